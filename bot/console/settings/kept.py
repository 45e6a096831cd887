"""How long things are kept: the rules as the program applies them, for staff and for whoever asks them."""

from starlette.responses import Response

from bot.console.settings.parts import tabs_of
from bot.console.visit import Visit
from data import staff_access
from data.requests import retention as cases

# What is kept (console-retention-<name>), how long, in which unit.
RULES = (
    ("contributions", 0, "always"),
    ("drafts", cases.DRAFT_KEPT.days, "days"),
    ("sent", cases.SENT_KEPT.days, "days"),
    ("cases", cases.YEARS_KEPT, "years"),
    ("court", cases.YEARS_AT_COURT, "years"),
    ("sessions", staff_access.SESSION_HOURS, "hours"),
    ("attempts", staff_access.ATTEMPTS_KEPT_HOURS, "hours"),
)


async def retention(visit: Visit) -> Response:
    words = visit.words
    rules = [
        (
            words(f"retention-{name}"),
            words(f"retention-{unit}", count=number) if number else words(f"retention-{unit}"),
            words(f"retention-{name}-then"),
        )
        for name, number, unit in RULES
    ]
    return visit.render("settings_retention.html", rules=rules, tabs=tabs_of(visit, "retention"))
