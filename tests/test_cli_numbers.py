"""A number that no table can hold is told in a sentence, wherever a row is named by one."""

import click
import pytest
from click.testing import CliRunner

from bot.cli.calendar import calendar
from bot.cli.conversations import conversations
from bot.cli.nlu import nlu
from bot.cli.requests import requests

HUGE = "99999999999999999999"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (requests, ("handed", HUGE, "--commune", "berkane", "--as", "a@b.ma")),
        (requests, ("close", "BRK-1", "--commune", "berkane", "--as", "a@b.ma", "--revision", HUGE)),
        (requests, ("groups", "propose", HUGE, "--commune", "berkane", "--as", "a@b.ma")),
        (requests, ("groups", "group", "BRK-1", "--commune", "berkane", "--as", "a@b.ma", "--into", HUGE)),
        (conversations, ("return", HUGE, "--commune", "berkane")),
        (calendar, ("remove", HUGE, "--commune", "berkane")),
        (nlu, ("review", "--label", HUGE)),
        (nlu, ("review", "--skip", "0")),
    ],
)
def test_a_number_that_is_none_is_a_sentence(command: click.Command, words: tuple[str, ...]) -> None:
    told = CliRunner().invoke(command, words)
    assert told.exit_code == 2, told.output
    assert "not in the range" in told.output or "not a valid integer" in told.output
