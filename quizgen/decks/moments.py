"""Times in deck files, in one form only: 2026-11-23T10:00:00Z."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from quizgen.decks.fields import Reader

_FORM = "%Y-%m-%dT%H:%M:%SZ"
_YEARS = range(1970, 3000)


def moment_text(moment: datetime.datetime) -> str:
    """A time as the file has it: UTC, whole seconds (RFC 3339)."""
    return moment.astimezone(datetime.UTC).strftime(_FORM)


def read_moment(
    reader: Reader, record: Mapping[str, Any], key: str, where: str
) -> datetime.datetime:
    """The time in a field, in UTC. Raises DeckError where it is missing or in another form."""
    written = reader.text(record, key, where)
    try:
        moment = datetime.datetime.strptime(written, _FORM).replace(tzinfo=datetime.UTC)
    except ValueError:
        moment = None
    # strptime also takes 2026-1-3, which this format does not promise.
    if moment is None or moment.year not in _YEARS or moment_text(moment) != written:
        raise reader.fault(f"{where}.{key}", "ожидается время вида 2026-11-23T10:00:00Z")
    return moment
