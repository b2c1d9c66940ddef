"""Words of the template language and of its material: Russian whatever the interface."""

from __future__ import annotations

from collections.abc import Mapping

from webapp.packs.building import EVENT_ROLE

CHIPS = (
    ("предмет", ""), (EVENT_ROLE, ""), ("человек", "PERSON"), ("организация", "ORG"),
    ("год", "YEAR"), ("дата", "DATE"), ("место", "PLACE"), ("город", "CITY"), ("число", "NUMBER"),
)  # fmt: skip
"""Roles one is offered for marked words, each with the type that goes with it."""

SAMPLES: Mapping[str, str] = {
    # For the script.
    "event": EVENT_ROLE,
    "role": "роль",
    "cases": "им рд дт вн тв пр",
    "endings": "_два _три _четыре _пять _шесть _семь _восемь",
    # What fields show while they are empty.
    "sentence": "Филиал МГУ открыт в 2001 году.",
    "words": "2001 году",
    "role_of": "год",
    "question": "В каком году {действие~предмет} {предмет.им}?",
    "answer": "{год.value}",
    "also": "основать, создать",
    "refused": "Выставка открыта для посетителей.",
    "name": "год-открытия",
    "pack_name": "мои вопросы",
}
