"""The parts of a run that need something from the machine, and what happens where it is not there.

A missing part is skipped and named loudly at the end of the run. Where JEMAA_TEST_REQUIRE names it, the run fails.
"""

import os
from typing import NoReturn

import pytest

PARTS = {
    "postgres": "tests on a real PostgreSQL server",
    "chromium": "tests in a real browser",
    "python310": "tests of the Rasa project on Python 3.10",
}


def required() -> set[str]:
    """The parts that must not be missing."""
    return {name for name in os.environ.get("JEMAA_TEST_REQUIRE", "").replace(",", " ").split() if name}


def missing(part: str, why: str) -> NoReturn:
    """Skip the test that needs a part, or fail it where the part is required."""
    if part in required():
        pytest.fail(f"{part} is required here, and {why}", pytrace=False)
    pytest.skip(f"{part}: {why}")
