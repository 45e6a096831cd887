"""A line of the audit log in words: what its codes, dates and numbers mean to whoever reads it; what says nothing is left out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.console.colleagues import Colleagues
from bot.console.requests.found import said
from bot.console.visit import Visit
from data import audit, staff

Part = tuple[str, str]  # what it is, "" where the value says it; and the value
# Actions whose subject is a number or a word of our own, which nobody can look up.
_NO_SUBJECT = (
    "calendar_",
    "neutrality_",
    "report_asked",
    "report_taken",
    "reading",
    "templates",
    "mails",
    "requests_grouped",
)
_OF_REQUESTS = "requests"  # the subject of who only looked: the references say which
_DATES = ("day", "before", "after", "date", "on", "received_on", "starts_on", "ends_on")
_COUNTS = (
    "moved",
    "corrections",
    "deliberations",
    "absent",
    "questions",
    "people",
    "messages",
    "read",
    "not_read",
)
_PLAIN = ("programme", "version", "sitting", "request", "number")
_LISTS = ("references", "reference", "sittings", "account", "intent", "variety", "axis")
# Two names of one thing are one word.
_FIELDS = {
    "starts_at": "hours",
    "ends_at": "hours",
    "part_of_day": "hours",
    "place": "place",
    "is_public": "public",
    "capacity": "seats",
}
_NAMED_ELSEWHERE = {("receipt_corrected", "number"): "before_number", ("mails_sent_again", "number"): "count"}
_SILENT = ("notice", "paper")


def actions(visit: Visit) -> list[tuple[str, str]]:
    """Every action that has a name, by its name."""
    known = visit.words.beginning("audit-action-")
    return sorted(known.items(), key=lambda pair: pair[1])


def action(visit: Visit, name: str) -> str:
    """The name of an action; one without a name stands for itself."""
    key = f"audit-action-{name}"
    return visit.words(key) if visit.words.has(key) else visit.words.ref(name)


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells the lines of one page."""

    visit: Visit
    colleagues: Colleagues
    themes: Mapping[int, str]  # titles

    def subject(self, line: audit.Line) -> str:
        """What it was done with."""
        words, detail = self.visit.words, line.detail or {}
        if line.subject in (self.visit.commune_id, _OF_REQUESTS):
            return self._listed(detail.get("references", ()))
        if line.action.startswith(_NO_SUBJECT):
            return ""
        if line.action.startswith("theme_") and line.subject.isdecimal():
            return self.themes.get(int(line.subject), "") or words.ref(line.subject)
        if line.action == "personal_data_exported":
            return words(f"reports-what-{line.subject.replace('_', '-')}")
        return self.colleagues(line.subject) if audit.is_member(line.subject) else words.ref(line.subject)

    def detail(self, line: audit.Line) -> list[Part]:
        """What there is to know besides."""
        detail = dict(line.detail or {})
        if line.subject == _OF_REQUESTS:
            detail.pop("references", None)
        if line.action.startswith("report_"):
            return [("", value) for value in self._report(detail)]
        parts = (self._part(line.action, name, value) for name, value in detail.items())
        return [part for part in parts if part is not None]

    def _part(self, action: str, name: str, value: Any) -> Part | None:
        if (
            name in _SILENT
            or value in (None, "", [], {})
            or (name in _COUNTS and not value)
            or (name, value) == ("days", 1)
        ):
            return None
        label = _NAMED_ELSEWHERE.get((action, name), name)
        known = self.visit.words.has(f"audit-with-{label}")
        return self.visit.words(f"audit-with-{label}") if known else "", self._value(action, name, value)

    def _value(self, action: str, name: str, value: Any) -> str:
        words = self.visit.words
        if name in _DATES:
            return self._date(str(value))
        if name in _LISTS:
            return self._listed(value if isinstance(value, list) else [value])
        if name == "left_out":
            return words.number(sum(value.values()))
        if isinstance(value, bool):
            return words("yes" if value else "no")
        if isinstance(value, int):
            return words.number(value)
        told = _WORDS.get(name)
        return told(self, action, value) if told else words.ref(str(value))

    def _date(self, written: str) -> str:
        """A day, or a day of every year as the calendar writes it: 06/11."""
        words = self.visit.words
        try:
            return words.short_day(date.fromisoformat(written))
        except ValueError:
            month, _, day = written.partition("-")
            return words.ref(f"{day}/{month}" if day else written)

    def _listed(self, values: Any) -> str:
        return self.visit.words.listed([self.visit.words.ref(str(each)) for each in values])

    def _named(self, key: str, code: Any) -> str:
        """The word of a code, where there is one."""
        words = self.visit.words
        return words(f"{key}-{code}") if words.has(f"{key}-{code}") else words.ref(str(code))

    def _kind(self, action: str, code: str) -> str:
        if action == "notice_handed":
            return said(self.visit, "notice", code)
        return self._named("requests-do", code)

    def _fields(self, action: str, names: list[str]) -> str:
        changed = dict.fromkeys(_FIELDS.get(each, "words") for each in names)
        return self.visit.words.listed([self.visit.words(f"audit-field-{each}") for each in changed])

    def _report(self, detail: Mapping[str, Any]) -> list[str]:
        """What a report holds, in which language and format."""
        found = [
            self._named(f"reports-{name}", str(detail[at]).replace("_", "-"))
            for at, name in (
                ("kind", "kind"),
                ("what", "what"),
                ("language", "language"),
                ("format", "format"),
            )
            if detail.get(at) and (at, detail[at]) != ("kind", "export")
        ]
        return found + [
            self.visit.words(f"reports-{each}-done") for each in ("short", "personal") if detail.get(each)
        ]


_WORDS: Mapping[str, Callable[[Telling, str, Any], str]] = {
    "roles": lambda told, _, codes: told.visit.words.listed(
        [told.visit.words(f"role-{each}") for each in codes if each in staff.ROLES]
    ),
    "state": lambda told, _, code: told._named("contributions-answer", code),
    "reason": lambda told, _, code: told._named("contributions-ground", code),
    "status": lambda told, _, code: told._named("programme-is", code),
    "why": lambda told, _, code: told._named("audit-why", code),
    "kind": Telling._kind,
    "fields": Telling._fields,
    "drafted_by": lambda told, _, actor: told.colleagues(actor),
}
