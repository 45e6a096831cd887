"""How staff get into the console: passwords and one-time codes (kept, not computed here), sessions, failed attempts.

Times here are the machine's (`machine_now`), which the demo never moves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, or_, select, update

from data import audit
from data.engine import Db
from data.staff import StaffRow
from data.tables import communes as communes_table
from data.tables import staff_attempts, staff_members, staff_sessions

SESSION_HOURS = 12  # a working day: the next morning one signs in again
IDLE_HOURS = 4  # a screen left alone over lunch still works, one left over the afternoon does not
SEEN_MINUTES = 1  # how precisely the last visit is kept: not a write for every page
# Ten wrong passwords or codes of one account in a quarter of an hour, forty by one line (a town hall shares one).
TRIES, LINE_TRIES, TRIES_SPAN = 10, 40, timedelta(minutes=15)
ATTEMPTS_KEPT_HOURS = 24
DEVICE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Credentials:
    """A member, and what proves that it is they."""

    member: StaffRow
    password_hash: str | None
    has_code: bool


@dataclass(frozen=True, slots=True)
class SessionRow:
    id: int
    staff_id: int
    device: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who is signed in, with their roles as they are now, and their commune."""

    session: SessionRow
    member: StaffRow
    has_code: bool
    commune_profile: dict[str, Any]


_MEMBER = (
    staff_members.c.id,
    staff_members.c.commune_id,
    staff_members.c.email,
    staff_members.c.name,
    staff_members.c.roles,
    staff_members.c.is_active,
    staff_members.c.added_by,
    staff_members.c.added_at,
)
_SESSION = (
    staff_sessions.c.id,
    staff_sessions.c.staff_id,
    staff_sessions.c.device,
    staff_sessions.c.created_at,
    staff_sessions.c.seen_at,
    staff_sessions.c.expires_at,
)
_HAS_CODE = staff_members.c.sealed_totp.is_not(None)
_PRESENT = (
    select(*_SESSION, *_MEMBER, _HAS_CODE, communes_table.c.profile)
    .join(staff_members, staff_members.c.id == staff_sessions.c.staff_id)
    .join(communes_table, communes_table.c.id == staff_members.c.commune_id)
    .where(
        staff_sessions.c.lookup == bindparam("lookup"),
        staff_sessions.c.ended_at.is_(None),
        staff_sessions.c.expires_at > bindparam("now"),
        staff_sessions.c.seen_at > bindparam("idle"),
        staff_members.c.is_active,
    )
)
_CREDENTIALS = (
    select(*_MEMBER, staff_members.c.password_hash, _HAS_CODE)
    .where(staff_members.c.email == bindparam("email"), staff_members.c.is_active)
    .order_by(staff_members.c.commune_id)
)


def _member(row: Sequence[Any]) -> StaffRow:
    return StaffRow(row[0], row[1], row[2], row[3], tuple(row[4]), *row[5:8])


# -- signing in --------------------------------------------------------------------------------------------


def credentials(db: Db, email: str) -> list[Credentials]:
    """The active members with this address: one for each commune where they work."""
    rows = db.execute(_CREDENTIALS, {"email": email.strip().casefold()})
    return [Credentials(_member(row[:8]), row[8], bool(row[9])) for row in rows]


def of_member(db: Db, staff_id: int) -> Credentials | None:
    """An active member by their number."""
    row = db.one(
        select(*_MEMBER, staff_members.c.password_hash, _HAS_CODE).where(
            staff_members.c.id == staff_id, staff_members.c.is_active
        )
    )
    return Credentials(_member(row[:8]), row[8], bool(row[9])) if row else None


def set_password(db: Db, member: StaffRow, password_hash: str, *, actor: str, now: datetime) -> None:
    """Keep the hash of a new password; every session of theirs ends. `now` is town-hall time, for the audit line."""
    db.execute(
        update(staff_members).where(staff_members.c.id == member.id).values(password_hash=password_hash)
    )
    db.execute(delete(staff_sessions).where(staff_sessions.c.staff_id == member.id))
    audit.note(db, member.commune_id, actor, "staff_password_set", member.email, now)


def rehash(db: Db, staff_id: int, before: str, after: str) -> None:
    """The same password, hashed as one hashes today."""
    db.execute(
        update(staff_members)
        .where(staff_members.c.id == staff_id, staff_members.c.password_hash == before)
        .values(password_hash=after)
    )


# -- one-time codes ----------------------------------------------------------------------------------------


def totp_secret(db: Db, staff_id: int) -> str | None:
    """The secret of a member's one-time codes; None when they set none up."""
    sealed = db.value(select(staff_members.c.sealed_totp).where(staff_members.c.id == staff_id))
    return db.vault.open_text(sealed, "staff_members.totp") if sealed else None


def set_totp(
    db: Db, member: StaffRow, secret: str | None, step: int | None, *, actor: str, now: datetime
) -> None:
    """Keep a secret with the step of the code that proved it, or (None) take the codes away."""
    sealed = db.vault.seal(secret, "staff_members.totp") if secret else None
    db.execute(
        update(staff_members)
        .where(staff_members.c.id == member.id)
        .values(sealed_totp=sealed, totp_step=step if secret else None)
    )
    action = "staff_codes_set" if secret else "staff_codes_removed"
    audit.note(db, member.commune_id, actor, action, member.email, now)


