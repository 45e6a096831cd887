"""The rooms that are open: each gives its pages. A new room is one line here."""

from importlib import import_module

from bot.console.desk import Desk
from bot.console.page import Page

ROOMS = (
    "overview",
    "news",
    "account",
    "contributions",
    "requests",
    "calendar",
    "conversations",
    "agenda",
    "broadcasts",
    "counter",
    "programme",
    "reports",
    "settings",
)


def every_page(desk: Desk) -> list[Page]:
    """Every page of every room, by its `routes(desk)`."""
    return [page for room in ROOMS for page in import_module(f"bot.console.{room}").routes(desk)]
