"""A package as an answer to a request."""

from __future__ import annotations

import io
from collections.abc import Sequence

from flask import send_file
from werkzeug.wrappers import Response

from quizgen.formats.choices import ExportChoice
from quizgen.model import Deck


def package(decks: Sequence[Deck], choice: ExportChoice, name: str) -> Response:
    """The package to download, `name` being that of the file. Raises FormatError."""
    # Loaded on demand: only a download needs genanki.
    from quizgen.formats.anki_decks import decks_to_apkg

    return send_file(
        io.BytesIO(decks_to_apkg(decks, choice)),
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=f"{name}.apkg",
    )
