"""`rasa run`, with what it leaves open closed: never without a token, no chat channel, loopback unless told otherwise.

Runs in Rasa's own Python: python -m nlu.rasa.serve --model FILE. The token is read from JEMAA_RASA_TOKEN or from the file
that JEMAA_RASA_TOKEN_FILE names, never from the command line, which every user of the machine can read.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

ROOM = Path(__file__).parent
TOKEN_LETTERS = 32  # as long as every other secret of Jemaa: whoever has it may swap the model


def main() -> None:
    options = _options()
    token = _token()
    if options.check:
        sys.exit(_check(options.port, token))
    if not options.model.is_file():
        sys.exit(f"There is no model at {options.model}: train one first (make rasa-train).")
    if options.until_stdin_closes:
        threading.Thread(target=_follow_stdin, daemon=True).start()
    sys.argv = [
        "rasa", "run", "--enable-api", "--interface", options.host, "--port", str(options.port),
        "--model", str(options.model), f"--auth-token={token}",  # joined: a token may begin with "-"
        "--credentials", str(ROOM / "credentials.yml"), "--endpoints", str(ROOM / "endpoints.yml"),
    ]  # fmt: skip
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    from rasa.__main__ import main as rasa  # noqa: PLC0415 - takes seconds, and --check needs none of it

    rasa()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="nlu.rasa.serve", description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("model.tar.gz"))
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=5005)
    parser.add_argument(
        "--check", action="store_true", help="say by the exit code whether the server has its model"
    )
    parser.add_argument("--until-stdin-closes", action="store_true", help="stop with whoever started this")
    return parser.parse_args()


def _token() -> str:
    token = os.environ.get("JEMAA_RASA_TOKEN", "").strip()
    named = os.environ.get("JEMAA_RASA_TOKEN_FILE", "")
    if named and not token:
        token = Path(named).read_text(encoding="utf-8").strip()
    if len(token) < TOKEN_LETTERS:
        sys.exit(
            "Set JEMAA_RASA_TOKEN (or JEMAA_RASA_TOKEN_FILE) to any text of 32 characters or more: without a token "
            "Rasa lets anyone read with it and swap its model."
        )
    return token


def _check(port: int, token: str) -> int:
    query = urllib.parse.urlencode({"token": token})
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/status?{query}", timeout=5) as answer:
            return 0 if answer.status == 200 else 1
    except urllib.error.URLError:
        return 1


def _follow_stdin() -> None:
    while sys.stdin.read(1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
