"""The text keys of the engine itself. A test checks that every catalogue has them, with these variables."""

from collections.abc import Mapping

# Lines, with the variables each is given.
LINES: Mapping[str, tuple[str, ...]] = {
    # Two lines before the first answer. `kind` is sample or real; `reference` the CNDP's, "" when there is none.
    "engine-notice": ("commune", "reference", "kind"),
    "engine-greeting": (),
    "engine-thanks": (),
    "engine-goodbye": (),
    "engine-help": (),
    "engine-no-person": (),
    "engine-not-understood": (),
    "engine-out-of-scope": (),
    "engine-calm": (),  # an insult, a curse
    "engine-masked": (),  # a card or telephone number was taken out
    "engine-needed": (),  # skip, at a question that has to be answered
    "engine-empty": (),  # only signs, or nothing
    "engine-stale": (),  # a button of an older question
    "engine-number-outside": ("last",),
    "engine-cut": ("limit",),
    "engine-media-too-large": (),
    "engine-media-lost": (),
    "engine-media-wrong-type": (),
    "engine-media-sticker": (),
    "engine-media-location": (),
    "engine-media-contact": (),
    "engine-media-video": (),
    "engine-media-other": (),
    "engine-not-here-voice": (),  # a voice note or photo where it is no answer
    "engine-not-here-photo": (),
    "engine-not-here-text": (),
    "engine-media-added": ("count",),
    "engine-media-enough": ("count",),
    "engine-cancelled": ("flow",),
    "engine-closed": ("flow",),  # cancelled after something was recorded
    "engine-left": (),  # a menu or a reading was left
    "engine-what-next": (),
    "engine-nothing-open": (),
    "engine-nothing-before": (),
    "engine-on-record": (),  # back or change would reach across what is recorded
    "engine-form-kept": ("flow",),
    "engine-form-again": ("flow",),  # started again from its first question
    "engine-flow-gone": (),
    "engine-too-long": (),
    "engine-finish-first": ("flow",),
    "engine-where": ("flow",),  # after a long silence: where we were
    "engine-stopped": ("purposes",),
    "engine-stopped-requests": (),  # what the law wants told finds another way
    "engine-nothing-to-stop": (),
    "engine-language-set": (),
    "engine-kept-for-later": (),
    "engine-no-name": (),
    "engine-kept-too": (),
    "engine-nothing-to-change": (),
    "engine-added": (),
    "engine-answers": ("reference", "words"),
    "engine-answers-it": (),
    "engine-something-else": (),
}
# What stands for an answer without text, inside another line; and the notices that `stop` names.
PARTS = (
    "engine-a-voice-note",
    "engine-a-photo",
    "engine-purpose-sessions",
    "engine-purpose-workshops",
    "engine-purpose-requests",
    "engine-purpose-comments",
    "engine-purpose-other",
)
# Questions of the engine. Only the proposal has the three wordings; the others are passed by, never repeated.
QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "engine-proposal": ("words",),
    "engine-offer": ("flow", "open"),
    "engine-did-you-mean": ("count",),
    "engine-later": ("flow",),
    "engine-language": (),
    "engine-resume": ("flow",),
    "engine-reopen": ("flow",),
    "engine-change": (),
    "engine-add": ("words",),
    "engine-person": (),
}
LABELS = (
    "engine-yes",
    "engine-no",
    "engine-confirm-yes",
    "engine-confirm-save",
    "engine-confirm-change",
    "engine-confirm-no",
    "engine-skip",
    "engine-more",
    "engine-keep",
    "engine-rewrite",
    "engine-stay",
    "engine-keep-as-words",
    "engine-none-of-these",
    "engine-not-now",
    "engine-go-on",
    "engine-start-again",
    "engine-change-nothing",
    "engine-add-it",
    "engine-leave-it",
    "engine-talk-to-person",
    "engine-to-menu",
    "engine-try-again",
    "engine-language-ar",
    "engine-language-ary-arab",
    "engine-language-ary-latn",
    "engine-language-fr",
)
PROPOSAL = "engine-proposal"
ENGINE_KEYS = (
    *LINES,
    *PARTS,
    *QUESTIONS,
    f"{PROPOSAL}.example",
    f"{PROPOSAL}.simple",
    *LABELS,
)
PURPOSES = frozenset(
    key.removeprefix("engine-purpose-") for key in PARTS if key.startswith("engine-purpose-")
)


def key_of(flow: str, name: str) -> str:
    """The text key of a name used in a flow; a name with a hyphen is a key already."""
    return name if "-" in name else f"{flow}-{name}".replace("_", "-")
