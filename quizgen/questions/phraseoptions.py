"""Wrong options for noun phrases: the phrase itself with one telling word exchanged.

«частное образование» stands beside «домашнее образование», «поражение шведов» beside «поражение
датчан»: the same form and length, and the article says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from quizgen.facts.kinds import nominative
from quizgen.model import Token
from quizgen.questions.drafts import Draft
from quizgen.questions.phrasepool import Pool
from quizgen.questions.standing import Standing, standing
from quizgen.questions.telling import content
from quizgen.russian import gazetteer
from quizgen.russian.eras import existed
from quizgen.russian.morphology import choose, inflect, like, readings
from quizgen.russian.nametables import key_of
from quizgen.russian.nearness import nearness
from quizgen.russian.nearvalues import rank
from quizgen.russian.neighbours import lands_beside
from quizgen.russian.personalities import known, near_persons, surname_of
from quizgen.russian.phrases import decline_plain, join
from quizgen.russian.terms import attribute_classes, is_certain, name_class, noun_classes, opposite
from quizgen.russian.wordforms import decline_name
from quizgen.russian.works import has_works, near_works

LONGEST = 8
"""Words of a phrase that may still be varied."""
_APT = 0.08
"""Embedding similarity with its noun below which an adjective does not go with it."""
_AS_APT = 0.45
"""Share of the old adjective's similarity with the noun that a new one must reach."""
_NAMESAKES = frozenset(
    ("закон", "теорема", "теория", "правило", "принцип", "постоянная", "уравнение", "формула",
     "опыт", "эффект", "гипотеза", "число", "реформа", "критерий")
)  # fmt: skip
"""What is called after a person: «закон Ома»."""
_SYNONYMS = 0.8
"""Embedding similarity above which two words may say one thing."""

Write = Callable[[dict[int, str]], str]


def phrase_options(draft: Draft, pool: Pool) -> Iterator[tuple[str, ...]]:
    """Groups of wrong options, the most telling word's first; each group is of one make."""
    role, form = draft.role, standing(draft)
    if form is None or len(role.focus) > LONGEST or any(t.rel == "conj" for t in role.focus):
        return

    def written(changes: dict[int, str]) -> str:
        changed = [changes.get(t.i, word) for t, word in zip(role.focus, form.words, strict=True)]
        return form.dressed(join(changed))

    yield tuple(_namesakes(draft, pool, nominative(role.focus, role.head), form))
    for token in role.focus:
        if token.text[0] in '«"' and has_works(role.head.lemma) and token.head == role.head.i:
            told = f"{draft.stem} {draft.fact.sentence.text}"
            works = near_works(token.text, role.head.lemma, draft.id, told)
            yield tuple(written({token.i: work}) for work in works)
    stands = form.case
    if any(t.pos == "PROPN" and t.feats.get("Animacy") == "Anim" for t in role.focus):
        # «творчество французского художника Фернана Леже»: only another person would do.
        for token in role.focus:
            own = stands if token.i == role.head.i else token.feats.get("Case")
            if token.pos == "PROPN" and own:
                yield tuple(_names(draft, pool, token, own, written))
        return
    for token in role.focus:
        own = stands if token.i == role.head.i else token.feats.get("Case")
        if token.pos in ("ADJ", "VERB", "DET"):
            noun = next((t for t in role.focus if t.i == token.head), None)
            if noun is not None and token.rel in ("amod", "acl"):
                own = stands if noun.i == role.head.i else noun.feats.get("Case")
                yield tuple(_attributes(draft, pool, token, noun, own, written))
        elif token.pos == "NOUN" and own and not token.feats.get("Quoted"):
            yield tuple(_nouns(draft, pool, token, own, written))
            yield tuple(_opposites(draft, token, own, written))
        elif token.pos == "PROPN" and own:
            yield tuple(_names(draft, pool, token, own, written))


