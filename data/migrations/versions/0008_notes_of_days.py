"""What is noted of a day on which nobody works, in each language of the staff."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_DAYS = sa.table(
    "calendar_days",
    sa.column("id", sa.BigInteger()),
    sa.column("note", sa.Text()),
    sa.column("notes", sa.JSON()),
)


def upgrade() -> None:
    """Nobody knows in which language a note was written: it stands for both until the calendar is imported again."""
    op.add_column("calendar_days", sa.Column("notes", sa.JSON(), nullable=True))
    db = op.get_bind()
    for number, note in db.execute(
        sa.select(_DAYS.c.id, _DAYS.c.note).where(_DAYS.c.note.is_not(None))
    ).all():
        db.execute(_DAYS.update().where(_DAYS.c.id == number).values(notes={"ar": note, "fr": note}))
    op.drop_column("calendar_days", "note")


def downgrade() -> None:
    op.add_column("calendar_days", sa.Column("note", sa.Text(), nullable=True))
    db = op.get_bind()
    for number, notes in db.execute(sa.select(_DAYS.c.id, _DAYS.c.notes)).all():
        if notes:
            db.execute(
                _DAYS.update().where(_DAYS.c.id == number).values(note=notes.get("fr") or notes.get("ar"))
            )
    op.drop_column("calendar_days", "notes")
