"""The words in which staff read a case in a terminal, in Arabic or French; programs read the codes (--json)."""

import click

from bot.papers import sheet

LANGUAGES = ("ar", "fr")
ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))  # which a terminal may show
language_option = click.option(
    "--language", type=click.Choice(LANGUAGES), default="fr", show_default=True, help="Of the words."
)


def state_words(state: str, language: str) -> str:
    return _said(f"short-{state}", state, language)


def outcome_words(outcome: str, language: str) -> str:
    return _said(f"short-{outcome}", outcome, language)


def notice_words(kind: str, language: str) -> str:
    return _said(f"notice-{kind}", kind, language)


def _said(key: str, code: str, language: str) -> str:
    return sheet.say(language, key) if sheet.has(language, key) else code
