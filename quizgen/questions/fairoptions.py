"""Options that are no rivals: towns far behind a battle, a science no thing is of, our own day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.questions.drafts import Draft
from quizgen.questions.likelyoptions import likely
from quizgen.russian.morphology import readings
from quizgen.russian.phrases import decline_plain
from quizgen.russian.wordlists import lists

_FIGHT = re.compile(
    r"\b(?:битв|сражени|перелом\w* в ходе|отечественной войн|капитуляци|осад[аеуы]|наступлени)",
    re.IGNORECASE,
)
_OUR_CENTURY = "в XXI век"
_LAND_LAST = re.compile(r"^(?P<post>[а-яё-]+(?: [А-ЯЁа-яё]+)*) (?P<land>[А-ЯЁ][а-яё]+[ая])$")
_LEAST = 2


def fair(draft: Draft, options: Sequence[str]) -> tuple[str, ...]:
    """The options that rival the answer, with their lands declined; none where too few are left."""
    kept = [
        _declined(option) if draft.role.types & {"TITLE"} else option
        for option in likely(draft, options)
        if not _of_today(draft.answer, option)
        and not _behind(draft, option)
        and not _in_all(draft, option)
    ]
    if len(kept) < min(_LEAST, len(options)) or _of_other_sciences(draft.answer, kept):
        return ()
    return () if _before_peace(draft.answer, kept) else tuple(kept)


def _of_today(answer: str, option: str) -> bool:
    """«в XXI веке» of what was done in the eighteenth."""
    return option.startswith(_OUR_CENTURY) and not re.search(r"XX", answer)


def _behind(draft: Draft, option: str) -> bool:
    """«Омск» of a battle: no war came there."""
    return bool(_FIGHT.search(draft.stem)) and option in lists("leftovers.yaml")["far from wars"]


def _in_all(draft: Draft, option: str) -> bool:
    """«из воды»: whatever lives consists of it, whatever else it is said to consist of."""
    return option == "из воды" and re.search(r"\bсосто[ия]т", draft.stem) is not None


def _of_other_sciences(answer: str, options: Sequence[str]) -> bool:
    """«математическим аналогом» beside «химическим аналогом»: only one of them is sense."""
    sciences = lists("leftovers.yaml")["of a science"]
    words = answer.lower().split()
    own = [at for at, word in enumerate(words) if readings(word)[0].lemma in sciences]
    if not own or words[own[0] + 1 :][:1] == []:
        return False
    after = readings(words[own[0] + 1])[0].lemma
    if after in lists("leftovers.yaml")["has its science"]:
        return False
    return any(readings(word)[0].lemma in sciences for o in options for word in o.lower().split())


def _before_peace(answer: str, options: Sequence[str]) -> bool:
    """«1947» beside years of the war only: the right one stands alone."""
    if not answer.isdigit() or not all(option.isdigit() for option in options) or not options:
        return False
    war = [1939 <= int(option) <= 1945 for option in options]
    return 1946 <= int(answer) <= 1950 and all(war)


def _declined(option: str) -> str:
    """«президент Молдова» → «президент Молдовы»."""
    found = _LAND_LAST.match(option)
    land = found["land"] if found else ""
    if not found or not any(
        r.feats.get("Case") == "Nom" and r.feats.get("Gender") == "Fem" and "Geox" in r.feats
        for r in readings(land)
    ):
        return option
    form = decline_plain(land, "Gen")
    return f"{found['post']} {form}" if form else option
