"""What is wrong in a file that staff sent, in the language of the page: where it is, and what is expected there."""

from markupsafe import Markup

from bot.console.words import Words
from data.yaml_lines import Mistake

# Of the file as a whole: no line is to be looked for.
OF_THE_FILE = ("too-large", "no-text", "unpacked", "no-sheet", "empty", "no-programme", "too-deep")


def told(words: Words, mistake: Mistake) -> Markup:
    """One mistake: its place, its field as it stands in the file, and a sentence."""
    sentence = _sentence(words, mistake)
    if mistake.code in OF_THE_FILE:
        return sentence
    return Markup("<b>{}</b> — {}").format(_place(words, mistake), sentence)


def _place(words: Words, mistake: Mistake) -> Markup:
    is_sheet = mistake.file.casefold().endswith(".xlsx")
    parts = [words("programme-in-row" if is_sheet else "programme-in-line", number=mistake.line)]
    if mistake.column:
        parts.append(words("programme-in-column", column=mistake.column))
    if where := mistake.cell if is_sheet else mistake.field:
        parts.append(words.ref(where))
    return Markup(" · ").join(parts)


def _sentence(words: Words, mistake: Mistake) -> Markup:
    """What is wrong; in English, and said to be, only where nobody has met it before."""
    if not mistake.code:
        return Markup("{} {}").format(words("programme-wrong-other"), words.ref(mistake.words))
    values = dict(mistake.values)
    if "language" in values:
        values["language"] = words(f"programme-language-{values['language']}")
    return Markup.escape(words(f"programme-wrong-{mistake.code}", **values))
