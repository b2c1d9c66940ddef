"""A foreign collection → one deck whose article is the notes written out, and the account of it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from quizgen.articles.naming import slug
from quizgen.decks import deck_from_json, deck_to_json
from quizgen.errors import DeckError, FormatError, phrase
from quizgen.formats.anki_text import JOINER, clean, digest
from quizgen.imports import notes, own
from quizgen.imports.answers import LONGEST_ANSWER, first_words
from quizgen.imports.choices import same
from quizgen.imports.drafts import Draft, Taken, left_out
from quizgen.imports.records import Collection, Imported, Note, Skipped
from quizgen.imports.wrong import Pool
from quizgen.model import Article, Deck, Evidence, Question

SHORT = 5
"""Words of an answer that is typed; a longer one is told in mind."""
CHOSEN = 8
"""Words of an answer that may stand among options."""

_DEFAULTS = ("", "default", "по умолчанию")
_OF_ANKI = ("leech", "marked")


@dataclass
class _Text:
    """The article's text as it grows: each stretch once, a paragraph of its own."""

    text: str
    places: dict[str, int] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    size: int = 0

    def __post_init__(self) -> None:
        self.places[self.text] = 0
        self.parts = [self.text]
        self.size = len(self.text)

    def proof(self, stretch: str) -> Evidence:
        if stretch not in self.places:
            self.parts += ["\n", stretch]
            self.places[stretch] = self.size + 1
            self.size += 1 + len(stretch)
        start = self.places[stretch]
        return Evidence(stretch, start, start + len(stretch))


@dataclass(frozen=True, slots=True)
class _Source:
    """What the deck and its article are called; `root` is how many levels all decks share."""

    id: str
    title: str
    headline: str
    date: datetime.date | None
    root: int


def to_imported(collection: Collection, name: str) -> Imported:
    """The deck of everything in a collection that makes a question, every note accounted for.

    Args:
        name: what the deck is called where its own names say nothing (the file's name).

    The same collection gives the same deck. A question's id comes from its note and card, so a
    newer export keeps ids. Raises FormatError when there is no note at all.
    """
    if not collection.notes:
        raise FormatError(
            phrase("в файле нет ни одной записи"), hint=phrase("выгрузите колоду ещё раз")
        )
    skipped: list[Skipped] = []
    drafts: list[Draft] = []
    for note in collection.notes:
        taken = _take(collection, note)
        drafts += taken.drafts
        skipped += taken.skipped
    drafts, doubles = _single(_named(drafts))
    skipped += doubles
    source = _source(collection, drafts, name)
    pools = _pools(drafts)
    text = _Text(source.headline)
    questions = []
    for draft in drafts:
        kind, distractors = _kind(draft, pools)
        question = _question(draft, kind, distractors, source.root)
        fault = _fault(question, draft.proofs)
        if fault:
            skipped.append(left_out(draft.note, draft.stem, fault))
            continue
        first, *more = [text.proof(proof) for proof in draft.proofs]
        questions.append(replace(question, evidence=first, more=tuple(more)))
    whole = "".join(text.parts)
    article = Article(source.id, source.headline, source.date, whole, (0, len(source.headline)))
    deck = Deck(source.id, source.title, article, tuple(questions))
    skipped.sort(key=lambda item: item.place)
    return Imported(deck, len(collection.notes), tuple(skipped), _remarks(collection))


def _take(collection: Collection, note: Note) -> Taken:
    kind = collection.types.get(note.type_id)
    if kind is None:
        words = " ".join(note.fields)[:60]
        return Taken(skipped=(left_out(note, words, phrase("неизвестен тип записи")),))
    if own.is_own(kind):
        fields = dict(zip(kind.fields, note.fields, strict=False))
        fields = dict.fromkeys(kind.fields, "") | fields
        if own.is_withdrawn(note):
            words = first_words(fields)
            return Taken(skipped=(left_out(note, words, phrase("вопрос снят автором")),))
        draft = own.read(note, fields)
        if draft is not None:
            return Taken((draft,))
        return own.renamed(notes.take(own.bared(note, kind), kind), fields)
    return notes.take(note, kind)


