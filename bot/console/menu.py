"""The rooms of the console, in the order of the menu. A room whose page is not there, or not permitted, is not shown."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Room:
    name: str  # console-menu-<name>; the icon of layout.html
    path: str


ROOMS = (
    Room("overview", ""),
    Room("contributions", "/contributions"),
    Room("requests", "/requests"),
    Room("conversations", "/conversations"),
    Room("agenda", "/agenda"),
    Room("broadcasts", "/broadcasts"),
    Room("programme", "/programme"),
    Room("counter", "/counter"),
    Room("reports", "/reports"),
    Room("settings", "/settings"),
)


def room_of(path: str) -> str:
    """The room to which an address belongs; the overview's own address is ""."""
    found = [room for room in ROOMS if room.path and (path + "/").startswith(room.path + "/")]
    return found[0].name if found else ("overview" if path in ("", "/") else "")


def shown(may_open: Iterable[str]) -> list[Room]:
    """The rooms whose first page is among these addresses."""
    open_paths = set(may_open)
    return [room for room in ROOMS if room.path in open_paths]
