"""The database itself: migrations, transactions, and one writer at a time."""


import alembic.command
import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from data.engine import Database, migration_config, newest_revision
from data.tables import metadata

pytestmark = pytest.mark.filterwarnings("error")


def test_migrations_make_exactly_the_tables(database: Database) -> None:
    config = migration_config()
    with database.engine_for_checks().connect() as connection:
        config.attributes["connection"] = connection
        alembic.command.check(config)
        names = set(inspect(connection).get_table_names())
    assert names == {*metadata.tables, "alembic_version"}


def test_file_names_say_the_newest_revision() -> None:
    assert ScriptDirectory.from_config(migration_config()).get_current_head() == newest_revision()
