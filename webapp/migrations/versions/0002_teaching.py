"""Version 2: decks under review, assignments with their attempts, reports, imports.

Only adds tables.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables of the teacher's and the learner's parts."""
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("deck_key", sa.String(200), _to("decks.key"), nullable=False, unique=True),
        sa.Column("digest", sa.String(64), _to("deck_versions.digest"), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("changed", _MOMENT, nullable=False),
    )
    op.create_table(
        "reviewed_questions",
        sa.Column("review_id", sa.Integer, _to("reviews.id"), primary_key=True),
        sa.Column("question_id", sa.String(200), primary_key=True),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("edits", sa.JSON, nullable=False),
        sa.Column("own", sa.JSON),
        sa.CheckConstraint("state IN ('proposed', 'accepted', 'rejected')", name="reviewed_state"),
    )
    op.create_table(
        "review_steps",
        sa.Column("review_id", sa.Integer, _to("reviews.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("before", sa.JSON, nullable=False),
        sa.Column("after", sa.JSON, nullable=False),
        sa.Column("undone", sa.Boolean, nullable=False),
        sa.Column("made", _MOMENT, nullable=False),
    )
    op.create_table(
        "assignments",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("token", sa.String(43), nullable=False, unique=True),
        sa.Column("deck_key", sa.String(200), _to("decks.key"), nullable=False, index=True),
        sa.Column("digest", sa.String(64), _to("deck_versions.digest"), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("question_ids", sa.JSON, nullable=False),
        sa.Column("count", sa.Integer),
        sa.Column("shuffled", sa.Boolean, nullable=False),
        sa.Column("feedback", sa.String(12), nullable=False),
        sa.Column("attempts", sa.Integer),
        sa.Column("seconds", sa.Integer),
        sa.Column("opens", _MOMENT),
        sa.Column("closes", _MOMENT),
        sa.Column("named", sa.Boolean, nullable=False),
        sa.Column("answers_opened", _MOMENT),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("revoked", _MOMENT),
        sa.Column("archived", _MOMENT),
        sa.Column("copied_from", sa.Integer, _to("assignments.id")),
        sa.CheckConstraint(
            "feedback IN ('at_once', 'at_end', 'when_opened')", name="assignment_feedback"
        ),
    )
    op.create_table(
        "sittings",
        sa.Column("attempt_id", sa.Integer, _to("attempts.id"), primary_key=True),
        sa.Column("assignment_id", sa.Integer, _to("assignments.id"), nullable=False),
        sa.Column("learner", sa.String(43), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("resume_token", sa.String(43), nullable=False, unique=True),
        sa.Column("deadline", _MOMENT),
        sa.Column("finished", _MOMENT),
    )
    op.create_index("sittings_of_a_learner", "sittings", ["assignment_id", "learner"])
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("attempt_id", sa.Integer, _to("attempts.id"), nullable=False),
        sa.Column("question_id", sa.String(200), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("sent", _MOMENT, nullable=False),
        sa.Column("read", _MOMENT),
        sa.UniqueConstraint("attempt_id", "question_id", name="one_report"),
    )
    op.create_table(
        "imports",
        sa.Column("deck_key", sa.String(200), _to("decks.key"), primary_key=True),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("imported", _MOMENT, nullable=False),
        sa.Column("report", sa.JSON, nullable=False),
    )


def _to(column: str) -> sa.ForeignKey:
    return sa.ForeignKey(column)
