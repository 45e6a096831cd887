"""The page's own words in one language: everything it says that nobody in the conversation said."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.pages.desk import CommuneView
from data import texts

LANGUAGES = texts.LANGUAGES
DEFAULT_LANGUAGE = "ary"
TAGS = {"ar": "ar-MA", "ary": "ary", "ary-Latn": "ary-Latn", "fr": "fr-MA"}
# What the script says by itself; the rest stands in the page.
SCRIPT_KEYS = (
    "you", "assistant", "staff", "line-photo", "line-voice", "line-forgotten", "sending", "not-sent",
    "offline", "too-many", "no-microphone", "voice-too-long", "typing", "saved-draft",
    "problem-photo-too-large", "problem-file-too-large", "problem-wrong-type",
)  # fmt: skip


def direction(language: str) -> str:
    """`language` as a catalogue or as read (ar, ary, ary-Arab; ary-Latn, fr)."""
    return "ltr" if language in ("fr", "ary-Latn") else "rtl"


@dataclass(frozen=True, slots=True)
class Words:
    """The catalogue's `page-…` texts, with the commune's name where they want it."""

    language: str
    commune: str

    @property
    def tag(self) -> str:
        return TAGS[self.language]

    @property
    def direction(self) -> str:
        return direction(self.language)

    def __call__(self, name: str, **args: str | int) -> str:
        if args:
            return texts.catalogue(self.language).text(f"page-{name}", args)
        return texts.plain(self.language, f"page-{name}")

    def named(self, name: str) -> str:
        """A text that names the commune."""
        return self(name, commune=self.commune)

    def for_script(self) -> Mapping[str, str]:
        return {key: self(key) for key in SCRIPT_KEYS}


def words_for(view: CommuneView, language: str) -> Words:
    return Words(language, texts.pick(view.names, language)[0])


def language_name(language: str) -> str:
    """How a language calls itself."""
    return texts.plain(language, "page-language-name")


def accepted_language(header: str) -> str:
    """French for a telephone set to French alone or first, otherwise Darija: what most people here speak."""
    first = header.partition(",")[0].strip().lower()
    return "fr" if first == "fr" or first.startswith("fr-") else DEFAULT_LANGUAGE
