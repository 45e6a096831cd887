"""`jemaa serve` started for real: ready, a page that answers, alone with its database, stopped by a signal."""

import re
import signal
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from command_line import Town, free_port, get, serving

pytestmark = pytest.mark.slow


def test_serve_from_start_to_stop(tmp_path: Path) -> None:
    town, port = Town(tmp_path / "var"), free_port()
    with serving(town, port) as process:
        assert get(f"http://127.0.0.1:{port}/healthz") == "ok\n"
        assert "jemaa" in get(f"http://127.0.0.1:{port}/metrics")
        for commune in ("berkane", "settat"):
            assert "<form" in get(f"http://127.0.0.1:{port}/chat/{commune}")
        process.send_signal(signal.SIGTERM)
        out, errors = process.communicate(timeout=30)
    assert process.returncode in (0, -signal.SIGTERM), errors
    assert f"http://127.0.0.1:{port}/chat/berkane" in out
    assert "Traceback" not in errors


def test_the_page_answers_without_javascript(tmp_path: Path) -> None:
    town, port = Town(tmp_path / "var"), free_port()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    page_url = f"http://127.0.0.1:{port}/chat/berkane"
    with serving(town, port):
        page = opener.open(page_url, timeout=30).read().decode()
        fields = dict(re.findall(r'name="(token|key)" value="([^"]*)"', page))
        assert fields["token"]
        form = urllib.parse.urlencode(fields | {"key": "k" * 16, "text": "J'ai une remarque sur le budget"})
        opener.open(f"{page_url}/messages", form.encode(), timeout=30).read()
        answered = opener.open(page_url, timeout=30).read().decode()
    assert "Transparence financière" in answered
    assert 'name="payload"' in answered


def test_a_second_serve_stops_with_a_sentence(tmp_path: Path) -> None:
    town, port = Town(tmp_path / "var"), free_port()
    with serving(town, port):
        told = town.refuses("serve", "--port", str(free_port()))
        assert "Another `jemaa serve`" in told
        assert get(f"http://127.0.0.1:{port}/readyz") == "ready\n"
        assert "error" not in town.works("doctor")
        with town.chat() as talk:
            assert talk.say("salam"), "a talk in the terminal beside the service"


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    port = free_port()
    with serving(Town(tmp_path / "one"), port):
        done = Town(tmp_path / "two").run("serve", "--port", str(port))
    assert done.returncode != 0
    assert str(port) in done.stderr
    assert "Traceback" not in done.stderr
