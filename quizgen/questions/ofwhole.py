"""What only the whole article makes of a definition or a measure: whose it is, and what else."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.model import Article
from quizgen.questions.drafts import Draft
from quizgen.russian.morphology import lemma_of, readings
from quizgen.russian.things import thing_of_title
from quizgen.russian.wordlists import lists

_WHAT = re.compile(r"^Что такое (?P<term>[^?]+)\?$")
_PLAIN = "простое вещество "
_NUMBERED = re.compile(r"\bномером? \d+")
_SAYS = r"(?: \([^)]*\))? (?:[—–-] |это |явля[ею]тся |представля[ею]т собой )"
_GOES_ON = re.compile(r"\s*(?:Он|Она|Оно|Они)(?: также)? (?:явля[ею]тся|представля[ею]т собой) ")
_ACROSS = re.compile(
    r"^(?P<what>Как(?:ова?|ово|овы) (?:[а-яё]+ ){1,2}?)(?P<way>с [а-яё]+ на [а-яё]+)"
    r" (?P<whose>[^?]+)\?$"
)
_MEASURED = re.compile(r"^(?:Какова?|Каково|Каковы|Сколько) [^?]*?(?P<part>[а-яё]+)\?$")
_TOWARDS = re.compile(r"\bо (?P<deed>[а-яё]+ии)\?$")
_BEYOND = (
    r"\bо {} (?P<to>(?:к|в|из|от) "
    r"(?:[А-ЯЁа-яё-]+(?:ой|ей|ому|ему|ого|его|ую|ые|их|ых) )?[А-ЯЁа-яё-]+)"
)


class Whole:
    """The article of a definition or a measure."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._own: str | None = None
        body = article.text[article.headline[1] :] if article.headline else article.text
        thing = None if article.date is not None else thing_of_title(article.title, body.lstrip())
        if thing is not None and thing.gender != "Plur":
            self._own = thing.said("Gen")

    def mended(self, draft: Draft) -> Draft | str:
        """The draft with whose part it asks of, or why it cannot be asked."""
        if draft.answer.lower().startswith(_PLAIN) and draft.template.pack == "definitions":
            bare = draft.answer[len(_PLAIN) :]
            draft = replace(draft, answer=bare, role=replace(draft.role, text=bare))
        what = _WHAT.match(draft.stem)
        if what is not None:
            return self._defined(draft, what["term"])
        draft = _measured_across(draft)
        draft = _towards_what(draft)
        return self._part_of(draft)

    def _defined(self, draft: Draft, term: str) -> Draft | str:
        """«Что такое криптон?» of an element and a gas: asked by what the one is, if it singles."""
        if _NUMBERED.search(draft.answer) and " " not in term:
            role = replace(draft.role, text=term)
            return replace(draft, stem=f"Как называется {draft.answer}?", answer=term, role=role)
        own = draft.fact.sentence
        at = own.start + len(own.text)
        name = re.escape(term.removeprefix(_PLAIN))
        others = self._text[: own.start] + "\n" + self._text[at:]
        again = re.search(rf"(?im)(?:^|[.!?])\s*(?:{_PLAIN})?{name}{_SAYS}", others)
        if again or _GOES_ON.match(self._text[at : at + 80]):
            return "wide definition"
        return draft

    def _part_of(self, draft: Draft) -> Draft | str:
        """«Какова протяжённость речной сети?» → «… речной сети Белгородской области?»."""
        found = _MEASURED.match(draft.stem) if draft.template.pack == "why" else None
        if found is None or re.search(r"[А-ЯЁ]", draft.stem[1:]):
            return draft
        if lemma_of(found["part"]) not in lists("definingwords.yaml")["parts of lands"]:
            return draft
        if self._own is None:
            return "too little said"
        return replace(draft, stem=f"{draft.stem[:-1]} {self._own}?")


def _measured_across(draft: Draft) -> Draft:
    """«протяжённость с севера на юг области» → «протяжённость области с севера на юг»."""
    found = _ACROSS.match(draft.stem)
    first = readings(found["whose"].split()[0].lower()) if found else ()
    if found is None or not any(r.feats.get("Case") == "Gen" for r in first):
        return draft
    return replace(draft, stem=f"{found['what']}{found['whose']} {found['way']}?")


def _towards_what(draft: Draft) -> Draft:
    """«акт о присоединении» of «акт о присоединении к церкви»: the sentence says to what."""
    found = _TOWARDS.search(draft.stem)
    if found is None or lemma_of(found["deed"]) not in lists("definingwords.yaml")["towards"]:
        return draft
    said = re.search(_BEYOND.format(found["deed"]), draft.fact.sentence.text)
    return replace(draft, stem=f"{draft.stem[:-1]} {said['to']}?") if said else draft
