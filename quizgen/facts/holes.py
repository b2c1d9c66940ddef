"""Questions written with holes, as the tables have them: «Когда {verb} {hero}»."""

from __future__ import annotations

import re
from collections.abc import Callable

_HOLE = re.compile(r"\{([^{}]+)\}")


def filled(stem: str, write: Callable[[str], str | None], longest: int) -> str:
    """The question, or "" where a hole stays empty or it gets longer than so many words.

    Args:
        write: what stands in a hole of this name, None where that is not told.
    """
    texts = {name: write(name) for name in _HOLE.findall(stem)}
    if None in texts.values():
        return ""
    said = " ".join(_HOLE.sub(lambda hole: texts[hole[1]] or "", stem).split())
    return f"{said[:1].upper()}{said[1:]}?" if len(said.split()) <= longest else ""
