"""What was made, in a few lines."""

from collections import Counter
from collections.abc import Iterator

from bot.cli.people.filling import Made
from data.people_file import ANSWERED, COUNTER, EXTENDED, NEAR, OPEN, OVERDUE, RECEIPT

_NAMED = {
    RECEIPT: "without a receipt",
    OPEN: "open",
    NEAR: "near its last day",
    OVERDUE: "overdue",
    EXTENDED: "extended",
    ANSWERED: "answered",
    COUNTER: "from the counter",
}


def lines(made: Made) -> Iterator[str]:
    file = made.file
    yield f"  {file.commune} has people now; nobody of them exists."
    yield _line("contributions", len(file.contributions), _languages(made))
    yield _line("requests", len(file.requests), _stands(made))
    yield _line("conversations", len(file.conversations), f"{_unanswered(made)} without an answer")
    if made.workshop:
        yield _line("registrations", len(file.registrations), f"for the workshop {made.workshop}")
    yield _line("broadcast", 1, "a draft, for somebody else to approve")


def _line(what: str, number: int, more: str) -> str:
    return f"  {what:<14} {number:>2}   {more}"


def _languages(made: Made) -> str:
    spoken = Counter(
        each.language or made.file.people[str(each.person)].language for each in made.file.contributions
    )
    return "  ".join(f"{language} {number}" for language, number in sorted(spoken.items()))


def _stands(made: Made) -> str:

    found = Counter(each.stand for each in made.file.requests)
    return ", ".join(f"{number} {_NAMED[stand]}" for stand, number in found.items())


def _unanswered(made: Made) -> int:
    return sum(each.answer is None for each in made.file.conversations)
