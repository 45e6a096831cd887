"""What WhatsApp says of the templates in the registry, read from Twilio's Content API: every hour, and when staff ask."""

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial

from bot.channels.base import Channel, ChannelError, Content, Templated
from bot.runtime.parts import Runtime
from bot.runtime.writer import Writer
from data import communes, templates
from data.engine import Db
from data.templates import Checked, TemplateRow

log = logging.getLogger(__name__)


async def read(
    channels: Mapping[str, Channel], rows: Iterable[TemplateRow]
) -> list[tuple[TemplateRow, Content | ChannelError | None]]:
    """Each template with what its provider has; with the error where it could not be asked. Nothing of other accounts."""
    found: list[tuple[TemplateRow, Content | ChannelError | None]] = []
    for row in rows:
        channel: object = channels.get(row.account_id)
        if not isinstance(channel, Templated):
            continue
        try:
            found.append((row, await channel.content(row.content_sid)))
        except ChannelError as error:
            found.append((row, error))
    return found


def keep(db: Db, row: TemplateRow, seen: Content | None, now: datetime) -> TemplateRow:
    """Write down what was read of one."""
    checked = (
        Checked(seen.language, seen.variables, seen.approval, seen.category, seen.reason) if seen else None
    )
    return templates.note_checked(db, row, checked, now)


def registered(db: Db) -> list[TemplateRow]:
    """The registry as every commune.yaml that was imported has it."""
    for commune in communes.every(db):
        templates.fill_of(db, commune.id, commune.profile)
    return templates.every(db)


async def check(runtime: Runtime, writer: Writer) -> int:
    """Read them all and write down what changed; how many were read."""
    rows = await writer.do(registered)
    done = 0
    for row, seen in await read(runtime.channels, rows):
        if isinstance(seen, ChannelError):
            log.warning("the template %s of %s could not be read: %s", row.name, row.account_id, seen)
            continue
        kept = await writer.do(partial(keep, row=row, seen=seen, now=runtime.clock.now()))
        done += 1
        if kept.is_usable != row.is_usable:
            state = f"{kept.approval} ({kept.trouble})" if kept.trouble else kept.approval
            log.warning("the template %s (%s) of %s: %s", row.name, row.language, row.account_id, state)
    return done