def _namesakes(draft: Draft, pool: Pool, name: str, form: Standing) -> Iterator[str]:
    """Other wars, battles, treaties beside one that is known by its whole name."""
    for other in rank(draft.id, name_class(name)):
        # «орден» the sentence has as well: what tells the other apart it must not have.
        own = name.lower().split()
        apart = " ".join(word for word in other.split() if word.lower() not in own) or other
        if key_of(other) == key_of(name) or not _wrong(apart, name, draft, pool):
            continue
        if not existed(other, pool.year_of(draft)):
            continue  # no «Орден Дружбы народов» in the war
        word = decline_plain(other, form.case)
        if word:
            yield form.dressed(word if name[0].isupper() else word[0].lower() + word[1:])


def _attributes(
    draft: Draft, pool: Pool, token: Token, noun: Token, case: str | None, written: Write
) -> Iterator[str]:
    lemma = choose(token.text, "ADJ", token.feats).lemma
    beside = [t for t in draft.role.focus if t.head == noun.i or t.i == noun.i]
    if any(
        t.text[0] in '«"' or (t.text[0].isupper() and not t.feats.get("Opening"))
        for t in beside
        if t.pos != "PROPN" or t.text[0] in '«"'
    ):
        return  # a word of somebody's name: «ядерного университета «МИФИ»»
    classes = attribute_classes(lemma, noun.lemma)
    if not classes or any(
        t.head == noun.i and t.pos == "ADJ" and t.i != token.i and t.lemma in classes[0]
        for t in draft.role.focus
    ):
        return
    row = max(classes, key=lambda row: sum(nearness(w, noun.lemma) or 0 for w in row) / len(row))
    others = _ordered(row, lemma, draft, pool)
    least = max(_APT, _AS_APT * (nearness(lemma, noun.lemma) or 0))
    if noun.feats.get("Animacy") == "Anim":
        least = max(least, 2 * _APT)
    for other in others:
        apt = nearness(other, noun.lemma)
        if apt is None or apt < least:
            continue
        if not _wrong(other, token.lemma, draft, pool):
            continue
        word = inflect(
            readings(other)[0], case=case or "Nom", number=noun.feats.get("Number", "Sing"),
            gender=noun.feats.get("Gender", "Masc"), animacy=noun.feats.get("Animacy", "Inan"),
        )  # fmt: skip
        if word:
            yield written({token.i: _capital(token, word)})


def _capital(token: Token, word: str) -> str:
    return word if token.feats.get("Opening") else like(token.text, word)


def _nouns(draft: Draft, pool: Pool, token: Token, case: str, written: Write) -> Iterator[str]:
    """Another noun of the class, where nothing but adjectives hangs on the noun."""
    focus = draft.role.focus
    hanging = [t for t in focus if t.head == token.i]
    if any(t.pos != "ADJ" or t.text[0].isupper() for t in hanging) or len(hanging) > 1:
        return
    head = next((t for t in focus if t.i == token.head), None)
    lemma = choose(token.text, "NOUN", token.feats).lemma
    classes = [
        row
        for row in noun_classes(lemma)
        if is_certain(lemma) or any(pool.known(word) for word in row if content(word)[0] != lemma)
    ]
    if not classes:
        return  # «история» may be told as well as studied: its neighbours must be in the article
    row = max(classes, key=lambda row: sum(pool.known(word) for word in row))
    number = token.feats.get("Number", "Sing")
    for other in _ordered(row, lemma, draft, pool):
        if not _wrong(other, lemma, draft, pool) or (head and " " in other):
            continue
        apt = nearness(content(other)[0], head.lemma) if head else 1.0
        if head and (apt or 0) < _AS_APT * (nearness(lemma, head.lemma) or 0):
            continue
        changes = _exchanged(other, token, hanging, case, number)
        if changes:
            yield written(changes)


