"""What `jemaa doctor` looks at, and the check of the keys at every start."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, insert, select

from data import communes as communes_of
from data import mails, receipts, templates, workers
from data.agenda import deliveries
from data.calendar import stored
from data.engine import Db
from data.requests import clocks, proofs, unfiled
from data.tables import (
    channel_accounts,
    citizens,
    communes,
    inbound_messages,
    key_checks,
    outbound_messages,
)
from data.vault import VaultError
from data.zones import zone

WAITS_LONG = timedelta(
    minutes=10
)  # a turn takes milliseconds and a fetch half a minute: nothing waits that long
LONGEST_CASE = timedelta(days=120)  # a reply, extended, and the window after it


@dataclass(frozen=True, slots=True)
class Finding:
    severity: str  # error: something is wrong; warning: somebody should look; ok: it was looked at and holds
    where: str
    what: str
    what_to_do: str = ""


def check_keys(db: Db, *, now: datetime) -> None:
    """Refuse keys that do not open what is stored, and remember the newest key. VaultError.

    The check of a key holds what the secret key makes of its name, so a changed secret key is noticed as well.
    """
    newest = db.vault.key_ids[0]
    stored = {row.key_id: row.sealed_check for row in db.execute(select(key_checks))}
    for key_id, sealed in stored.items():
        if key_id not in db.vault.key_ids:
            raise VaultError(
                f"what is stored was sealed with the key {key_id}, which is not among the keys given; "
                "put it back, behind the newest"
            )
        if db.vault.open_text(sealed, "key_checks.check") != db.vault.lookup("key", key_id):
            raise VaultError(
                "the secret key is not the one this database was made with; people would not be found again"
            )
    if newest not in stored:
        sealed = db.vault.seal(db.vault.lookup("key", newest), "key_checks.check")
        db.execute(insert(key_checks).values(key_id=newest, sealed_check=sealed, added_at=now))


def examine(db: Db, *, now: datetime) -> list[Finding]:
    """Everything that staff should know, commune by commune."""
    found = [*_keys(db), *_at_work(db)]
    for commune_id in db.execute(select(communes.c.id).order_by(communes.c.id)).scalars().all():
        for look in _LOOKS:
            found += look(db, commune_id, now)
    return found


def _keys(db: Db) -> Iterator[Finding]:
    for row in db.execute(select(key_checks)):
        try:
            db.vault.open_text(row.sealed_check, "key_checks.check")
        except VaultError as error:
            yield Finding(
                "error", "keys", str(error), "Put the key back at the end of JEMAA_ENCRYPTION_KEYS."
            )
            return
    yield Finding("ok", "keys", f"{len(db.vault.key_ids)} in use, and they open what is stored")


def _at_work(db: Db) -> Iterator[Finding]:
    """On SQLite the service works by itself, and says so nowhere."""
    if not db.is_postgres:
        return
    if names := workers.alive(db):
        yield Finding("ok", "workers", f"{len(names)} at work: {', '.join(names)}")
    else:
        todo = "Start `jemaa worker` (or `jemaa serve --all`): what comes in is kept, and waits for one."
        yield Finding("warning", "workers", "none is at work", todo)


def _chain(db: Db, commune_id: str, now: datetime) -> Iterator[Finding]:
    report = receipts.verify(db, commune_id)
    where = f"{commune_id}: receipts"
    if report.is_intact:
        yield Finding(
            "ok", where, f"{report.links} links, unbroken; the head is number {report.links}, {report.head}"
        )
    else:
        todo = "Somebody or something changed the database beside Jemaa. Compare with the last backup before going on."
        yield Finding("error", where, report.problem, todo)


def _stuck(db: Db, commune_id: str, now: datetime) -> Iterator[Finding]:
    waiting = db.value(
        select(func.count())
        .select_from(inbound_messages)
        .where(inbound_messages.c.commune_id == commune_id)
        .where(inbound_messages.c.state.in_(("waiting", "fetching")))
        .where(inbound_messages.c.received_at < now - WAITS_LONG)
    )
    if waiting:
        todo = "Is `jemaa serve` (on PostgreSQL: `jemaa worker`) running with this account's secrets?"
        yield Finding(
            "error", f"{commune_id}: inbox", f"{waiting} messages have waited longer than {_minutes()}", todo
        )
    unsent = db.value(
        select(func.count())
        .select_from(outbound_messages)
        .where(outbound_messages.c.commune_id == commune_id)
        .where(outbound_messages.c.state.in_(("queued", "sending")))
        .where(outbound_messages.c.due_at < now - WAITS_LONG)
    )
    if unsent:
        todo = "Look at the account's trouble and at the log of the service."
        yield Finding(
            "error", f"{commune_id}: outbox", f"{unsent} messages should have left {_minutes()} ago", todo
        )


def _minutes() -> str:
    return f"{WAITS_LONG.seconds // 60} minutes"


def _set_aside(db: Db, commune_id: str, now: datetime) -> Iterator[Finding]:
    rows = db.execute(
        select(inbound_messages.c.id, inbound_messages.c.trouble)
        .where(inbound_messages.c.commune_id == commune_id, inbound_messages.c.state == "set_aside")
        .order_by(inbound_messages.c.id)
        .limit(20)
    )
    for row in rows:
        last = (row.trouble or "").strip().splitlines()[-1:] or ["no trace"]
        todo = "Report it with its trace (inbound_messages.trouble); the citizen was told."
        yield Finding(
            "warning", f"{commune_id}: message {row.id}", f"its turn failed three times: {last[0]}", todo
        )


def _not_delivered(db: Db, commune_id: str, now: datetime) -> Iterator[Finding]:
    rows = db.execute(
        select(outbound_messages.c.state, func.count())
        .where(outbound_messages.c.commune_id == commune_id)
        .where(outbound_messages.c.state.in_(("failed", "parked", "unknown")))
        .group_by(outbound_messages.c.state)
        .order_by(outbound_messages.c.state)
    )
    meanings = {
        "failed": "could not be sent",
        "parked": "wait until their person writes: WhatsApp's 24 hours were over",
        "unknown": "may or may not have arrived",
    }
    for state, number in rows:
        yield Finding("warning", f"{commune_id}: outbox", f"{number} messages {meanings[state]}")


def _accounts(db: Db, commune_id: str, now: datetime) -> Iterator[Finding]:
    rows = db.execute(
        select(channel_accounts.c.id, channel_accounts.c.trouble)
        .where(channel_accounts.c.commune_id == commune_id, channel_accounts.c.trouble.is_not(None))
        .order_by(channel_accounts.c.id)
    )
    for row in rows:
        yield Finding(
            "error", f"{commune_id}: {row.id}", row.trouble, "Check its secrets and the provider's page."
        )


def _mails(db: Db, commune_id: str, now: datetime) -> Iterator[Finding]:
    for each in mails.standing(db, commune_id, now):
        meaning = "were refused" if each.state == "refused" else "have waited for more than an hour"
        todo = "Put it right (JEMAA_SMTP_URL, information_officer in commune.yaml), then `jemaa mails again`."
        what = f"{each.number} mails {meaning}" + (f": {each.trouble}" if each.trouble else "")
        yield Finding("error", f"{commune_id}: mail", what, todo)


def _requests(db: Db, commune_id: str, now: datetime) -> Iterator[Finding]:
    """Cases whose last day has passed without the reply, or the answer to a complaint, that the law asks for."""
    profile = communes_of.load(db, commune_id).profile
    day = now.astimezone(zone(profile["timezone"])).date()
    officer = (profile.get("information_officer") or {}).get("email") or "EMAIL"
    late = Counter(clock.kind for clock in clocks.overdue(db, commune_id, day))
    replies, complaints = late["reply"] + late["urgent"], late["president_answer"]
    where, todo = (
        f"{commune_id}: requests",
        f"`jemaa requests list --commune {commune_id} --as {officer}` names them. A late answer is better than none.",
    )
    if replies:
        yield Finding("warning", where, f"{replies} are past their last day without a reply", todo)
    if complaints:
        what = f"{complaints} complaints to the president are past their last day without an answer"
        yield Finding("warning", where, what, todo)
    if forms := unfiled.overdue(db, commune_id, day):
        names = ", ".join(each.reference for each in forms[:5])
        todo = "Nothing is filed, and no delay runs, before `jemaa requests register` (article 14)."
        yield Finding("warning", where, f"{len(forms)} forms have no receipt yet: {names}", todo)


def _calendar(db: Db, commune_id: str, now: datetime) -> Iterator[Finding]:
    """Years into which last days are counted, or soon will be, without their religious days."""
    profile = communes_of.load(db, commune_id).profile
    soon = now.astimezone(zone(profile["timezone"])).date() + LONGEST_CASE
    last_days = [clock.due_on for clock in clocks.running(db, commune_id) if clock.due_on]
    reached = max([soon, *last_days]).year
    known = stored.load(db, commune_id).last_known_year
    if known is not None and known >= reached:
        return
    years = "any year" if known is None else ", ".join(map(str, range(known + 1, reached + 1)))
    what = (
        f"no religious day of {years} is known, not even an estimate: last days counted into it are not sure"
    )
    todo = f"`jemaa calendar add --commune {commune_id}`, or the religious days of calendar.yaml and `jemaa import`."
    yield Finding("warning", f"{commune_id}: calendar", what, todo)


def _notices(db: Db, commune_id: str, now: datetime) -> Iterator[Finding]:
    """What people must be told and have not been, as far as is known: it waits for somebody at the counter."""
    where = f"{commune_id}: notices"
    waiting = proofs.waiting_for_staff(db, commune_id)
    if waiting:
        todo = "They found no way by themselves: hand them over, and note the day (`jemaa requests --help`)."
        yield Finding(
            "warning", where, f"{len(waiting)} wait at the counter, or until their person writes", todo
        )
    if unproved := proofs.unproved(db, commune_id, now):
        todo = "The delay to complain begins when the person has the reply: reach them another way."
        names = ", ".join(sorted({each.reference for each in unproved})[:5])
        yield Finding(
            "warning", where, f"{len(unproved)} replies are not proved to have arrived: {names}", todo
        )


def _announcements(db: Db, commune_id: str, now: datetime) -> Iterator[Finding]:
    """Reminders and news of sessions and workshops that found no way."""
    waiting = Counter((each.channel, each.reason) for each in deliveries.parked(db, commune_id))
    todo = {
        deliveries.NO_TEMPLATE: "Have session_reminder, workshop_news and official_answer approved and name them in commune.yaml (docs/whatsapp.md).",
        deliveries.UNREACHABLE: "They blocked us or opted out at the provider; their next word opens the way again.",
        deliveries.FAILED: "The channel refused them; they leave when their person writes, if they still say something.",
    }
    for (channel, reason), number in sorted(waiting.items()):
        what = f"{number} wait until their person writes on {channel}: {reason.replace('_', ' ')}"
        yield Finding("warning", f"{commune_id}: announcements", what, todo.get(reason, ""))


def _templates(db: Db, commune_id: str, now: datetime) -> Iterator[Finding]:
    """Templates that cannot be sent, as far as WhatsApp was asked."""
    for row in templates.every(db, commune_id):
        if not row.is_usable:
            what = f"{row.name} ({row.language}) cannot be sent: {row.trouble or row.approval}"
            todo = f"`jemaa templates check --commune {commune_id}` reads it again (docs/whatsapp.md)."
            yield Finding("warning", f"{commune_id}: templates", what, todo)


def _unreachable(db: Db, commune_id: str, now: datetime) -> Iterator[Finding]:
    """People who blocked us or opted out at the provider: nothing is wrong, and nobody need look for their messages."""
    number = db.value(
        select(func.count())
        .select_from(citizens)
        .where(citizens.c.commune_id == commune_id, citizens.c.unreachable_at.is_not(None))
    )
    if number:
        what = f"{number} people blocked us or opted out at their provider; they are written to again when they write"
        todo = "The audit log says when, and by which word of the provider's (person_unreachable)."
        yield Finding("ok", f"{commune_id}: people", what, todo)


_LOOKS: tuple[Callable[[Db, str, datetime], Iterator[Finding]], ...] = (
    _chain,
    _stuck,
    _set_aside,
    _not_delivered,
    _accounts,
    _requests,
    _calendar,
    _notices,
    _announcements,
    _templates,
    _unreachable,
    _mails,
)
