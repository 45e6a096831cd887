"""Staff of a commune: who they are, and what each role allows. One table says it; every staff command asks here.

Roles are duties of the town hall, not ranks: an administrator keeps accounts and settings, and sees who asked for what only
with a second role. Who may see the identity of requesters is the person in charge of information (law 31.13, article 12).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update

from data import audit, communes
from data.engine import Db
from data.tables import communes as communes_table
from data.tables import staff_members as table

READER, AGENT, OFFICER = "reader", "consultation_agent", "information_officer"
ANNOUNCER, APPROVER, ADMINISTRATOR = "announcer", "approver", "administrator"
ROLES = (READER, AGENT, OFFICER, ANNOUNCER, APPROVER, ADMINISTRATOR)

# What may be done, and by whom. A command names one of these and nothing else.
PERMISSIONS: Mapping[str, frozenset[str]] = {
    "conversations.read": frozenset({AGENT, OFFICER}),
    "conversations.answer": frozenset({AGENT, OFFICER}),
    "nlu.review": frozenset({AGENT, ADMINISTRATOR}),
    "calendar.change": frozenset({OFFICER, ADMINISTRATOR}),
    "mails.read": frozenset({OFFICER, ADMINISTRATOR}),
    "mails.send": frozenset({OFFICER, ADMINISTRATOR}),
    "export": frozenset({READER, AGENT, OFFICER, APPROVER, ADMINISTRATOR}),
    "export.personal": frozenset({OFFICER}),
    "contributions.read": frozenset({READER, AGENT, OFFICER, APPROVER, ADMINISTRATOR}),
    "contributions.answer": frozenset({AGENT, APPROVER}),  # what the commune says becomes of a comment
    "contributions.sort": frozenset({AGENT, APPROVER}),  # tags, private notes, themes
    "contributions.moderate": frozenset({AGENT}),  # hide from publication, with a reason of the list
    "reports.make": frozenset({READER, AGENT, OFFICER, APPROVER, ADMINISTRATOR}),
    "requests.read": frozenset({READER, AGENT, OFFICER, APPROVER, ADMINISTRATOR}),
    "requests.identity": frozenset({OFFICER, APPROVER}),  # names, addresses, the form and the dossier
    "requests.handle": frozenset({OFFICER}),  # register, ask, extend, send on, note what the person did
    "requests.reply": frozenset({OFFICER}),  # answer, refuse, note what was decided on a complaint
    "requests.approve": frozenset({OFFICER, APPROVER}),  # where four eyes are set; never who wrote it
    "requests.group": frozenset({AGENT, OFFICER}),
    "counter": frozenset({AGENT, OFFICER, ANNOUNCER}),  # write down what somebody says at the counter
    "contributions.enter": frozenset({AGENT, ANNOUNCER}),
    "programme.read": frozenset({READER, AGENT, OFFICER, ANNOUNCER, APPROVER, ADMINISTRATOR}),
    "programme.change": frozenset({AGENT, ADMINISTRATOR}),  # upload a version: people read it from then on
    "agenda.read": frozenset({READER, AGENT, OFFICER, ANNOUNCER, APPROVER, ADMINISTRATOR}),
    "sessions.change": frozenset({ANNOUNCER}),
    "workshops.change": frozenset({AGENT, ANNOUNCER}),
    "workshops.registrations": frozenset({AGENT, ANNOUNCER}),  # who comes, and the door
    "console": frozenset({READER, AGENT, OFFICER, ANNOUNCER, APPROVER, ADMINISTRATOR}),  # sign in, overview
    "settings.read": frozenset({READER, AGENT, OFFICER, ANNOUNCER, APPROVER, ADMINISTRATOR}),
    "audit.read": frozenset({ADMINISTRATOR}),
    "broadcasts.read": frozenset({READER, AGENT, OFFICER, ANNOUNCER, APPROVER, ADMINISTRATOR}),
    "broadcasts.draft": frozenset({ANNOUNCER}),  # write, send on its way, pause, resume, cancel
    "broadcasts.halt": frozenset({ANNOUNCER, APPROVER}),  # pause or call off, also by who let it go
    "broadcasts.approve": frozenset({APPROVER}),  # never who wrote it
    "templates.check": frozenset({ANNOUNCER, ADMINISTRATOR}),  # ask WhatsApp what it approved
    "neutrality.change": frozenset({APPROVER, ADMINISTRATOR}),
    "staff.read": frozenset({READER, AGENT, OFFICER, ANNOUNCER, APPROVER, ADMINISTRATOR}),
    "staff.change": frozenset({ADMINISTRATOR}),
}
LONGEST = 120  # characters of an address or a name
DEMO = "jemaa demo"  # who added the members with whom a sample is tried: they do not count as its staff


class NotPermitted(Exception):
    """Who asks may not do this; the sentence says what is lacking and who may. `code` says it to programs."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


