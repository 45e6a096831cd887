"""Runs the migrations on the connection that data/engine.py gives; there is no other way to run them.

The whole upgrade is one transaction, and only one process at a time migrates: on SQLite because it begins as a writer,
on PostgreSQL because it takes a lock first.
"""

from alembic import context
from sqlalchemy import Connection, text

from data.tables import Id, Instant, metadata

MIGRATION_LOCK = 0x6D696772  # "migr"


def _render(kind: str, item: object, _: object) -> str | bool:
    """Write our own types into a new revision as what they are, so that a revision never changes with the code."""
    if kind == "type" and isinstance(item, Instant):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and item is Id:
        return 'sa.BigInteger().with_variant(sa.Integer(), "sqlite")'
    return False


def _is_ours(name: str | None, kind: str, _: object) -> bool:
    """Procrastinate brings its own tables on PostgreSQL."""
    return kind != "table" or not (name or "").startswith("procrastinate_")


def migrate(connection: Connection) -> None:
    is_postgres = connection.dialect.name == "postgresql"
    if is_postgres:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_item=_render,
        include_name=_is_ours,
        render_as_batch=not is_postgres,  # SQLite alters a table by copying it
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


migrate(context.config.attributes["connection"])
