"""The lock files: fresh, hashed, and naming no index."""

import re
import tomllib

import pytest
from locks import LOCKS, MARK, ROOT, digest
from packaging.requirements import Requirement
from packaging.version import Version


@pytest.mark.parametrize("name", LOCKS)
def test_lock_is_fresh(name: str) -> None:
    first = (ROOT / name).read_text().splitlines()[0]
    assert first.startswith(f"{MARK}{digest()};"), "pyproject.toml changed: run `make lock`"


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_a_hash_and_no_line_names_an_index(name: str) -> None:
    text = (ROOT / name).read_text()
    pins = re.split(r"\n(?=\S)", text.partition("\n")[2].strip())
    assert len(pins) > 30
    for pin in pins:
        assert "--hash=sha256:" in pin, pin
    assert not re.search(r"://|--(extra-)?index|--find-links", text)


def test_pins_satisfy_what_the_project_asks_for() -> None:
    pinned: dict[str, set[Version]] = {}
    for match in re.finditer(
        r"^([a-z0-9._-]+)==(\S+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE
    ):
        pinned.setdefault(match[1], set()).add(Version(match[2]))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for text in project["dependencies"]:
        wanted = Requirement(text)
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        assert pinned[name], name
        assert all(version in wanted.specifier for version in pinned[name]), text
