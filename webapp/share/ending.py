"""The end of an attempt at an assignment, and the assignment a repetition goes back to."""

from __future__ import annotations

from sqlalchemy import select

from webapp.attempts import Attempt
from webapp.services import services
from webapp.share.keeping import Kept, kept
from webapp.share.pages import WaitingPage
from webapp.tables import AttemptRow


def root_of(attempt: Attempt) -> Kept | None:
    """The rules of the attempt whose mistakes are repeated here, or None."""
    if not attempt.is_retry:
        return None
    found, token = attempt.id, attempt.token
    with services().storage.read() as session:
        while True:
            row = session.execute(
                select(AttemptRow.token, AttemptRow.retry_of).where(AttemptRow.id == found)
            ).one()
            token = row.token
            if row.retry_of is None:
                break
            found = row.retry_of
    root = services().attempts.find(token)
    return kept(root) if root else None


def waiting_page(attempt: Attempt, rules: Kept) -> WaitingPage:
    """What is said at the end while answers are not to be seen."""
    return WaitingPage(
        title=rules.assignment.title,
        answered=len(attempt.answers),
        total=len(attempt.questions),
        late=rules.late,
        door=rules.assignment.token,
        again=rules.assignment.rules.feedback == "when_opened",
    )