class StaffError(ValueError):
    """The staff cannot be changed so; the words say why."""


@dataclass(frozen=True, slots=True)
class StaffRow:
    id: int
    commune_id: str
    email: str
    name: str
    roles: tuple[str, ...]
    is_active: bool
    added_by: str
    added_at: datetime

    def may(self, permission: str) -> bool:
        return not PERMISSIONS[permission].isdisjoint(self.roles)


@dataclass(frozen=True, slots=True)
class Added:
    """What adding somebody did."""

    row: StaffRow
    is_new: bool  # else their name and roles were changed
    was_made_administrator: bool  # besides what was asked for: the first one of a commune


_COLUMNS = (
    table.c.id,
    table.c.commune_id,
    table.c.email,
    table.c.name,
    table.c.roles,
    table.c.is_active,
    table.c.added_by,
    table.c.added_at,
)
_FIND = select(*_COLUMNS).where(
    table.c.commune_id == bindparam("commune"), table.c.email == bindparam("email")
)
_COUNT = (
    select(func.count())
    .select_from(table)
    .where(table.c.commune_id == bindparam("commune"), table.c.added_by != DEMO)
)


# -- asking ------------------------------------------------------------------------------------------------


def listed(db: Db, commune_id: str) -> list[StaffRow]:
    """Everybody who is or was staff of a commune, by address."""
    rows = db.execute(select(*_COLUMNS).where(table.c.commune_id == commune_id).order_by(table.c.email))
    return [_row(row) for row in rows]


def names(db: Db, commune_id: str) -> dict[str, str]:
    """The name of everybody who is or was staff of a commune, by address."""
    rows = db.execute(select(table.c.email, table.c.name).where(table.c.commune_id == commune_id))
    return {row.email: row.name for row in rows}


def find(db: Db, commune_id: str, email: str) -> StaffRow | None:
    """A member by their address, also one who left."""
    row = db.one(_FIND, {"commune": commune_id, "email": email.casefold()})
    return _row(row) if row else None


def is_unguarded(db: Db, commune_id: str) -> bool:
    """A sample that nobody was added to: whoever tries it may do everything. UnknownCommune."""
    profile = communes.load(db, commune_id).profile
    return bool(profile.get("sample")) and not db.value(_COUNT, {"commune": commune_id})


def check(db: Db, commune_id: str, email: str | None, permission: str) -> StaffRow | None:
    """The member who may do this; None in a sample without staff. NotPermitted, UnknownCommune; KeyError: no such permission."""
    allowed = PERMISSIONS[permission]
    if is_unguarded(db, commune_id):
        return None
    if email is None:
        raise NotPermitted("nobody", f"Say who you are: --as EMAIL, of the staff of {commune_id}.")
    row = find(db, commune_id, email)
    if row is None and not db.value(_COUNT, {"commune": commune_id}):
        raise NotPermitted(
            "no_staff",
            f"{commune_id} has no staff yet. Add the first: jemaa staff add EMAIL --commune {commune_id} "
            f'--name "…" --role {ADMINISTRATOR}.',
        )
    if row is None:
        raise NotPermitted("unknown", f"{email} is not of the staff of {commune_id}. {_who(db, commune_id)}")
    if not row.is_active:
        raise NotPermitted(
            "ended", f"{email} is no longer of the staff of {commune_id}. {_who(db, commune_id)}"
        )
    if allowed.isdisjoint(row.roles):
        raise NotPermitted("role", _lacking(row, permission))
    return row


def may(db: Db, commune_id: str, email: str | None, permission: str) -> bool:
    """Whether `check` lets them."""
    try:
        check(db, commune_id, email, permission)
    except NotPermitted:
        return False
    return True


def _who(db: Db, commune_id: str) -> str:
    admins = [row.email for row in listed(db, commune_id) if row.is_active and ADMINISTRATOR in row.roles]
    return f"An administrator may add them: {', '.join(admins)}."


def _lacking(row: StaffRow, permission: str) -> str:
    wanted = [role for role in ROLES if role in PERMISSIONS[permission]]
    return (
        f"{row.email} ({', '.join(row.roles)}) lacks the permission {permission}, "
        f"which these roles have: {', '.join(wanted)}."
    )


