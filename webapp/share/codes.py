"""QR codes of links, as SVG that stands in the page."""

from __future__ import annotations

import segno
from markupsafe import Markup


def qr_code(address: str) -> Markup:
    """The code as an SVG element, black on white also in the dark: readers need it so."""
    code = segno.make(address, error="m", micro=False)
    # Only numbers and the colours below get into the drawing.
    drawn = code.svg_inline(border=4, omitsize=True, light="#fff", dark="#000", svgclass="qr")
    return Markup(drawn)
