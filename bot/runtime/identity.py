"""The identity page's counter: what an open link shows, what is kept of a form that is left, and the sending, once."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from starlette.concurrency import run_in_threadpool

from bot.clock import local_day
from bot.pages.desk import CommuneView
from bot.pages.identity_desk import Gone, IdentityView, Person, Sent
from bot.runtime import filing
from bot.runtime.desk import database_away_is_said
from bot.runtime.parts import Runtime
from data import communes
from data.engine import Db
from data.requests import cases, identity, moves, states
from data.requests.cases import Identity, RequestRow


class RuntimeIdentityDesk:
    """`bot.pages.identity_desk.IdentityDesk` on the running service."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    async def find(self, token: str) -> IdentityView | Gone | None:
        with database_away_is_said():
            return await run_in_threadpool(self._find, token)

    async def keep(self, token: str, typed: Mapping[str, str]) -> bool:
        with database_away_is_said():
            return await run_in_threadpool(self._keep, token, typed)

    async def paper(self, token: str, person: Person) -> bytes | None:
        with database_away_is_said():
            return await run_in_threadpool(self._paper, token, person)

    async def send(self, token: str, person: Person) -> Sent | Gone:
        with database_away_is_said():
            return await run_in_threadpool(self._send, token, person)

    def _find(self, token: str) -> IdentityView | Gone | None:
        now = self._runtime.clock.now()
        with self._runtime.database.reading() as db:
            link = identity.find(db, token, now=now)
            if link is None:
                return None
            row = cases.by_id(db, link.request_id)
            if not _is_open(link, row):
                return Gone()
            return _view(_commune(db, row), row, link)

    def _keep(self, token: str, typed: Mapping[str, str]) -> bool:
        now = self._runtime.clock.now()
        with self._runtime.database.writing() as db:
            link = identity.find(db, token, now=now)
            return link is not None and identity.keep_draft(db, link, typed, now=now)

    def _paper(self, token: str, person: Person) -> bytes | None:
        now = self._runtime.clock.now()
        made = self._typeset(token, Identity(**asdict(person)), now)
        return made.pdf if made else None

    def _typeset(self, token: str, who: Identity, now: datetime) -> filing.Typeset | None:
        """The form of an open link; it is typeset while nothing is held."""
        with self._runtime.database.reading() as db:
            link = identity.find(db, token, now=now)
            row = cases.by_id(db, link.request_id) if link else None
            if link is None or row is None or not _is_open(link, row):
                return None
            form = filing.form_of(db, row, who, day=local_day(now, _commune(db, row).timezone))
        return filing.typeset(form, row.language)

    def _send(self, token: str, person: Person) -> Sent | Gone:
        now = self._runtime.clock.now()
        who = Identity(**asdict(person))
        made = self._typeset(token, who, now)
        with self._runtime.database.writing() as db:
            link = identity.find(db, token, now=now)
            if link is None:
                return Gone()
            row = moves.held(db, link.request_id)  # before the link, as a new link does
            sent = Sent(row.reference, _commune(db, row))
            if row.state != states.AWAITING_IDENTITY or not identity.use(db, link, now=now):
                return sent if _was_sent(db, token, row, who, now) else Gone()
            day = local_day(now, sent.commune.timezone)
            settings = self._runtime.settings
            filing.file_request(db, row, who, settings=settings, day=day, now=now, made=made)
            return sent


def _is_open(link: identity.Link, row: RequestRow) -> bool:
    """A request that was withdrawn, or that another link identified, waits for nobody."""
    return link.is_open and row.state == states.AWAITING_IDENTITY


def _was_sent(db: Db, token: str, row: RequestRow, who: Identity, now: datetime) -> bool:
    """Whether the very same was sent by this link before: a thumb that pressed twice."""
    link = identity.find(db, token, now=now)
    return link is not None and link.is_used and row.identity == who


def _commune(db: Db, row: RequestRow) -> CommuneView:
    profile = communes.load(db, row.commune_id).profile
    return CommuneView(
        id=row.commune_id,
        names=profile["name"],
        is_sample=bool(profile.get("sample")),
        cndp_reference=profile.get("cndp_reference") or "",
        timezone=profile["timezone"],
    )


def _view(commune: CommuneView, row: RequestRow, link: identity.Link) -> IdentityView:
    matter = row.matter
    return IdentityView(
        commune=commune,
        language=row.language,
        subject=matter.subject,
        period=matter.period,
        format=row.format,
        delivery=row.delivery,
        is_urgent=row.is_urgent,
        urgent_reason=matter.urgent_reason,
        expires_at=link.expires_at,
        has_phone=row.channel == "whatsapp",
        has_paper=True,
        draft=link.draft,
    )
