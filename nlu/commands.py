"""What `jemaa nlu …` does, as plain functions; the command line itself is elsewhere."""

from __future__ import annotations

import json
from typing import TextIO

from nlu.reader import Reader


def parse_lines(stdin: TextIO, stdout: TextIO, reader: Reader | None = None) -> None:
    """One JSON line out for every line in, blank ones too, each as soon as it is read."""
    reader = reader or Reader.load()
    for line in stdin:
        reading = reader.read(line.rstrip("\r\n"))
        stdout.write(json.dumps(reading.as_json(), ensure_ascii=False) + "\n")
        stdout.flush()
