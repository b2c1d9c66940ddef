"""Gaps in clauses that stand alone, where no question could be written of the sentence.

The clause is the article's own (see `claims`), so its grammar is; what a reader is to fill in is a
name, a title, a year or an exact number that the rest of the clause leaves no doubt about.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from quizgen.facts.clause import Fact, Role
from quizgen.facts.kinds import nominative
from quizgen.model import GAP, Article, Evidence, Question
from quizgen.questions.acceptedforms import accepted_forms
from quizgen.questions.claims import RULE, TEMPLATES, Clause, template_of
from quizgen.questions.claimtests import listed as repeated
from quizgen.questions.drafts import Draft, without_yo
from quizgen.questions.gapdetails import BEST, NAMED, YEAR, details, listed
from quizgen.questions.importance import Importance
from quizgen.questions.statements import stands_alone
from quizgen.questions.telling import WORD, content

TEMPLATE = "several/gap"
CHANCE = 0.5
"""How likely raters accept such a gap (44 of 71; of the 10 last ones asked unbidden 4); a deck
that asks for more has none but those asked before."""
_LEAST = 3
_SHARE = 2
"""So many gaps at least, and in a long deck one for so many other questions."""
_ALIKE = 0.6
"""Share of its words in a question and its answer above which both tell one fact."""
_NAME = re.compile(r"[А-ЯЁA-Z]")
_PATRONYMIC = re.compile(r"\b[А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+(?:вич|вн)[а-яё]*\b(?! [А-ЯЁ])")
_OF_A_TIME = re.compile(
    r"(?<!\d)[12]\d{3}(?!\d)|\b(?:века|веке|годах|году|столети[еия])\b|-[ехм]\w? "
)
_MONTH = re.compile(
    r"\b(?:январ|феврал|март|апрел|ма[еяй]|июн|июл|август|(?:сентя|октя|ноя|дека)бр)[а-я]*\b"
    r"(?!(?: по [а-я]+)? \d{4})"
)
"""A month of no year."""
_LOOSE = re.compile(
    r"\b\d{1,2}(?:[-–—]\d{1,2})?(?:-[а-я]+)? век|\b[А-ЯЁ]{2,}(?: [А-ЯЁ]{2,})+\b"
    r"|«[а-яё]+»|№|\d0-[ех] (?!год|век)"
)
"""Centuries in digits, heaps of abbreviations, a word in quotation marks that is not meant so."""
_NAMED_FOR = re.compile(r"\b[Ии]менем |\bв честь ")
_SINCE = re.compile(r"\b[Сс] (?:[а-яё]+ )?\d{4} г")
_WHERE = re.compile(r"^В (?:_____|[А-ЯЁ][а-яё]+) [А-ЯЁ]")
_BEFORE_FINER = re.compile(r"_____,? (?:в|на) ")
"""«погребён в _____, в Вестминстерском аббатстве»: the finer place gives the town away."""
_SHORT_FORM = re.compile(r"\b[а-я]{1,4}\. _")
_OF_THE_SENTENCE = frozenset(("not worth asking", "nameless event", "vague noun", "object lost"))
"""Of a question «когда …?», which tells all the clause but its date."""
_SHORTEST_ROOT = 4


def spoils(draft: Draft, reason: str | None) -> bool:
    """Whether what was said of a question speaks against a gap in its sentence too."""
    return reason in _OF_THE_SENTENCE and draft.role.name == "when"


def claim_gaps(
    clauses: Sequence[Clause],
    article: Article,
    asked: Sequence[Question],
    done: Collection[int],
    importance: Importance,
    mended: Callable[[Draft], Draft | str],
    poor: Callable[[str, str], bool],
    many: bool = False,
    held: Collection[tuple[str, str]] = (),
) -> list[tuple[Question, int]]:
    """Gaps with the sentence each stands on, the best first, at most one of a sentence.

    Args:
        clauses: of `claims.clauses`. asked: the other questions. done: sentences they stand on.
        mended: a draft with its names and wording put right, or the reason why it cannot be.
        poor: whether a gapped clause is cut short or its gap gives itself away.
        many: whether new ones are wanted.
        held: (template, evidence) of questions asked before, which stay.
    """
    if not many and all(key != TEMPLATE for key, _ in held):
        return []
    found: dict[int, Question] = {}
    told = [_content(f"{question.stem} {question.answer}", article) for question in asked]
    for clause in clauses:
        own = _content(clause.told.text(), article)
        if clause.whole.i in done or clause.whole.i in found or any(_same(own, t) for t in told):
            continue
        for draft in _drafts(clause, article):
            said = mended(draft)
            made = _question(said, article, importance, poor) if isinstance(said, Draft) else None
            if made is not None:
                found[clause.whole.i] = made
                told.append(own)
                break
    most = max(_LEAST, len(asked) // _SHARE) if many else 0
    ranked = sorted(found.items(), key=lambda item: (-item[1].salience, item[0]))
    before = [item for item in ranked if (TEMPLATE, item[1].evidence.text) in held]
    others = [item for item in ranked if item not in before]
    kept = [*before, *others[: max(0, most - len(before))]]
    return [(question, sentence) for sentence, question in kept]


def _content(text: str, article: Article) -> set[str]:
    return set(content(text)) - set(content(article.title))


def _same(one: set[str], other: set[str]) -> bool:
    return len(one & other) >= _ALIKE * max(1, min(len(one), len(other)))


def _drafts(clause: Clause, article: Article) -> Iterator[Draft]:
    """The clause with each detail that could be asked, the best first."""
    told, text = clause.told, clause.told.text()
    if _unfit(clause, text, article):
        return
    own = list(details(clause.sentence, told, clause.hero))
    plain = "ё" not in article.text.lower()
    for kind, said, focus in sorted(own, key=lambda item: BEST.index(item[0])):
        if set(content(said)) & set(content(article.title)) or text.count(said) != 1:
            continue
        if said not in clause.sentence.text:
            continue  # a name that was written in
        head = focus[-1]
        types = frozenset(("ANY", kind if kind.isupper() else "TERM"))
        fact = Fact(RULE, clause.sentence, None, roles=())
        form = nominative(focus, head) if kind in NAMED else said
        role = Role("gap", types, -1, focus, head, said, form)
        base = f"{article.id}|{clause.whole.i}|{TEMPLATE}|{focus[0].i}"
        name = hashlib.sha256(base.encode()).hexdigest()[:12]
        stem, answer = (without_yo(text), without_yo(said)) if plain else (text, said)
        template = template_of(TEMPLATES["YEAR"])
        yield Draft(
            name, template, replace(fact, roles=(role,)), role, stem, answer, plain,
            article.date is not None,
        )  # fmt: skip


def _unfit(clause: Clause, text: str, article: Article) -> bool:
    """Whether the clause is of no certain time, of half-named people, or tells that one spoke."""
    root, of_a_time = clause.told.root, _OF_A_TIME.search(text)
    hero = clause.hero.split()[-1][:-1] if clause.hero else ""
    if root.lemma in listed("saying") or _PATRONYMIC.search(text) or _MONTH.search(text):
        return True
    if _LOOSE.search(text) or (_NAMED_FOR.search(text) and root.lemma in listed("naming")):
        return True
    past, present = (root.feats.get("Tense") == tense for tense in ("Past", "Pres"))
    completed = root.feats.get("Aspect") != "Imp"
    if (of_a_time and (present or root.lemma in listed("habits"))) or (
        completed and _SINCE.search(text)
    ):
        return True
    if past and not of_a_time and root.feats.get("Variant") != "Short":
        if hero and hero in text:
            return root.lemma in repeated("repeated") | listed("of some time")
        if not completed or root.lemma in repeated("repeated"):
            return True  # «Россия продвигалась в …»: there were other times
    undated = root.feats.get("Tense") == "Fut" or not YEAR.search(text)
    return article.date is not None and undated


def _question(
    draft: Draft, article: Article, importance: Importance, poor: Callable[[str, str], bool]
) -> Question | None:
    """The clause as a sentence with its gap, or None where that gives itself or nothing away."""
    text, answer = draft.stem, draft.answer
    if text.count(answer) != 1:
        return None
    stem = text.replace(answer, GAP, 1)
    stem = f"{stem[:1].upper()}{stem[1:]}."
    if "PLACE" in draft.role.types and _BEFORE_FINER.search(stem):
        return None
    if _WHERE.search(stem) and not _OF_A_TIME.search(stem):
        return None  # others do so elsewhere, at another time
    if not stands_alone(draft, f"Верно ли, что {text}?"):
        return None
    if (
        _SHORT_FORM.search(stem)
        or _leaks(stem, answer)
        or not _anchored(stem, draft)
        or poor(stem, answer)
    ):
        return None
    told = replace(draft, stem=stem)
    accepted = accepted_forms(told, answer, article.date)
    form = draft.role.text
    forms = dict.fromkeys((*accepted, *((form,) if form and form != answer else ())))
    evidence: Evidence = draft.fact.evidence
    return Question(
        id=draft.id,
        kind="cloze",
        stem=stem,
        answer=answer,
        evidence=evidence,
        template=TEMPLATE,
        asks=next(iter(sorted(draft.role.types - {"ANY"})), "gap").lower(),
        accepted=tuple(forms),
        salience=importance.salience(told),
    )


def _leaks(stem: str, answer: str) -> bool:
    """Whether a word of the answer, or its root, stands in the stem."""
    said = {word[:_SHORTEST_ROOT].lower() for word in WORD.findall(stem)}
    return any(
        word[:_SHORTEST_ROOT].lower() in said
        for word in WORD.findall(answer)
        if len(word) >= _SHORTEST_ROOT
    )


def _anchored(stem: str, draft: Draft) -> bool:
    """Whether the rest names somebody, something or a year: else the gap could be anything."""
    first, *rest = stem.split()
    if first == GAP:
        return bool(YEAR.search(stem) or "«" in stem)  # «_____ стал депутатом»: many did
    opening = draft.fact.sentence.tokens[0].pos == "PROPN" and _NAME.match(first)
    return bool(opening) or any(re.match(r"[«(]?[А-ЯЁA-Z]|\d{4}", word) for word in rest)
