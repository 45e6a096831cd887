"""What was not run is said loudly, and fails where it is required."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
WITHOUT_POSTGRES = """
import sys
import postgres, pytest
def nothing():
    raise postgres.NoPostgres("there is none on this machine")
postgres.binaries = nothing
sys.exit(pytest.main(sys.argv[1:]))
"""


def run(required: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("JEMAA_", "PYTEST_"))
    }
    return subprocess.run(
        [
            sys.executable,
            "-c",
            WITHOUT_POSTGRES,
            "-q",
            "-k",
            "exactly_the_tables",
            *arguments,
            "test_data_engine.py",
        ],
        cwd=TESTS,
        env={**environment, "JEMAA_TEST_REQUIRE": required, "PYTHONPATH": str(TESTS)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_missing_part_is_skipped_and_named_at_the_end() -> None:
    ended = run("")
    assert ended.returncode == 0, ended.stdout
    assert "1 passed, 1 skipped" in ended.stdout
    assert "NOT RUN: postgres" in ended.stdout
    assert "there is none on this machine" in ended.stdout


@pytest.mark.parametrize("required", ["postgres", "chromium,postgres"])
def test_a_required_part_that_is_missing_fails_the_run(required: str) -> None:
    ended = run(required)
    assert ended.returncode == 1, ended.stdout
    assert "postgres is required here, and there is none on this machine" in ended.stdout


def test_a_requirement_that_is_misspelt_fails_the_run() -> None:
    ended = run("postgress")
    assert ended.returncode != 0, ended.stdout
    assert "postgress" in ended.stdout + ended.stderr
