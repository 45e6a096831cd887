"""The distributed engine: processes that send, and on PostgreSQL Procrastinate's own schema."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Jobs that wait for one lock are looked for at every message, and at every job that is taken.
_BY_LOCK = """
CREATE INDEX jemaa_jobs_by_lock ON procrastinate_jobs (lock)
    WHERE status = ANY (ARRAY['todo'::procrastinate_job_status, 'doing'::procrastinate_job_status])
"""
_DROP = """
DROP TABLE procrastinate_events, procrastinate_periodic_defers, procrastinate_jobs, procrastinate_workers CASCADE;
DO $$
DECLARE item record;
BEGIN
  FOR item IN SELECT oid::regprocedure AS name FROM pg_proc WHERE proname LIKE 'procrastinate\\_%' LOOP
    EXECUTE 'DROP FUNCTION ' || item.name || ' CASCADE';
  END LOOP;
END $$;
DROP TYPE procrastinate_job_to_defer_v1, procrastinate_job_event_type, procrastinate_job_status CASCADE;
"""


def upgrade() -> None:
    op.create_table(
        "workers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workers")),
    )
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("outbound_messages", sa.Column("worker_id", number, nullable=True))
    if op.get_bind().dialect.name == "postgresql":
        from procrastinate.schema import SchemaManager  # noqa: PLC0415 - SQLite needs none of it

        _run(SchemaManager.get_schema())
        _run(_BY_LOCK)


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        _run(_DROP)
    with op.batch_alter_table("outbound_messages", schema=None) as batch_op:
        batch_op.drop_column("worker_id")
    op.drop_table("workers")


def _run(statements: str) -> None:
    """Several statements at once, in our transaction: SQLAlchemy would read their percent signs."""
    connection = op.get_bind().connection.driver_connection
    connection.execute(statements)
