"""The parts of the settings, as cards and as tabs: those that are open and permitted."""

from collections.abc import Mapping

from bot.console.visit import Visit

# Text key console-settings-<name>; a part of another room (the calendar) stands here too and shows once its page is there.
PARTS: Mapping[str, str] = {
    "staff": "/settings/staff",
    "channels": "/settings/channels",
    "templates": "/settings/templates",
    "calendar": "/settings/calendar",
    "retention": "/settings/retention",
    "audit": "/settings/audit",
}


def permitted(visit: Visit) -> list[tuple[str, str]]:
    """Name and address of each."""
    return [(name, path) for name, path in PARTS.items() if visit.opens(path)]


def tabs_of(visit: Visit, current: str) -> list[tuple[str, str, bool]]:
    """For the macro `tabs`."""
    return [
        (visit.url(path), visit.words(f"settings-{name}"), name == current) for name, path in permitted(visit)
    ]
