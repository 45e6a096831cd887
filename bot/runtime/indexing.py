"""What was recorded becomes searchable: a small catch-up that folds the words of what waits.

Nothing depends on it but search: late or twice, it does no harm. The words are read outside the writing transaction.
"""

import asyncio

from bot.runtime.parts import Runtime
from bot.runtime.writer import Writer
from data.engine import Database
from data.review import tokens
from nlu import search

PORTION = 200  # contributions a transaction: a few hundredths of a second of writing


async def catch_up(runtime: Runtime, writer: Writer) -> int:
    """Read whatever waits; returns how many can be searched now that could not."""
    done = 0
    while found := await asyncio.to_thread(_read, runtime.database):
        kept = await writer.do(lambda db, found=found: tokens.put(db, found))  # type: ignore[misc]
        done += kept
        if not kept:  # all were changed in that moment: the next look sees them as they are
            break
    return done


def _read(database: Database) -> dict[tokens.Waiting, frozenset[str]]:
    with database.reading() as db:
        waiting = tokens.waiting(db, PORTION)
    return {each: search.tokens(each.words) for each in waiting}
