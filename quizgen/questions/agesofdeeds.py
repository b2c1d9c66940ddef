"""From what age people do what a question tells: a school at six, a war at sixteen."""

from __future__ import annotations

import re

_AGES = (
    (21, re.compile(r"\b(?:аспирантур|диссертаци|кандидат[а-яё]* наук|доктор[а-яё]* наук|доцент"
                    r"|профессор|академи[а-яё]+ наук|генерал|маршал|министр)")),
    (14, re.compile(r"\b(?:университет|институт|академи|училищ|техникум|факультет|ВГИК|курс|колледж"
                    r"|консерватори|студи)")),
    (6, re.compile(r"\b(?:школ|гимнази|лице[йюея]|переехал|окончил[а]? \d|семь|учил|жил)")),
    (16, re.compile(r"\b(?:арми|фронт|войн|воевал|сражал|партии|КПСС|ВКП|служ|назначен|избран"
                    r"|арестован|осужд|приговор|женил|замуж|преподава|возглав|работал|стал)")),
)  # fmt: skip
"""The first that speaks decides."""


def grown_by(stem: str, born: int, year: int) -> int:
    """The first year in which somebody of that birth does what the stem tells; 0 where untold.

    Args:
        year: the right one; whoever did it young could have done it as young.
    """
    if not born:
        return 0
    for age, told in _AGES:
        if told.search(stem):
            return born + min(age, year - born)
    return 0
