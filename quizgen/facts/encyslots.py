"""What fills a slot of a shape told of an article's thing: where, of what, how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.facts.encywords import ency_words
from quizgen.model import Sentence, Token
from quizgen.russian.morphology import inflect, readings
from quizgen.russian.openings import is_doubtful

_NUMBER = r"\d[\d ., ]*\d|\d"
_MANY = r"(?:\s?(?:тыс\.?|млн|млрд))?"
_UNIT = (
    r"(?:см|мм|км|кг|м|г|т|°\s?[CС]|К|МПа|кПа|атм|граммов|грамма|килограмм(?:ов|а)|метров|метра|"
    r"сантиметров|лет|года|год|дней|дня|суток|месяцев|месяца|недель|недели|часов|часа|минут)"
    r"(?:/[а-яё]+[³²23]?)?(?![а-яёa-zА-ЯЁA-Z])"
)
FRAGMENTS = {
    "quantity": (
        r"(?:(?:около|примерно|приблизительно|более|менее|свыше|почти|от|до|порядка) )?"
        rf"[−–-]?(?:{_NUMBER}){_MANY}(?:\s?(?:[—–-]|до)\s?[−–-]?(?:{_NUMBER}))?{_MANY}\s?{_UNIT}"
    ),
    "count": r"(?:(?:около|примерно|до|более|от) )?"
    rf"(?:(?:{_NUMBER})(?:\s?(?:[—–-]|до)\s?(?:{_NUMBER}))?|"
    r"одно|два|три|четыре|пять|шесть|семь|восемь|девять|десять)",
    "place": r"(?:в|во|на|под|у|по|вдоль|от|среди|возле|около|вблизи|между) .+",
    "year": r"\d{3,4}",
    "whom": r"на .+",
    "made": r"из (?:(?! (?:процессом|пут[её]м|методом|способом|либо|при) ).)+",
    "after": r"(?:за|от|из-за) .+",
    "to": r"к .+",
    "many": r"двух|трёх|трех|четырёх|четырех|одного",
}
_OPEN = frozenset(("весь", "свой", "сам", "разный", "различный"))
_LONGEST = 18


def told_plainly(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences the author tells as facts: no headline, nobody's speech, no «возможно»."""
    for sentence in sentences:
        if sentence.headline or sentence.speech is not None:
            continue
        if not is_doubtful([token.text for token in sentence.tokens]):
            yield sentence


def fits(kind: str, tokens: Sequence[Token]) -> bool:
    """Whether the words are such a filling, whole and understood alone."""
    if kind in ("quantity", "count", "year", "many"):
        return True
    if kind == "whom" and any(t.lemma in ency_words("no prey") for t in tokens):
        return False
    if not is_plain(tokens):
        return False
    if kind in ("ins", "nom", "gen", "acc"):
        return _case_of_first(tokens, kind.capitalize())
    return True


def is_plain(tokens: Sequence[Token]) -> bool:
    """Whether these are nouns with what belongs to them: no verb, nothing that points elsewhere."""
    if not tokens or len(tokens) > _LONGEST:
        return False
    for token in tokens:
        low = token.text.lower()
        if token.feats.get("VerbForm") in ("Fin", "Conv", "Inf") or token.lemma == "который":
            return False
        if token.pos in ("PRON", "DET") and token.lemma not in _OPEN:
            return False
        if low in ency_words("pointing") or token.text in ("(", ")", ":", ";", "—", "–", "[", "]"):
            return False
    last = tokens[-1]
    if last.pos in ("ADP", "CCONJ", "SCONJ", "PART", "PUNCT", "ADV", "DET", "PRON"):
        return False
    return last.pos != "ADJ" or any(t.pos in ("NOUN", "PROPN") for t in tokens)


def _case_of_first(tokens: Sequence[Token], case: str) -> bool:
    """Whether the words open with a noun or its adjective that can stand in the case."""
    first = next((t for t in tokens if t.pos in ("NOUN", "ADJ", "PROPN", "VERB", "NUM", "X")), None)
    if first is None or tokens[0].pos == "ADP":
        return False
    nouns = [t for t in tokens if t.pos in ("NOUN", "PROPN")]
    if not nouns:
        return False
    suits = any(r.feats.get("Case") == case for r in readings(nouns[0].text))
    return suits and (
        first is nouns[0] or any(r.feats.get("Case") == case for r in readings(first.text))
    )


def one(verb: str, gender: str) -> str | None:
    """«гнездятся» → «гнездится», «распространены» → «распространён»: of one thing."""
    own = next((r for r in readings(verb) if r.feats.get("Tense") or r.feats.get("Variant")), None)
    if own is None:
        return None
    if own.feats.get("Number") == "Plur":
        short = own.feats.get("Variant") == "Short" or own.feats.get("Tense") == "Past"
        return inflect(own, number="Sing", **({"gender": gender} if short else {}))
    return verb.lower()
