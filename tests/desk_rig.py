"""`jemaa` for staff, run in this very process on the world of a test: quick, and at the time that the test's clock shows."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from case_rig import Cases
from click.testing import CliRunner
from fakes import SECRET
from sqlalchemy import select, update
from world import NADIA, OMAR, World

from bot.cli import desk, jemaa
from bot.errors import OPERATOR_ERRORS
from data import communes, staff
from data.requests.cases import RequestRow
from data.staff import ADMINISTRATOR, OFFICER
from data.tables import audit_events
from data.tables import communes as communes_table


@dataclass(frozen=True, slots=True)
class Done:
    """What a command did, as its operator sees it."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Staff:
    """The command line of a commune's staff."""

    world: World

    def run(self, *words: str, said: str = "", commune: str = "berkane", by: str | None = NADIA) -> Done:
        more = ["--commune", commune, *(["--as", by] if by else [])]
        done = CliRunner().invoke(jemaa, [*words, *more], input=said, standalone_mode=True)
        if isinstance(done.exception, OPERATOR_ERRORS):
            return Done(2, done.stdout, str(done.exception))
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Done(done.exit_code, done.stdout, done.stderr)

    def works(self, *words: str, **more: Any) -> Done:
        done = self.run(*words, **more)
        assert done.code == 0, done.err + done.out
        return done

    def refuses(self, *words: str, **more: Any) -> str:
        done = self.run(*words, **more)
        assert (done.code, done.out) == (2, ""), done
        return done.err

    def on(self, row: RequestRow, action: str, *words: str, **more: Any) -> Any:
        """An action on a case that must succeed; what it tells as JSON."""
        return self.works("requests", action, row.reference, *words, "--json", **more).json

    def employ(self, email: str = NADIA, *roles: str, commune: str = "berkane") -> None:
        """Omar administers; the person in charge is Nadia where nothing else is said."""
        with self.world.database.writing() as db:
            if not staff.listed(db, commune):
                staff.add(
                    db,
                    commune,
                    email=OMAR,
                    name="Omar",
                    roles=[ADMINISTRATOR],
                    actor=None,
                    now=self.world.now,
                )
            wanted: Sequence[str] = roles or (OFFICER,)
            staff.add(db, commune, email=email, name="Nadia", roles=wanted, actor=OMAR, now=self.world.now)

    def case(self, make: str = "sent", *args: Any, **more: Any) -> RequestRow:
        """A case of the rig, committed."""
        with self.world.database.writing() as db:
            found: RequestRow = getattr(Cases(self.world, db), make)(*args, **more)
        return found

    def audited(self, action: str) -> list[tuple[str, str]]:
        with self.world.database.reading() as db:
            wanted = select(audit_events.c.actor, audit_events.c.subject).where(
                audit_events.c.action == action
            )
            return [tuple(row) for row in db.execute(wanted.order_by(audit_events.c.id))]

    def make_real(self, commune: str = "berkane") -> None:
        """The commune is no sample any more."""
        with self.world.database.writing() as db:
            profile = {**communes.load(db, commune).profile, "sample": False}
            db.execute(update(communes_table).where(communes_table.c.id == commune).values(profile=profile))


def at_work(world: World, monkeypatch: pytest.MonkeyPatch, var: Path) -> Staff:
    """The command line on the world's own database and clock."""
    monkeypatch.setenv("JEMAA_DATABASE_URL", world.database.url.render_as_string(False))
    monkeypatch.setenv("JEMAA_SECRET_KEY", SECRET)
    monkeypatch.setenv("JEMAA_VAR_DIR", str(var))
    monkeypatch.setattr(desk, "demo_clock", lambda settings: world.clock)
    return Staff(world)
