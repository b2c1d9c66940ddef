"""Version 1: decks, attempts, answers, template packs and settings.

The program made these tables by itself before there were migrations, some of them later than
others. So each is made only where it is missing: a database of that time is brought to exactly
this version and keeps all it holds.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make what is missing."""
    _table(
        "settings",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    _table(
        "deck_versions",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("article_date", sa.Date),
        sa.Column("question_count", sa.Integer, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )
    _table(
        "decks",
        sa.Column("key", sa.String(200), primary_key=True),
        sa.Column("digest", sa.String(64), _to("deck_versions.digest"), nullable=False),
        sa.Column("built_in", sa.Boolean, nullable=False),
        sa.Column("listed", sa.Boolean, nullable=False),
        sa.Column("added", _MOMENT, nullable=False),
    )
    _table(
        "attempts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("token", sa.String(43), nullable=False, unique=True),
        sa.Column("deck_key", sa.String(200), _to("decks.key"), nullable=False),
        sa.Column("digest", sa.String(64), _to("deck_versions.digest"), nullable=False),
        sa.Column("seed", sa.LargeBinary(32), nullable=False),
        sa.Column("question_ids", sa.JSON, nullable=False),
        sa.Column("retry_of", sa.Integer, _to("attempts.id")),
        sa.Column("started", _MOMENT, nullable=False),
    )
    _table(
        "answers",
        sa.Column("attempt_id", sa.Integer, _to("attempts.id"), primary_key=True),
        sa.Column("question_id", sa.String(200), primary_key=True),
        sa.Column("given", sa.Text, nullable=False),
        sa.Column("right", sa.Boolean, nullable=False),
        sa.Column("answered", _MOMENT, nullable=False),
    )
    _table(
        "opened",
        sa.Column("attempt_id", sa.Integer, _to("attempts.id"), primary_key=True),
        sa.Column("question_id", sa.String(200), primary_key=True),
        sa.Column("given", sa.Text, nullable=False),
        sa.Column("opened", _MOMENT, nullable=False),
    )
    _table(
        "packs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("enabled", sa.Boolean, nullable=False),
        sa.Column("removed", _MOMENT),
    )
    _table(
        "pack_versions",
        sa.Column("pack_id", sa.Integer, _to("packs.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("sound", sa.Boolean, nullable=False),
        sa.Column("saved", _MOMENT, nullable=False),
    )
    _table(
        "deck_packs",
        sa.Column("deck_key", sa.String(200), _to("decks.key"), primary_key=True),
        sa.Column("pack_id", sa.Integer, _to("packs.id"), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )


def _table(name: str, *columns: sa.Column) -> None:
    op.create_table(name, *columns, if_not_exists=True)


def _to(column: str) -> sa.ForeignKey:
    return sa.ForeignKey(column)
