"""Whose a colour or a measure is: the bird of the feathers, the planet of the clouds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.facts.topics import Topic
from quizgen.facts.truthtable import truth_words
from quizgen.model import Token
from quizgen.russian.wordlists import words

_SEX = re.compile(r"сам(?:ец|ц[аыуоеёи]\w*|к[аиуое]\w*|ок)", re.I)
_COMPARED = re.compile(
    r"[Сс]ам(?:цы|ки|ец|ка) (?:[а-яё]+ )?(?:крупнее|мельче|больше|меньше|тяжелее|легче) сам[а-яё]+"
    r"|(?:[Вв]ес|[Мм]асса) сам[а-яё]+ (?:до |от |около )?[\d,.–—-]+ кг"
    r"(?:, сам[а-яё]+ (?:до )?\d+ кг)?"
)
_MORE = frozenset(("почти", "иногда", "часто", "местами", "реже", "с", "со", "но", "или", "до"))


def whose(kind: str, said: str, own: Sequence[Token], head: Token, topic: Topic | None) -> str:
    """The bearer of a colour or the measured thing with its owner; "" where nothing tells it.

    Args:
        said: as a question would say it so far. own: the words as they stand.
    """
    if kind not in ("bearer", "owned", "gauge") or not said:
        return said
    named = any(t.text[:1].isupper() and not t.feats.get("Opening") for t in own)
    named = named or any(t.feats.get("Resolved") for t in own)
    nouns = [t for t in own if t.pos == "NOUN"]
    if kind == "bearer":
        if topic is None or not topic.animate:
            return said
        low = said.lower()
        if any(name and name.lower() in low for name in _names(topic)):
            sided = "сторон" in low and head.lemma != "сторона"
            return "" if sided else said  # «перья с внутренней стороны скопы»
        return said if named else ""
    gauges = truth_words("gauges") | words("measured") | words("valued")
    if head.lemma in gauges and not named and len(nouns) == 1:
        # «атмосферное давление»: of which planet, the article alone tells
        if topic is None:
            return ""
        return said if any(n and n in said for n in _names(topic)) else f"{said} {topic.genitive}"
    if kind == "gauge" and topic is not None and not named and own[-1] is nouns[-1]:
        if nouns[-1].lemma in words("measured wholes") and topic.genitive not in said:
            return f"{said} {topic.genitive}"  # «температура верхних облаков»: of which planet
    return said


def without_own_axis(own: tuple[Token, ...]) -> tuple[Token, ...]:
    """«период вращения вокруг своей оси» is its period of rotation."""
    said = [t.text.lower() for t in own[-3:]]
    return own[:-3] if said == ["вокруг", "своей", "оси"] and len(own) > 3 else own


def sexed(text: str) -> bool:
    """Whether the text speaks of males or of females."""
    told = _COMPARED.sub("", text)  # which is larger says nothing of colours
    return any(_SEX.fullmatch(word) for word in re.findall(r"[А-Яа-яЁё]+", told))


def goes_on_after(tokens: Sequence[Token], at: int) -> bool:
    """Whether the colour told up to `at` is told further: «светло-серая, почти белая»."""
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return at < len(tokens) and tokens[at].text.lower() in _MORE
    after = tokens[at + 1]
    return after.text.lower() in _MORE or after.feats.get("VerbForm") == "Part"


def _names(topic: Topic) -> tuple[str, ...]:
    return topic.singular, topic.plural, topic.genitive
