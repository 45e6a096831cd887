"""The document, figure or information a request asks for."""

from __future__ import annotations

from nlu.linear import Model
from nlu.message import Message
from nlu.reading import Entity
from nlu.tagger import runs_of, token_scores

ASKED = "request_information"


def documents(message: Message, model: Model) -> list[Entity]:
    """The stretches of words that name what is asked for, as they were written."""
    tags = model.heads["tags"]
    found = message.words
    scores = token_scores(found, ASKED, model.spaces["tags"], tags)
    column = tags.labels.index("document")
    flags = scores.argmax(axis=1) == column
    spans = [(found[start].start, found[end - 1].end) for start, end in runs_of(flags)]
    return [Entity("document", message.text[start:end], start, end) for start, end in spans]