def take_step(db: Db, staff_id: int, step: int) -> bool:
    """Take the code of a step; False when it or a later one was taken before: none is good twice."""
    taken = db.one(
        update(staff_members)
        .where(
            staff_members.c.id == staff_id,
            or_(staff_members.c.totp_step.is_(None), staff_members.c.totp_step < step),
        )
        .values(totp_step=step)
        .returning(staff_members.c.id)
    )
    return taken is not None


# -- sessions ----------------------------------------------------------------------------------------------


def _lookup(db: Db, token: str) -> str:
    return db.vault.lookup("staff_session", token)


def open_session(db: Db, member: StaffRow, token: str, *, device: str, now: datetime) -> int:
    """Begin a session under a random token, which is not kept itself."""
    db.execute(
        delete(staff_sessions).where(
            staff_sessions.c.staff_id == member.id, staff_sessions.c.expires_at <= now
        )
    )
    return int(
        db.value(
            insert(staff_sessions)
            .values(
                commune_id=member.commune_id,
                staff_id=member.id,
                lookup=_lookup(db, token),
                device=device[:DEVICE_LENGTH],
                created_at=now,
                seen_at=now,
                expires_at=now + timedelta(hours=SESSION_HOURS),
            )
            .returning(staff_sessions.c.id)
        )
    )


def present(db: Db, token: str, *, now: datetime) -> Present | None:
    """Who holds this token, if the session lives and the member still works there."""
    row = db.one(
        _PRESENT, {"lookup": _lookup(db, token), "now": now, "idle": now - timedelta(hours=IDLE_HOURS)}
    )
    if row is None:
        return None
    return Present(SessionRow(*row[:6]), _member(row[6:14]), bool(row[14]), row[15])


def is_seen_due(session: SessionRow, now: datetime) -> bool:
    """Whether the last visit should be kept anew."""
    return now - session.seen_at >= timedelta(minutes=SEEN_MINUTES)


def note_seen(db: Db, session_id: int, now: datetime) -> None:
    db.execute(update(staff_sessions).where(staff_sessions.c.id == session_id).values(seen_at=now))


def sessions(db: Db, staff_id: int, *, now: datetime) -> list[SessionRow]:
    """The living sessions of a member, the newest visit first."""
    rows = db.execute(
        select(*_SESSION)
        .where(
            staff_sessions.c.staff_id == staff_id,
            staff_sessions.c.ended_at.is_(None),
            staff_sessions.c.expires_at > now,
            staff_sessions.c.seen_at > now - timedelta(hours=IDLE_HOURS),
        )
        .order_by(staff_sessions.c.seen_at.desc())
    )
    return [SessionRow(*row) for row in rows]


def end_session(db: Db, staff_id: int, session_id: int, *, now: datetime) -> bool:
    """End one session of a member; False when it is not theirs or has ended."""
    ended = db.one(
        update(staff_sessions)
        .where(
            staff_sessions.c.id == session_id,
            staff_sessions.c.staff_id == staff_id,
            staff_sessions.c.ended_at.is_(None),
        )
        .values(ended_at=now)
        .returning(staff_sessions.c.id)
    )
    return ended is not None


def end_sessions(db: Db, staff_id: int, *, but: int = 0, now: datetime) -> int:
    """End every session of a member, but one; how many."""
    ended = db.execute(
        update(staff_sessions)
        .where(
            staff_sessions.c.staff_id == staff_id,
            staff_sessions.c.ended_at.is_(None),
            staff_sessions.c.id != but,
        )
        .values(ended_at=now)
        .returning(staff_sessions.c.id)
    )
    return len(ended.all())


# -- attempts ----------------------------------------------------------------------------------------------


def note_attempt(db: Db, whose: Sequence[str], *, now: datetime) -> None:
    """An attempt failed: under the account, and under the line it came by. Only keyed hashes are kept, for a day."""
    db.execute(
        delete(staff_attempts).where(
            staff_attempts.c.attempted_at < now - timedelta(hours=ATTEMPTS_KEPT_HOURS)
        )
    )
    rows = [{"lookup": db.vault.lookup("staff_attempt", each), "attempted_at": now} for each in whose if each]
    if rows:
        db.execute(insert(staff_attempts), rows)


def attempts(db: Db, whose: str, *, since: datetime) -> int:
    """How many failed under this name since then."""
    found = select(func.count()).where(
        staff_attempts.c.lookup == db.vault.lookup("staff_attempt", whose),
        staff_attempts.c.attempted_at > since,
    )
    return int(db.value(found.select_from(staff_attempts)))


def forget_attempts(db: Db, whose: str) -> None:
    """They proved who they are."""
    db.execute(
        delete(staff_attempts).where(staff_attempts.c.lookup == db.vault.lookup("staff_attempt", whose))
    )
