"""The images and the compose file, as far as they can be judged without an engine."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from bot.runtime import carrier

ROOT = Path(__file__).parent.parent
COMPOSE = ROOT / "docker-compose.yml"
DOCKERFILES = sorted(ROOT.glob("*/Dockerfile")) + sorted(ROOT.glob("*/*/Dockerfile"))


def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(COMPOSE.read_text())["services"]
    return found


def run(*command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_compose_file_fits_the_specification() -> None:
    checker = str(Path(sys.executable).parent / "check-jsonschema")
    assert run(checker, "--builtin-schema", "vendor.compose-spec", str(COMPOSE)) == ""


def test_dockerfiles_pass_the_linter() -> None:
    hadolint = str(Path(sys.executable).parent / "hadolint")
    assert DOCKERFILES
    for path in DOCKERFILES:
        assert run(hadolint, str(path)) == ""


def test_nothing_runs_as_root_and_everything_says_when_it_is_well() -> None:
    for name, service in services().items():
        assert "healthcheck" in service, name
        if "build" in service:
            assert service["user"].split(":")[0] != "0"
            dockerfile = (ROOT / service["build"]["dockerfile"]).read_text()
            assert "\nUSER 10001\n" in dockerfile


def test_the_web_and_the_work_are_services_of_their_own() -> None:
    found = services()
    assert found["worker"]["command"] == ["jemaa", "worker"]
    assert "--all" not in found["jemaa"]["command"]
    assert "ports" not in found["worker"], "any number of them may run on one machine"
    assert found["worker"]["environment"] == found["jemaa"]["environment"]
    assert "worker" in found["jemaa"]["depends_on"], "workers before web in a rolling upgrade"
    grace = int(found["worker"]["stop_grace_period"].removesuffix("s"))
    assert grace > 2 * carrier.GRACE_SECONDS


def test_volumes_stay_under_var_so_that_none_hides_a_room() -> None:
    for service in services().values():
        for volume in service.get("volumes", []):
            assert volume.startswith("./var/"), volume


def test_what_the_image_copies_is_there() -> None:
    for path in DOCKERFILES:
        for line in path.read_text().splitlines():
            words = line.split()
            if words[:1] == ["COPY"] and not words[1].startswith("--"):
                for source in words[1:-1]:
                    assert (ROOT / source).exists(), source


def test_every_variable_of_the_example_is_known() -> None:
    known = (ROOT / "bot" / "settings.py").read_text() + COMPOSE.read_text()
    known += "".join(p.read_text() for p in (ROOT / "data/content/communes").glob("*/commune.yaml"))
    for line in (ROOT / ".env.example").read_text().splitlines():
        if line and not line.startswith("#"):
            name = line.partition("=")[0]
            assert name in known or name.removeprefix("JEMAA_").lower() in known, name
