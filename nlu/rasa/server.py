"""A Rasa server for a while: started on a free port of 127.0.0.1, stopped with whoever started it. For tests and measuring."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from nlu.rasa import make

# Measured: 15 s alone on a core, 50 s beside a training on a busy machine.
START_SECONDS = 180.0


class Server:
    """One model, one port; start and stop as often as needed."""

    def __init__(self, model: Path, log: Path) -> None:
        self.model, self.log = model, log
        self.token = make.token_file().read_text(encoding="utf-8").strip()
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        return self._process.pid if self._process else 0

    def launch(self) -> None:
        """Start the process; it listens once its model is loaded."""
        command = [*make.serve_command(self.model, self.port), "--until-stdin-closes"]
        with self.log.open("ab") as out:
            self._process = subprocess.Popen(  # noqa: S603 - our own command
                command, cwd=make.PLACE, env=make.environment(), stdin=subprocess.PIPE, stdout=out, stderr=out
            )

    def start(self) -> float:
        """Launch it and wait until it answers: how many seconds that took. Trouble when it does not."""
        began = time.monotonic()
        self.launch()
        while not self.answers():
            if self._process is None or self._process.poll() is not None:
                raise make.Trouble(f"Rasa ended while starting:\n{self.last_lines()}")
            if time.monotonic() - began > START_SECONDS:
                self.stop()
                raise make.Trouble(f"Rasa did not answer within {START_SECONDS:.0f} s:\n{self.last_lines()}")
            time.sleep(0.2)
        return time.monotonic() - began

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/version", timeout=2) as answer:  # noqa: S310 - our own
                return bool(answer.status == 200)
        except OSError:
            return False

    def stop(self) -> None:
        if self._process is None or self._process.stdin is None:
            return
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(10)
        self._process = None

    def last_lines(self, count: int = 20) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-count:])


@contextlib.contextmanager
def served(model: Path, log: Path) -> Iterator[Server]:
    """A server that answers."""
    server = Server(model, log)
    try:
        server.start()
        yield server
    finally:
        server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
