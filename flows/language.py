"""Which language the person is answered in."""

from flows.conversation import Conversation
from flows.limits import LANGUAGE_WORDS
from flows.matching import word_count
from flows.types import Heard
from flows.vocabulary import LANGUAGES

# When nothing is known: Darija is what most people here speak, and who writes a few Arabic letters, a number or only
# a sign has at least not been addressed in French. Standard Arabic as the fallback would sound like a letter from the
# court; French would not be read by many. The first message that can be read replaces it.
DEFAULT_LANGUAGE = "ary-Arab"

GUESS, READ, WORDS = "guess", "read", "words"


def follow(now: Conversation, heard: Heard, *, is_answer_text: bool) -> tuple[str, str]:
    """The language and where it is from, after a message.

    A language chosen in words holds. Otherwise: the last message of three words or more that was read for sure;
    a button, a number and the text of an open question change nothing; the first message that can be read at all
    sets it, however short.
    """
    if now.language_from == WORDS:
        return now.language, WORDS
    is_readable = heard.language in LANGUAGES and not heard.payload and not is_answer_text
    is_readable = is_readable and any(letter.isalpha() for letter in heard.text)
    if is_readable and now.language_from != READ:
        return heard.language, READ
    if is_readable and heard.is_sure and word_count(heard.text) >= LANGUAGE_WORDS:
        return heard.language, READ
    return now.language or DEFAULT_LANGUAGE, now.language_from or GUESS