# -- changing ----------------------------------------------------------------------------------------------


def add(
    db: Db, commune_id: str, *, email: str, name: str, roles: Sequence[str], actor: str | None, now: datetime
) -> Added:
    """Add somebody, or give somebody other roles. Anybody may add the first one, who is an administrator in any case.

    StaffError, NotPermitted, UnknownCommune.
    """
    _hold(db, commune_id)
    email, name = email.strip().casefold(), " ".join(name.split())
    _checked(email, name, roles)
    known = find(db, commune_id, actor) if actor else None
    is_tried = known is not None and known.added_by == DEMO and known.may("staff.change")
    is_first = not is_tried and not db.value(_COUNT, {"commune": commune_id})
    if not is_first and not is_tried:
        check(db, commune_id, actor, "staff.change")
    wanted = [role for role in ROLES if role in roles or (is_first and role == ADMINISTRATOR)]
    before = find(db, commune_id, email)
    if before and ADMINISTRATOR not in wanted:
        _keep_one_administrator(db, before)
    values: dict[str, Any] = {"name": name, "roles": wanted, "is_active": True}
    by = actor or email
    if before:
        db.execute(update(table).where(table.c.id == before.id).values(values))
    else:
        db.execute(
            insert(table).values(
                {**values, "commune_id": commune_id, "email": email, "added_by": by, "added_at": now}
            )
        )
    action = "staff_changed" if before else "staff_added"
    audit.note(db, commune_id, by, action, email, now, {"roles": wanted})
    return Added(_found(db, commune_id, email), before is None, is_first and ADMINISTRATOR not in roles)


def add_demo(
    db: Db, commune_id: str, *, email: str, name: str, roles: Sequence[str], now: datetime
) -> StaffRow:
    """Somebody with whom a sample is tried. They do not count: the sample stays unguarded."""
    values = {"email": email, "name": name, "roles": list(roles), "is_active": True}
    db.execute(insert(table).values(values | {"commune_id": commune_id, "added_by": DEMO, "added_at": now}))
    audit.note(db, commune_id, DEMO, "staff_added", email, now, {"roles": list(roles)})
    return _found(db, commune_id, email)


def end(db: Db, commune_id: str, *, email: str, actor: str, now: datetime) -> StaffRow:
    """Somebody leaves: they may do nothing any more, and what they did stays under their name. StaffError, NotPermitted."""
    _hold(db, commune_id)
    check(db, commune_id, actor, "staff.change")
    row = find(db, commune_id, email)
    if row is None or not row.is_active:
        raise StaffError(f"{email} is not of the staff of {commune_id}.")
    _keep_one_administrator(db, row)
    db.execute(update(table).where(table.c.id == row.id).values(is_active=False))
    audit.note(db, commune_id, actor, "staff_ended", row.email, now)
    return _found(db, commune_id, email)


def _hold(db: Db, commune_id: str) -> None:
    """One change at a time: two first members, or two last administrators who end each other."""
    communes.load(db, commune_id)
    if db.is_postgres:
        held = select(communes_table.c.id).where(communes_table.c.id == commune_id)
        db.execute(held.with_for_update(key_share=True)).first()


def _checked(email: str, name: str, roles: Sequence[str]) -> None:
    if "@" not in email or len(email) > LONGEST:
        raise StaffError("Write the e-mail address, for instance amina@berkane.example.ma.")
    if not 0 < len(name) <= LONGEST:
        raise StaffError(f"Write the name, of at most {LONGEST} characters.")
    if not roles:
        raise StaffError(f"Name at least one role: {', '.join(ROLES)}.")
    for role in roles:
        if role not in ROLES:
            raise StaffError(f"{role!r} is no role. Known are {', '.join(ROLES)}.")


def _keep_one_administrator(db: Db, row: StaffRow) -> None:
    others = (each for each in listed(db, row.commune_id) if each.is_active and each.id != row.id)
    if row.is_active and ADMINISTRATOR in row.roles and not any(ADMINISTRATOR in o.roles for o in others):
        raise StaffError(
            f"{row.email} is the last administrator of {row.commune_id}: make somebody else one first."
        )


def _found(db: Db, commune_id: str, email: str) -> StaffRow:
    row = find(db, commune_id, email)
    if row is None:
        raise LookupError(f"There is no member {email!r}.")
    return row


def _row(row: Any) -> StaffRow:
    values: tuple[Any, ...] = (*row[:4], tuple(row.roles), *row[5:])
    return StaffRow(*values)
