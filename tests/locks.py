"""Write the lock files (`make lock`), and say whether they still fit pyproject.toml.

A lock begins with the digest of the dependency tables it was made from, pins every package with hashes, and names no index.
"""

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOCKS = {
    "requirements.lock": ("build",),
    "requirements-dev.lock": ("build", "train", "dev"),
}
MARK = "# made from pyproject.toml with dependencies "


def digest() -> str:
    """What the dependency tables of pyproject.toml say, as one number."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    tables = [project["dependencies"], project["optional-dependencies"], project["requires-python"]]
    return hashlib.sha256(json.dumps(tables, sort_keys=True).encode()).hexdigest()[:16]


def write() -> None:
    for name, extras in LOCKS.items():
        command = [
            sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes",
            "--no-emit-index-url", "--no-header", "--no-annotate", "--python-version", "3.11",
            "pyproject.toml", "--output-file", name, *(f"--extra={extra}" for extra in extras),
        ]  # fmt: skip
        if name != "requirements.lock":
            command.append("--constraint=requirements.lock")
        lock = ROOT / name
        text = lock.read_text() if lock.exists() else ""
        lock.write_text("\n".join(line for line in text.splitlines() if not line.startswith("#")) + "\n")
        subprocess.run(command, cwd=ROOT, check=True)
        lock.write_text(f"{MARK}{digest()}; write it again with `make lock`\n{lock.read_text()}")


if __name__ == "__main__":
    write()