def _exchanged(
    other: str, token: Token, hanging: Sequence[Token], case: str, number: str
) -> dict[int, str] | None:
    """The noun and its adjectives in the form the old noun had."""
    if " " in other:
        text = decline_plain(other, case) if not hanging and number == "Sing" else None
        return {token.i: text} if text else None
    options = [r for r in readings(other) if r.pos == "NOUN" and r.feats.get("Case") == "Nom"]
    if not options:
        return None
    reading = options[0]
    word = inflect(reading, case=case, number=number)
    if word is None:
        return None
    changes = {token.i: _capital(token, word)}
    for adjective in hanging:
        form = inflect(
            choose(adjective.text, "ADJ", adjective.feats), case=case, number=number,
            gender=reading.feats.get("Gender", "Masc"),
            animacy=reading.feats.get("Animacy", "Inan"),
        )  # fmt: skip
        apt = nearness(adjective.lemma, reading.lemma)
        least = max(2 * _APT, _AS_APT * (nearness(adjective.lemma, token.lemma) or 0))
        if form is None or apt is None or apt < least:
            return None
        changes[adjective.i] = _capital(adjective, form)
    return changes


def _opposites(draft: Draft, token: Token, case: str, written: Write) -> Iterator[str]:
    other = opposite(token.lemma)
    if other is None or any(t.head == token.i and t.pos == "ADJ" for t in draft.role.focus):
        return
    changes = _exchanged(other, token, (), case, token.feats.get("Number", "Sing"))
    if changes:
        yield written(changes)


def _names(draft: Draft, pool: Pool, token: Token, case: str, written: Write) -> Iterator[str]:
    """Another country, town or namesake of a law in place of the name inside the phrase."""
    if token.i == draft.role.head.i:
        return
    if any(t.head == token.i and t.pos == "PROPN" for t in draft.role.focus):
        return
    whole = next((m for m in draft.fact.sentence.mentions if m.first <= token.i < m.last), None)
    if whole is None or whole.last - whole.first != 1:
        return
    if whole.type == "PERSON":
        if token.head != draft.role.head.i or draft.role.head.lemma not in _NAMESAKES:
            return
        person = known(decline_name(token.text, token.feats, "Nom") or token.text)
        if person is None:
            return
        for name in near_persons(person.names[0], draft.id, pool.names):
            last = surname_of(name)
            form = last and decline_name(last, {"Case": "Nom", "Gender": person.gender}, case)
            if form:
                yield written({token.i: form})
        return
    options = [r for r in readings(token.text) if r.pos == "NOUN" and r.feats.get("Case") == case]
    nominative = inflect(options[0], case="Nom", number="Sing") if options else None
    name = like(token.text, nominative) if nominative else token.text
    kind = gazetteer.place_kind(name)
    if kind == "COUNTRY":
        beside = lands_beside(name, draft.id, pool.year_of(draft)) or gazetteer.near_places(
            name, draft.id, pool.near_names(draft)
        )
        for other in beside:
            form = decline_plain(other, case) if existed(other, pool.year_of(draft)) else None
            if form and _wrong(other, name, draft, pool):
                yield written({token.i: form})


def _ordered(row: Sequence[str], own: str, draft: Draft, pool: Pool) -> list[str]:
    """The rest of a class: what the article speaks of first, then the nearest in the list."""
    keys = [content(word)[0] for word in row]
    at = keys.index(content(own)[0]) if content(own)[0] in keys else 0
    others = [word for word in rank(draft.id, row) if content(word)[0] != content(own)[0]]
    return sorted(others, key=lambda word: (not pool.known(word), abs(row.index(word) - at) // 2))


def _wrong(other: str, own: str, draft: Draft, pool: Pool) -> bool:
    """Whether the article says the word of nothing that is asked, and it is no other name of it."""
    lemmas = set(content(other))
    if lemmas & set(content(draft.stem)) or lemmas & set(content(draft.fact.sentence.text)):
        return False
    if pool.told_together(lemmas, draft):
        return False
    near = nearness(content(other)[0], own)
    return near is None or near < _SYNONYMS
