"""The colours of the cards: told apart by eyes of any age, by day and by night."""

import re

import pytest

from quizgen.formats.anki_types import look

CSS = look("anki.css")
DAY, NIGHT = re.findall(r"\{([^{}]*--qg-paper:[^{}]*)\}", CSS)
INKS = [
    ("ink", "paper"), ("ink", "plate"), ("ink", "right-plate"), ("ink", "mark"),
    ("quiet", "paper"), ("accent", "paper"), ("accent", "plate"), ("accent", "gap"),
    ("right", "paper"), ("right", "plate"), ("right", "right-plate"), ("wrong", "plate"),
]  # fmt: skip


def light(colour):
    """Relative luminance, WCAG 2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("mode", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(("ink", "ground"), INKS)
def test_every_ink_is_read_on_its_ground(mode, ink, ground):
    """Contrast of at least 4.5 to 1 (WCAG AA) wherever a colour of text stands on one of paper."""
    colours = dict(re.findall(r"--qg-([\w-]+): (#[0-9a-f]{6});", mode))
    one, other = sorted((light(colours[ink]), light(colours[ground])))
    assert (other + 0.05) / (one + 0.05) >= 4.5
