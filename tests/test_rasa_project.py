"""The Rasa project itself: its lock, its domain, its guards, and how Python 3.10 is found. Nothing here needs Rasa."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from nlu.corpus import training
from nlu.rasa import make

ROOT = Path(__file__).parent.parent
ROOM = ROOT / "nlu" / "rasa"


def test_every_pin_has_a_hash_and_no_line_names_an_index() -> None:
    for lock in make.LOCKS:
        text = re.sub(r"^#.*\n", "", lock.read_text(), flags=re.MULTILINE)
        for pin in re.split(r"\n(?=\S)", text.strip()):
            assert re.match(r"[a-z0-9._-]+==\S+ ", pin), pin
            assert "--hash=sha256:" in pin, pin
        assert not re.search(r"://|--(extra-)?index|--find-links", text)


def test_rasa_is_the_release_that_closes_its_remote_execution() -> None:
    assert "\nrasa==3.6.21 " in make.LOCKS[1].read_text()


def test_the_domain_names_what_the_training_text_teaches() -> None:
    domain = yaml.safe_load((ROOM / "domain.yml").read_text())
    rows = training()
    assert set(domain["intents"]) == {row.intent for row in rows}
    assert set(domain["entities"]) == {mark.entity for row in rows for mark in row.entities}


def test_no_channel_no_action_server_and_no_threshold_of_rasas_own() -> None:
    for name in ("credentials.yml", "endpoints.yml"):
        assert yaml.safe_load((ROOM / name).read_text()) is None
    for config in make.CONFIGS.values():
        names = [part["name"] for part in yaml.safe_load(config.read_text())["pipeline"]]
        assert names[0].endswith("NormalisingTokenizer")
        assert "FallbackClassifier" not in names


@pytest.mark.parametrize("token", ["", "short"])
def test_the_server_does_not_start_without_a_token(token: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "nlu.rasa.serve"],
        cwd=ROOT,
        env={"JEMAA_RASA_TOKEN": token},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "JEMAA_RASA_TOKEN" in done.stderr


def test_rasa_sees_no_secret_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JEMAA_SECRET_KEY", "a-secret-of-ours")
    seen = make.environment()
    assert "a-secret-of-ours" not in json.dumps(seen)
    assert seen["RASA_TELEMETRY_ENABLED"] == "false"


def test_the_token_is_made_once_and_read_by_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make, "PLACE", tmp_path)
    first = make.token_file().read_text()
    assert len(first.strip()) >= 32
    assert make.token_file().read_text() == first
    assert make.token_file().stat().st_mode & 0o077 == 0


# -- finding Python 3.10 ---------------------------------------------------------------------------------------


def python(path: Path, version: str) -> Path:
    """A stand-in that answers the question as a Python of this version would; "" is a shim that does not answer."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho {version}\n" if version else "#!/bin/sh\nexit 127\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing on it."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv("PYENV_ROOT", raising=False)
    monkeypatch.setattr(make, "ROOT", tmp_path)
    return tmp_path


def test_takes_a_python_on_the_path_that_answers(bare: Path) -> None:
    found = python(bare / "bin" / "python3.10", "3.10")
    assert make.find_python(home=bare) == found


def test_passes_over_a_shim_that_does_not_answer(bare: Path) -> None:
    python(bare / "bin" / "python3.10", "")
    real = python(bare / ".pyenv" / "versions" / "3.10.13" / "bin" / "python", "3.10")
    assert make.find_python(home=bare) == real


def test_takes_what_uv_already_has_and_forbids_it_to_download(bare: Path) -> None:
    real = python(bare / "share" / "python", "3.10")
    uv = python(bare / "bin" / "uv", "")
    uv.write_text(f'#!/bin/sh\n[ "$*" = "python find --no-python-downloads 3.10" ] && echo {real}\n')
    assert make.find_python(home=bare) == real


def test_takes_the_one_that_is_named_or_says_that_it_does_not_answer(bare: Path) -> None:
    named = python(bare / "elsewhere", "3.10")
    assert make.find_python(str(named), home=bare) == named
    python(named, "3.12")
    with pytest.raises(make.NoPython, match="PYTHON310"):
        make.find_python(str(named), home=bare)


def test_says_what_to_do_where_there_is_none(bare: Path) -> None:
    python(bare / "bin" / "python3.10", "3.9")
    with pytest.raises(make.NoPython, match="PYTHON310="):
        make.find_python(home=bare)


def test_knows_the_machines_that_tensorflow_was_built_for(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platform.machine", lambda: "aarch64")
    with pytest.raises(make.NoPython, match="x86-64"):
        make.find_python(home=bare)
