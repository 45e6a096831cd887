"""The real command line in a process of its own, with a var folder of its own: what a person and a script see."""

import io
import json
import logging
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bot.cli import main

PATIENCE = 120.0  # seconds; two busy cores are slow
TURNS = 20  # no form is longer

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Town:
    """One installation: `jemaa` runs in it as an operator would run it."""

    var: Path
    settings: dict[str, str] = field(default_factory=dict)
    # Commands in this process instead of one each, which costs a second: for the many of one room.
    is_near: bool = False

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("JEMAA_")}
        return kept | {"JEMAA_VAR_DIR": str(self.var)} | self.settings

    def start(self, *words: str, **options: Any) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "bot", *words],
            env=self.environment,
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            **options,
        )

    def run(self, *words: str, said: str = "") -> "subprocess.CompletedProcess[str]":
        """Run a command to its end, with `said` on stdin."""
        if self.is_near and not said:
            return self._run_near(words)
        with self.start(*words, stdin=subprocess.PIPE) as process:
            out, err = process.communicate(said, timeout=PATIENCE)
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def _run_near(self, words: tuple[str, ...]) -> "subprocess.CompletedProcess[str]":
        """The same entry as a process has, with its environment, its streams and its exit code."""
        out, err, code = io.StringIO(), io.StringIO(), 0
        handlers, level = logging.root.handlers[:], logging.root.level
        with (
            patch.dict(os.environ, self.environment, clear=True),
            patch.object(sys, "argv", ["jemaa", *words]),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            try:
                main()
            except SystemExit as done:
                code = done.code if isinstance(done.code, int) else 1
            finally:
                for added in set(logging.root.handlers) - set(handlers):
                    added.close()
                logging.root.handlers[:], logging.root.level = handlers, level
        return subprocess.CompletedProcess(words, code, out.getvalue(), err.getvalue())

    def works(self, *words: str) -> str:
        """Run a command that must succeed; what it printed."""
        done = self.run(*words)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def refuses(self, *words: str) -> str:
        """Run a command that must stop with a sentence and exit code 2; the sentence."""
        done = self.run(*words)
        assert (done.returncode, done.stdout) == (2, "")
        assert "Traceback" not in done.stderr
        return done.stderr

    @contextmanager
    def chat(self, commune: str = "berkane") -> Iterator["Talk"]:
        """`jemaa chat --json`, ended by the end of its input: it must exit with 0 and have no more to say."""
        with self.start("chat", "--json", "--commune", commune, stdin=subprocess.PIPE) as process:
            try:
                yield Talk(process)
                rest, errors = process.communicate(timeout=PATIENCE)
                assert (process.returncode, rest) == (0, ""), errors
            finally:
                process.kill()


@dataclass(slots=True)
class Talk:
    """One running `jemaa chat --json`; every line it prints must be one of the protocol's."""

    process: "subprocess.Popen[str]"
    raw: list[str] = field(default_factory=list)

    def send(self, line: str) -> list[Line]:
        """One line as it is; the messages before its `done`."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answers: list[Line] = []
        for written in self.process.stdout:
            self.raw.append(written)
            answer = json.loads(written)
            if answer == {"done": True}:
                return answers
            assert set(answer) == {"to", "text", "choices"}
            assert all(set(choice) == {"id", "label"} for choice in answer["choices"])
            answers.append(answer)
        assert self.process.stderr
        raise AssertionError(f"jemaa chat ended without its done: {self.process.stderr.read()[-2_000:]}")

    def say(self, text: str, sender: str = "u1") -> list[Line]:
        return self.send(json.dumps({"from": sender, "text": text}, ensure_ascii=False))

    def choose(self, choice: str, sender: str = "u1") -> list[Line]:
        return self.send(json.dumps({"from": sender, "choice": choice}))

    def give(self, kind: str, path: Path, sender: str = "u1") -> list[Line]:
        return self.send(json.dumps({"from": sender, kind: str(path)}))

    def answer(self, said: list[Line], words: str, sender: str = "u1") -> list[Line]:
        """The first choice where there is one, else the words."""
        choices = said[-1]["choices"] if said else []
        return self.choose(choices[0]["id"], sender) if choices else self.say(words, sender)

    def follow(self, began: list[Line], words: str, prefix: str, sender: str = "u1") -> list[Line]:
        """Go on until a reference is given; everything that was said."""
        heard = list(began)
        for _ in range(TURNS):
            if any(prefix in line["text"] for line in heard):
                return heard
            said = self.answer(heard[-1:], words, sender)
            assert said, f"silence after {heard[-1]}"
            heard += said
        raise AssertionError(f"no reference after {TURNS} turns: {heard[-1]}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def get(url: str, seconds: float = PATIENCE) -> str:
    """What an address answers, as soon as it answers 200."""
    ends = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(url, timeout=seconds) as response:  # noqa: S310 - our own loopback address
                return str(response.read().decode())
        except urllib.error.URLError:
            if time.monotonic() > ends:
                raise
            time.sleep(0.05)


@contextmanager
def serving(town: Town, port: int) -> Iterator["subprocess.Popen[str]"]:
    """A running `jemaa serve`, ready."""
    with town.start("serve", "--port", str(port)) as process:
        try:
            get(f"http://127.0.0.1:{port}/readyz")
            yield process
        finally:
            process.kill()


def letters(text: str) -> tuple[int, int]:
    """How many Arabic and how many Latin letters."""
    arabic = sum("\u0621" <= letter <= "\u064a" for letter in text)
    return arabic, sum(letter.isascii() and letter.isalpha() for letter in text)
