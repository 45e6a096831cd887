"""Writes the next numbered revision from what changed in data/tables.py.

    python -m data.migrations.new "Add workshops"

Read what it wrote before committing it: Alembic does not see a renamed column or changed data.
"""

import sys
import tempfile
from pathlib import Path

import alembic.command
from alembic.script import ScriptDirectory

from data.engine import Database, migration_config
from data.vault import SECRET_CHARACTERS, Vault


def write_revision(message: str) -> None:
    """Migrate an empty database to the newest revision, compare it with the tables, write the difference."""
    config = migration_config()
    newest = ScriptDirectory.from_config(config).get_current_head()
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'empty.db'}", Vault("x" * SECRET_CHARACTERS))
        database.migrate()
        with database.engine_for_checks().connect() as connection:
            config.attributes["connection"] = connection
            alembic.command.revision(
                config, message=message, autogenerate=True, rev_id=f"{int(newest or '0') + 1:04}"
            )
        database.close()


if __name__ == "__main__":
    write_revision(sys.argv[1])
