"""The database itself: migrations, transactions, and one writer at a time."""

import threading
import time

import alembic.command
import pytest
from sqlalchemy import insert, inspect, select

from data.engine import Database, Db, lock_conversation, migration_config, only_runner
from data.tables import citizens, communes, metadata

pytestmark = pytest.mark.filterwarnings("error")


def test_migrations_make_exactly_the_tables(database: Database) -> None:
    config = migration_config()
    with database.engine_for_checks().connect() as connection:
        config.attributes["connection"] = connection
        alembic.command.check(config)
        names = set(inspect(connection).get_table_names())
    assert names == {*metadata.tables, "alembic_version"}
