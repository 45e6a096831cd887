"""The options of the transcript tests, for conftest.py: `from transcript_options import pytest_addoption`."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-transcripts",
        action="store_true",
        help="write what the conversations say now into tests/transcripts/*.txt, to be read before it is committed",
    )
