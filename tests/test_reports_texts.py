"""The words of figures and reports: the same in both languages, all of them said somewhere, Arabic begun with Arabic."""

import re
from pathlib import Path

import pytest
from fluent_files import forms, patterns, variables

ROOMS = ("figures", "report")
CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("bot/reports", "bot/console")
    for path in (Path(__file__).parents[1] / folder).rglob("*.py")
)
# What is put together from a name: figure-variety-fr, report-round-draft.
MADE = (
    "figure-variety-", "figure-script-", "figure-channel-", "figure-state-", "figure-stand-", "figure-per-",
    "figure-answered-share-", "figure-in-time-share-", "figure-waiting-", "report-round-", "report-key-", "open-data-licence-",
    "open-data-file-",
)  # fmt: skip


def test_both_languages_say_the_same() -> None:
    french, arabic = patterns("fr", ROOMS), patterns("ar", ROOMS)
    assert list(french) == list(arabic)
    assert {key: variables(each) for key, each in french.items()} == {
        key: variables(each) for key, each in arabic.items()
    }


def test_every_arabic_line_begins_with_arabic() -> None:
    for key, pattern in patterns("ar", ROOMS).items():
        for form in forms(pattern):
            letters = re.sub(r"[^\w\ufffc]|\d|_", "", form)
            # A title that is given, and the sum in front of it, stand for themselves.
            assert not letters or letters[0] == "\ufffc" or "\u0600" <= letters[0] <= "\u06ff", (key, form)


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_is_kept_that_nobody_says(room: str) -> None:
    left = []
    for key in patterns("fr", (room,)):
        name = key.partition(".")[0]
        short = name.removeprefix("report-")
        if name.startswith(MADE) or f'"{name}"' in CODE or f'"{short}"' in CODE:
            continue
        if not re.search(rf'"{re.escape(name.removeprefix("figure-"))}"', CODE):
            left.append(key)
    assert left == []