def _named(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with an id each, nobody's twice: 12 hex digits made of note and card."""
    taken: set[str] = set()
    named = []
    for draft in drafts:
        name = draft.id or digest(f"anki:{draft.note.guid}:{draft.ordinal}").hex()[:12]
        turn = 0
        while name in taken:
            turn += 1
            key = f"anki:{draft.note.guid}:{draft.ordinal}:{turn}"
            name = digest(key).hex()[:12]
        taken.add(name)
        named.append(replace(draft, id=name))
    return named


def _single(drafts: list[Draft]) -> tuple[list[Draft], list[Skipped]]:
    """Each question once; another answer to the same question becomes one more right answer."""
    first: dict[tuple[object, ...], int] = {}
    kept: list[Draft] = []
    skipped: list[Skipped] = []
    for draft in drafts:
        options = frozenset(map(same, (*draft.items, *draft.distractors, *draft.matches)))
        offered = options | {same(draft.answer)} if draft.kind in ("choice", "multiple") else ()
        key = (draft.note.deck, same(draft.stem), offered)
        if draft.template == own.TEMPLATE or key not in first:
            first.setdefault(key, len(kept))
            kept.append(draft)
            continue
        other = kept[first[key]]
        if same(other.answer) == same(draft.answer) or draft.kind in ("choice", "multiple"):
            skipped.append(left_out(draft.note, draft.stem, phrase("одинаковый вопрос")))
            continue
        reason = phrase("такой вопрос уже есть: его ответы объединены")
        skipped.append(left_out(draft.note, draft.stem, reason))
        forms = dict.fromkeys((*other.accepted, draft.answer, *draft.accepted))
        kept[first[key]] = replace(other, accepted=tuple(forms))
    return kept, skipped


def _pools(drafts: Sequence[Draft]) -> Mapping[str, Pool]:
    pools: dict[str, Pool] = {}
    for draft in drafts:
        if draft.kind is None and draft.pool:
            pool = pools.setdefault(draft.pool, Pool())
            pool.add(draft.stem, draft.answer, draft.note.deck)
            for form in draft.accepted:
                pool.know(draft.stem, form)
    return pools


def _kind(draft: Draft, pools: Mapping[str, Pool]) -> tuple[str, tuple[str, ...]]:
    """The kind of a question and its wrong options."""
    words = len(draft.answer.split())
    if draft.kind == "typed" and words > 2 * SHORT:
        return "open", ()
    if draft.kind:
        return draft.kind, draft.distractors
    if draft.listed:
        return "open", ()
    if words <= CHOSEN and draft.pool in pools:
        wrong = pools[draft.pool].take(draft.id or "", draft.stem, draft.answer, draft.note.deck)
        if wrong:
            return "choice", wrong
    return ("typed" if words <= SHORT else "open"), ()


def _question(draft: Draft, kind: str, distractors: tuple[str, ...], root: int) -> Question:
    own_words = draft.template == own.TEMPLATE
    given = draft.tags if own_words else tuple(
        tag.replace("_", " ") for tag in draft.note.tags if tag.casefold() not in _OF_ANKI
    )  # fmt: skip
    parts = _levels(draft.note.deck)[root:]
    return Question(
        id=draft.id or "", kind=kind, stem=draft.stem, answer=draft.answer,
        evidence=Evidence("", 0, 0), template=draft.template, asks="answer",
        accepted=draft.accepted, distractors=distractors,
        tags=tuple(dict.fromkeys((*parts, *given))), items=draft.items, matches=draft.matches,
    )  # fmt: skip


def _fault(question: Question, proofs: Sequence[str]) -> str:
    """Why the deck's own reader would refuse a question, or ""; it is asked, not guessed."""
    if question.kind != "open" and len(question.answer) > LONGEST_ANSWER // 3:
        return phrase("ответ слишком длинный")
    if len(question.answer) > LONGEST_ANSWER:
        return phrase("ответ слишком длинный")
    proof = Evidence(proofs[0], 0, len(proofs[0]))
    article = Article("x", "x", None, proofs[0])
    probe = Deck("x", "x", article, (replace(question, evidence=proof),))
    try:
        deck_from_json(deck_to_json(probe))
    except DeckError as error:
        return error.message.replace("questions[0].", "")
    return ""


def _source(collection: Collection, drafts: Sequence[Draft], name: str) -> _Source:
    """Names of deck and article: our own where all notes are of one article, else the deck's."""
    used = [draft.note.deck for draft in drafts] or [note.deck for note in collection.notes]
    levels = _shared([_levels(deck) for deck in dict.fromkeys(used)])
    title = next((level for level in reversed(levels) if level.casefold() not in _DEFAULTS), "")
    title = title or " ".join(clean(name).split()) or "Колода Anki"
    # A note read as any other has lost its headline on the way: it stands in the others.
    found = {name: None for name in _headlines(collection, drafts) if name[0] and name[1]}
    if len(found) == 1 and all(
        own.is_own(collection.types[draft.note.type_id]) for draft in drafts
    ):
        ((id_, headline, date),) = found
        return _Source(id_, title, headline, date, len(levels))
    return _Source(slug(title) or "anki", title, title, None, len(levels))


def _headlines(
    collection: Collection, drafts: Sequence[Draft]
) -> Iterator[tuple[str, str, datetime.date | None]]:
    for draft in drafts:
        if own.is_own(collection.types[draft.note.type_id]):
            kind = collection.types[draft.note.type_id]
            fields = dict.fromkeys(kind.fields, "")
            yield own.headline(fields | dict(zip(kind.fields, draft.note.fields, strict=False)))


def _levels(deck: str) -> list[str]:
    parts = (" ".join(clean(part).replace(JOINER, "").split()) for part in deck.split("::"))
    return [part for part in parts if part]


def _shared(decks: Sequence[list[str]]) -> list[str]:
    """The levels that all decks begin with."""
    shared: list[str] = []
    for level in zip(*decks, strict=False):
        if len(set(level)) > 1:
            break
        shared.append(level[0])
    return shared


def _remarks(collection: Collection) -> tuple[str, ...]:
    if not collection.media:
        return ()
    kinds = Counter(_medium(name) for name in collection.media)
    told = ", ".join(f"{kind} – {count}" for kind, count in sorted(kinds.items()))
    return (f"Картинки и звуки не переносятся: {told}.",)


def _medium(name: str) -> str:
    ending = name.rpartition(".")[2].casefold()
    if ending in ("mp3", "ogg", "oga", "opus", "wav", "flac", "m4a", "3gp", "spx"):
        return phrase("звуки")
    if ending in ("jpg", "jpeg", "png", "gif", "svg", "webp", "bmp", "tif", "tiff", "avif"):
        return phrase("картинки")
    return phrase("другие файлы")
