"""How Alembic runs the migrations: on the connection it is given, in that connection's transaction.

Whoever calls has taken the lock and the backup already: see `webapp.upgrades`. To draft the next
migration, call `alembic.command.revision` with the configuration of `webapp.upgrades`.
"""

from __future__ import annotations

from alembic import context

from webapp import tables, teaching_tables  # noqa: F401  (adds its tables to those of Base)

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=tables.Base.metadata,
    compare_type=True,
    # SQLite changes a column only by making the table anew.
    render_as_batch=connection.dialect.name == "sqlite",
)
with context.begin_transaction():
    context.run_migrations()
