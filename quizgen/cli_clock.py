"""The clock, read for the command line alone: no stage of the generator looks at it."""

from __future__ import annotations

import datetime
import os

from quizgen.errors import QuizgenError


def now() -> datetime.datetime:
    """The time in UTC, whole seconds: that of SOURCE_DATE_EPOCH where it is set.

    So that whoever rebuilds a deck can have the same bytes (reproducible-builds.org). Raises
    QuizgenError where the variable holds no time.
    """
    written = os.environ.get("SOURCE_DATE_EPOCH")
    if not written:
        return datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    try:
        return datetime.datetime.fromtimestamp(int(written), datetime.UTC)
    except (ValueError, OverflowError, OSError) as error:
        hint = "ожидаются секунды с 1970 года, например 1795428000"
        raise QuizgenError(f"переменная SOURCE_DATE_EPOCH: «{written}»", hint=hint) from error
