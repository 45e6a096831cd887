"""`jemaa worker` and a `jemaa serve` that only serves, each in a process of its own, on one PostgreSQL database."""

import re
import secrets
import signal
import time
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from command_line import Town, free_port, get, serving

from data.engine import Database


def test_on_sqlite_there_is_nothing_for_a_worker_to_do(tmp_path: Path) -> None:
    told = Town(tmp_path / "var").refuses("worker")
    assert "`jemaa serve` does all the work" in told


@pytest.mark.slow
@pytest.mark.postgres
def test_a_worker_answers_what_is_said_on_a_page_of_another_process(
    postgres_database: Database, tmp_path: Path
) -> None:
    """The worker is first, as in an upgrade: the communes come while it runs."""
    settings = {
        "JEMAA_DATABASE_URL": postgres_database.url.render_as_string(False),
        "JEMAA_SECRET_KEY": secrets.token_hex(24),
    }
    town, port = Town(tmp_path / "var", settings), free_port()
    page_url = f"http://127.0.0.1:{port}/chat/berkane"
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    worker = town.start("worker")
    try:
        with serving(town, port) as web:
            page = opener.open(page_url, timeout=30).read().decode()
            fields = dict(re.findall(r'name="(token|key)" value="([^"]*)"', page))
            form = urllib.parse.urlencode(
                fields | {"key": "k" * 16, "text": "J'ai une remarque sur le budget"}
            )
            opener.open(f"{page_url}/messages", form.encode(), timeout=30).read()
            deadline = time.monotonic() + 30
            while "Transparence financière" not in page and time.monotonic() < deadline:
                time.sleep(0.3)
                page = opener.open(page_url, timeout=30).read().decode()
            assert "Transparence financière" in page
            assert get(f"http://127.0.0.1:{port}/readyz") == "ready\n"
            assert town.run("worker", "--check").returncode == 0
            web.send_signal(signal.SIGTERM)
            out, errors = web.communicate(timeout=30)
            assert "jemaa worker" in out
            assert "Traceback" not in errors
        worker.send_signal(signal.SIGTERM)
        _, errors = worker.communicate(timeout=30)
        assert worker.returncode == 0, errors
        assert "Traceback" not in errors
        assert town.run("worker", "--check").returncode == 1
    finally:
        worker.kill()
        worker.communicate()
