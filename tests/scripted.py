"""A reader that reads by a few plain rules: runtime tests must not depend on how well the model was trained."""

import re

from nlu.reading import Entity, Reading

_RULES = (
    ("mola7ada", "give_comment"),
    ("bghit nchouf lbarnamaj", "browse_programme"),
    ("salam", "greet"),
    ("chhal sarfat", "request_information"),
    ("ntleb ma3louma", "request_information"),
    ("fin wsel", "track_request"),
    ("ch7al kayakhed", "know_rights"),
    ("chkon nhder m3ah", "talk_to_human"),
)
_AXES = (("lmizania", "financial_transparency"),)


class ScriptedReader:
    """Every text is Arabizi; the intent is the one whose words stand in it."""

    def read(self, text: str, previous: str = "") -> Reading:
        reference = re.search(r"\b(BRK|STT)-[0-9A-Z]{8}\b", text)
        if reference:
            found = Entity("reference", reference[0], reference.start(), reference.end())
            return Reading(text, "ary-Latn", "track_request", 0.97, entities=(found,))
        intent = next((name for words, name in _RULES if words in text), "out_of_scope")
        entities = tuple(
            Entity("axis", value, text.index(words), text.index(words) + len(words))
            for words, value in _AXES
            if words in text and intent == "give_comment"
        )
        confidence = 0.97 if intent != "out_of_scope" else 0.4
        return Reading(
            text, "ary-Latn", intent, confidence, ranking=((intent, confidence),), entities=entities
        )
