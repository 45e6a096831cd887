"""Re-sealing: after a new key was put in front, every sealed value is sealed with it, so that the old key can be given up.

Done in batches, each a transaction of its own, while the service runs: either key opens what it meets meanwhile.
"""

from sqlalchemy import Column, LargeBinary, delete, select, update

from data.engine import Database, Db
from data.tables import key_checks, metadata

BATCH = 100  # rows a transaction; media are the largest, so that no turn waits long behind it


def sealed_columns() -> list[Column[bytes]]:
    """Every column that holds ciphertext, but the checks of the keys themselves."""
    return [
        column
        for table in metadata.sorted_tables
        if table is not key_checks
        for column in table.columns
        if column.name.startswith("sealed_") and isinstance(column.type, LargeBinary)
    ]


def where(column: Column[bytes]) -> str:
    """The name that is bound into the values of a column (see Vault.seal)."""
    table, name = column.table.name, column.name.removeprefix("sealed_")
    return f"{_SHORT.get(table, table)}.{name}"


_SHORT = {"inbound_messages": "inbound", "outbound_messages": "outbound"}


def reseal(database: Database) -> int:
    """Seal with the newest key whatever was sealed with an older one; returns how many values. VaultError.

    Every process must have been started again with the new key before. Afterwards the old keys are needed no more.
    """
    count = 0
    for column in sealed_columns():
        last: int | None = 0
        while last is not None:
            with database.writing() as db:
                done, last = _reseal_batch(db, column, last)
            count += done
    with database.writing() as db:
        db.execute(delete(key_checks).where(key_checks.c.key_id != db.vault.key_ids[0]))
    return count


def _reseal_batch(db: Db, column: Column[bytes], after: int) -> tuple[int, int | None]:
    """How many were sealed anew, and the last row that was looked at; None at the end."""
    table = metadata.tables[column.table.name]
    wanted = select(table.c.id, column).where(table.c.id > after, column.is_not(None))
    rows = db.execute(wanted.order_by(table.c.id).limit(BATCH).with_for_update()).all()
    old = [row for row in rows if not db.vault.is_newest(row[1])]
    for row in old:
        sealed = db.vault.seal(db.vault.open(row[1], where(column)), where(column))
        db.execute(update(table).where(table.c.id == row[0]).values({column.name: sealed}))
    return len(old), rows[-1][0] if len(rows) == BATCH else None
