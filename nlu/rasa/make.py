"""What `make rasa` does: Rasa's own Python 3.10, its packages, a trained model, a server on 127.0.0.1 with a token.

Needs nothing but the standard library: python -m nlu.rasa.make find|setup|train|serve. All of it lies in var/ and can be deleted.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import hashlib
import os
import platform
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOM = Path(__file__).parent
ROOT = ROOM.parent.parent
VAR = ROOT / "var"
VENV, PLACE = VAR / "rasa-venv", VAR / "rasa"
CONFIGS = {"linear": ROOM / "config.yml", "diet": ROOM / "config.diet.yml"}
DURATIONS = {"linear": "about two minutes", "diet": "half an hour or more"}
LOCKS = (ROOM / "requirements-build.lock", ROOM / "requirements.lock")
MACHINES = ("x86_64", "amd64")
# What tells a Python that can make Rasa's environment: the right version, and not the half that Debian ships without venv.
ASK = "import sys, ensurepip, venv, ssl, sqlite3; print(*sys.version_info[:2], sep='.')"
# No telemetry and no second copy of every step; one thread, so that the machine's other work goes on; the last three
# silence libraries, not Rasa.
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "RASA_MAX_CACHE_SIZE": "0",
    "RASA_CACHE_DIRECTORY": str(PLACE / "home" / "cache"),
    "OMP_NUM_THREADS": "1",
    "TF_INTRA_OP_PARALLELISM_THREADS": "1",
    "TF_INTER_OP_PARALLELISM_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONWARNINGS": "ignore",
}
# Citizens' keys are not for packages that nobody mends any more: of our environment Rasa gets these.
KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "TZ")


class Trouble(Exception):
    """Something this machine lacks, or a step that failed; the message says what to do."""


class NoPython(Trouble):
    """No Python 3.10 that answers."""


def find_python(named: str = "", home: Path | None = None) -> Path:
    """A Python 3.10 that really answers: the one named, on the PATH, of pyenv, or known to uv. Nothing is downloaded."""
    if platform.machine().lower() not in MACHINES:
        raise NoPython(
            f"this is a {platform.machine()}, and the TensorFlow of Rasa 3.6 was only built for x86-64."
        )
    if named:
        if not _answers(named):
            raise NoPython(f"PYTHON310 names {named}, which does not answer as a Python 3.10 with venv.")
        return Path(shutil.which(named) or named)
    for candidate in _candidates(home or Path.home()):
        if _answers(candidate):
            return Path(shutil.which(candidate) or candidate)
    raise NoPython(
        "no Python 3.10 answers here. Rasa 3.6 runs on no newer one: install it (Debian: python3.10-venv; pyenv install 3.10; "
        "uv python install 3.10), or name it with PYTHON310=/path/to/python3.10."
    )


def _candidates(home: Path) -> Iterator[str]:
    yield "python3.10"  # may be a shim of pyenv that does not answer
    for root in (os.environ.get("PYENV_ROOT", ""), str(home / ".pyenv")):
        if root:
            yield from sorted(map(str, Path(root).glob("versions/3.10.*/bin/python")), reverse=True)
    for uv in (shutil.which("uv"), str(ROOT / ".venv" / "bin" / "uv")):
        if uv and Path(uv).exists():
            yield _output([uv, "python", "find", "--no-python-downloads", "3.10"])


def _answers(python: str) -> bool:
    return bool(python) and _output([python, "-c", ASK]) == "3.10"


def _output(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603 - our own
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


@contextlib.contextmanager
def _alone(step: str) -> Iterator[None]:
    """One at a time: two workers of the tests, or `make rasa` beside them, share the environment and the models."""
    PLACE.mkdir(parents=True, exist_ok=True)
    with (PLACE / f"{step}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def set_up(named: str = "", log: Path | None = None) -> Path:
    """Rasa's Python with what the lock files pin; made anew when they change."""
    mark, ours = VENV / f".{_digest(LOCKS)}", VENV / "bin" / "python"
    with _alone("setup"):
        if not (mark.exists() and _answers(str(ours))):
            _install(find_python(named), ours, log)
            mark.touch()
    return ours


def _install(python: Path, ours: Path, log: Path | None) -> None:
    say(f"Installing Rasa 3.6.21 with {python} in {VENV.relative_to(ROOT)} (1.7 GB, two minutes) …")
    shutil.rmtree(VENV, ignore_errors=True)
    pip = [str(ours), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    pinned = [*pip, "--no-deps", "--require-hashes"]
    _run([str(python), "-m", "venv", str(VENV)], log)
    _run([*pinned, "-r", str(LOCKS[0])], log)
    _run(
        [*pinned, "--no-build-isolation", "-r", str(LOCKS[1])], log
    )  # what builds is pinned too: it came first


def model_path(pipeline: str = "linear") -> Path:
    """Where the model of this training text, pipeline and lock lies, trained or not."""
    parts = [*(ROOM / "data").rglob("*.yml"), *(ROOM / "components").glob("*.py"), ROOM / "domain.yml"]
    digest = _digest([CONFIGS[pipeline], ROOM.parent / "normalise.py", *LOCKS, *sorted(parts)])
    return PLACE / "models" / f"{pipeline}-{digest}.tar.gz"


def train(pipeline: str = "linear", log: Path | None = None) -> Path:
    """The trained model; what is trained already is not trained again."""
    model = model_path(pipeline)
    with _alone(pipeline):
        if model.exists():
            say(f"{model.relative_to(ROOT)} is trained already.")
            return model
        say(f"Training the {pipeline} pipeline ({DURATIONS[pipeline]} on one core) …")
        began = time.monotonic()
        _train(pipeline, model, log)
    say(f"Trained in {time.monotonic() - began:.0f} s: {model.relative_to(ROOT)}")
    return model


def _train(pipeline: str, model: Path, log: Path | None) -> None:
    with tempfile.TemporaryDirectory(dir=PLACE) as draft:
        command = [
            *_rasa("rasa"), "train", "nlu", "--nlu", str(ROOM / "data"), "--config", str(CONFIGS[pipeline]),
            "--domain", str(ROOM / "domain.yml"), "--out", draft, "--fixed-model-name", "model",
        ]  # fmt: skip
        _run(command, log, environment())
        model.parent.mkdir(exist_ok=True)
        for old in model.parent.glob(f"{pipeline}-*.tar.gz"):
            old.unlink()
        (Path(draft) / "model.tar.gz").replace(model)


def token_file() -> Path:
    """The server's token, made once; only its owner can read it."""
    path = PLACE / "token"
    with _alone("token"):
        if not path.exists():
            path.touch(0o600)
            path.write_text(secrets.token_urlsafe(32) + "\n")
    return path


def serve_command(model: Path, port: int) -> list[str]:
    return [*_rasa("nlu.rasa.serve"), "--model", str(model), "--port", str(port)]


def environment() -> dict[str, str]:
    """What Rasa sees of ours: where the normaliser is, and where its token is written."""
    home = PLACE / "home"
    home.mkdir(parents=True, exist_ok=True)
    ours = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {
        **ours,
        **QUIET,
        "HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "JEMAA_RASA_TOKEN_FILE": str(PLACE / "token"),
    }


def _rasa(module: str) -> list[str]:
    return [str(VENV / "bin" / "python"), "-m", module]


def _digest(paths: Sequence[Path]) -> str:
    mixed = hashlib.sha256()
    for path in paths:
        mixed.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return mixed.hexdigest()[:12]


def _run(command: Sequence[str], log: Path | None, env: Mapping[str, str] | None = None) -> None:
    """Run a step where people can watch it, or with its output in a log. Trouble ends with its last lines."""
    PLACE.mkdir(parents=True, exist_ok=True)
    if log is None:
        code, last = subprocess.run(command, cwd=PLACE, env=env, check=False).returncode, ""  # noqa: S603 - our own
    else:
        with log.open("a") as out:
            code = subprocess.run(  # noqa: S603 - our own command
                command, cwd=PLACE, env=env, stdout=out, stderr=out, stdin=subprocess.DEVNULL, check=False
            ).returncode
        last = "\n" + "\n".join(log.read_text(errors="replace").splitlines()[-20:])
    if code:
        step = re.sub(r"\s+", " ", " ".join(command[:5]))
        raise Trouble(f"{step} … ended with {code}.{last}")


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)  # noqa: T201 - this is a command


def main() -> None:
    parser = argparse.ArgumentParser(prog="nlu.rasa.make", description=__doc__)
    parser.add_argument("step", choices=("find", "setup", "train", "serve"))
    parser.add_argument("--python", default="", help="a Python 3.10; unset: looked for")
    parser.add_argument("--pipeline", default="linear", choices=sorted(CONFIGS))
    parser.add_argument("--port", default=5005, type=int)
    options = parser.parse_args()
    try:
        if options.step == "find":
            say(str(find_python(options.python)))
            return
        set_up(options.python)
        model = train(options.pipeline) if options.step != "setup" else None
    except Trouble as trouble:
        sys.exit(f"Rasa cannot be made ready: {trouble}")
    if model and options.step == "serve":
        _serve(model, options.port)


def _serve(model: Path, port: int) -> None:
    say(f"Starting Rasa on http://127.0.0.1:{port} (15 s or more). In another terminal:")
    say(
        f"  JEMAA_RASA_URL=http://127.0.0.1:{port} JEMAA_RASA_TOKEN_FILE={token_file().relative_to(ROOT)} make demo"
    )
    command = serve_command(model, port)
    os.chdir(PLACE)
    os.execve(command[0], command, environment())  # noqa: S606 - Ctrl-C reaches it without us between


if __name__ == "__main__":
    main()
