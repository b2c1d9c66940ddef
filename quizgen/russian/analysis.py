"""An article's sentences, analysed: layout, speech, chunks, morphology, trees, mentions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from quizgen.model import Article, Mention, Sentence, Token
from quizgen.russian import models, trees
from quizgen.russian.agreement import agrees, reconcile
from quizgen.russian.chunks import Chunk, Name, chunk
from quizgen.russian.gazetteer import thing_abbreviation
from quizgen.russian.layout import Line, lay_out
from quizgen.russian.morphology import Reading, choose, readings
from quizgen.russian.names import clean_names, spread_persons
from quizgen.russian.resolution import resolve
from quizgen.russian.speech import find_cores
from quizgen.russian.wordlists import words

_NAME_TYPES = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
_UPPER = words("upper")
_LINKS = frozenset(("который", "где", "куда", "откуда"))
_CROSSES = 5.0
"""Log-odds taken from an arc that crosses the comma of an inserted clause."""
_DISAGREES = 6.0
"""Log-odds taken from an arc whose words cannot agree: the second witness beside the parser."""


def analyse(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the article with tokens, trees, names, numbers, dates and speakers.

    Sentences without a single word to parse are left out, so `Sentence.i` counts the rest.
    """
    lines = [line for line in lay_out(article) if line.words]
    cores = find_cores(lines)
    found = models.find_names([line.text for line in lines])
    names = [
        clean_names(line, _names(line, spans)) for line, spans in zip(lines, found, strict=True)
    ]
    names = spread_persons(lines, names)
    chunks = [
        chunk(line.words, core.first, core.last, core.without, own)
        for line, core, own in zip(lines, cores, names, strict=True)
    ]
    rows = [i for i, own in enumerate(chunks) if own]
    shown = [[c.shown for c in chunks[i]] + ["."] for i in rows]
    tags = models.tag_words(shown)
    arcs = models.score_arcs(shown)
    sentences = []
    for number, (i, own_tags, own_arcs) in enumerate(zip(rows, tags, arcs, strict=True)):
        tokens = _parse(lines[i], chunks[i], own_tags, own_arcs, names[i])
        sentences.append(
            Sentence(
                i=number,
                paragraph=lines[i].paragraph,
                text=lines[i].text,
                start=lines[i].start,
                stop=lines[i].stop,
                tokens=tokens,
                mentions=_mentions(lines[i], chunks[i], names[i]),
                speech=cores[i].speech,
                headline=lines[i].headline,
            )
        )
    return resolve(sentences, article.title)


def _names(line: Line, spans: Sequence[tuple[int, int, str]]) -> list[Name]:
    """Name spans, offsets into the sentence's text, as spans of words."""
    found = []
    for start, stop, kind in spans:
        inside = [
            i
            for i, word in enumerate(line.words)
            if word.start < line.start + stop and word.stop > line.start + start
        ]
        if inside and not (
            kind == "ORG" and len(inside) == 1 and thing_abbreviation(line.words[inside[0]].text)
        ):
            found.append(Name(inside[0], inside[-1] + 1, _NAME_TYPES[kind]))
    return found


def _parse(
    line: Line,
    chunks: Sequence[Chunk],
    tags: Sequence[models.Tag],
    arcs: models.Arcs,
    names: Sequence[Name],
) -> tuple[Token, ...]:
    named = {i for name in names for i in range(name.first, name.last)}
    chosen = [_reading(c, tag) for c, tag in zip(chunks, tags, strict=False)]
    scores = _weighed(arcs.heads, chunks, tags)
    heads = trees.decode(scores)
    relations = arcs.relations(heads)
    # The closing full stop was only shown to the models; nothing may hang on it.
    heads = [head if head <= len(chunks) else heads[-1] for head in heads[:-1]]
    if 0 not in heads:
        heads[int(np.argmax(scores[: len(chunks), 0]))] = 0
    tokens = []
    for i, (c, tag, reading) in enumerate(zip(chunks, tags, chosen, strict=False)):
        start, stop = line.words[c.first].start, line.words[c.last - 1].stop
        text = line.text[start - line.start : stop - line.start]
        tokens.append(
            Token(
                i=i,
                text=text,
                start=start,
                stop=stop,
                lemma=reading.lemma
                if c.kind == "word" and not _is_abbreviation(text)
                else text.lower(),
                pos=c.pos or _pos(c.shown, reading, tag),
                feats=_feats(c, tag, reading)
                | (
                    {"Opening": "Yes"}
                    if (
                        c.first not in named
                        or (reading.pos == "NOUN" and reading.lemma not in _UPPER)
                    )
                    and _opening(line, c, tag, reading)
                    else {}
                ),
                head=heads[i] - 1,
                rel=relations[i],
            )
        )
    return reconcile(tuple(tokens))


def _reading(c: Chunk, tag: models.Tag) -> Reading:
    return choose(c.shown, tag.pos, tag.feats)


def _pos(word: str, reading: Reading, tag: models.Tag) -> str:
    """The tagger's part of speech, but the dictionary's where it knows no such reading."""
    if _is_abbreviation(word) and tag.pos in ("NOUN", "PROPN", "ADJ", "VERB", "X"):
        return "PROPN"
    if tag.pos == "PROPN" and all(r.known and r.pos == "VERB" for r in readings(word)):
        return "VERB"  # «Родился в Туле»: no name is spelt like that
    if tag.pos in ("PUNCT", "SYM", "X", "PROPN", "SCONJ", "AUX", "NUM", "PART", "DET"):
        return tag.pos
    if not reading.known or reading.pos == "X":
        return tag.pos
    if {reading.pos, tag.pos} <= {"ADJ", "VERB"} or reading.pos in ("NOUN", "ADJ", "VERB", "ADV"):
        return reading.pos
    return tag.pos


def _opening(line: Line, c: Chunk, tag: models.Tag, reading: Reading) -> bool:
    """Whether the word has its capital only for standing first in the sentence."""
    first = next((i for i, word in enumerate(line.words) if word.text[0].isalnum()), 0)
    word = line.words[c.first].text
    if c.first != first or c.kind in ("person", "quoted") or any(x.isupper() for x in word[1:]):
        return False
    if c.kind != "word":
        return True
    named = {"Geox", "Surn", "Name", "Patr", "Orgn", "Abbr"} & set(reading.feats)
    return reading.known and not named


def _is_abbreviation(word: str) -> bool:
    """«КазНУ», «ООН»: capitals inside, which the dictionary would read as a common word."""
    return sum(letter.isupper() for letter in word.split("-")[0]) > 1


def _feats(c: Chunk, tag: models.Tag, reading: Reading) -> dict[str, str]:
    if c.kind == "word" and _is_abbreviation(c.shown):
        return {"Abbr": "Yes", **{k: v for k, v in tag.feats.items() if k == "Foreign"}}
    if c.kind == "word":
        known = dict(reading.feats)
        if not reading.known and tag.pos == "PROPN":
            known.update({k: v for k, v in tag.feats.items() if k in ("Case", "Number", "Gender")})
        if tag.feats.get("VerbForm") == "Part" or known.get("VerbForm"):
            return known
        return {**{k: v for k, v in tag.feats.items() if k in ("Foreign", "Degree")}, **known}
    if c.kind == "person":
        keep = ("Case", "Gender")
        own = {k: tag.feats[k] for k in keep if k in tag.feats}
        return {**own, "Number": "Sing", "Animacy": "Anim"}
    if c.kind == "number":
        feats = {"Number": "Plur"} if c.pos == "NOUN" else {}
        if c.case or reading.feats.get("Case"):
            feats["Case"] = c.case or reading.feats["Case"]
        return feats
    if c.kind == "numbered":
        return dict(reading.feats)
    if c.kind == "quoted":
        return {"Quoted": "Yes"}
    return {"Case": c.case} if c.case else {}


def _weighed(
    scores: NDArray[np.float32], chunks: Sequence[Chunk], tags: Sequence[models.Tag]
) -> NDArray[np.float32]:
    """The parser's scores, less what morphology speaks against."""
    weighed = scores.copy()
    n = len(chunks)
    for j, c in enumerate(chunks):
        if tags[j].pos == "PUNCT":
            weighed[:, j + 1] -= 20.0
        if c.kind == "named" and j:
            weighed[j, :] -= 20.0
            weighed[j, j] += 40.0  # head is the word before it
    weighed[:, n + 1] -= 20.0
    _keep_apart(weighed, chunks, tags)
    for i in range(n):
        if tags[i].pos not in ("ADJ", "DET") and tags[i].feats.get("VerbForm") != "Part":
            continue
        if tags[i].feats.get("Variant") == "Short":
            continue
        for j in range(n):
            if tags[j].pos in ("NOUN", "PROPN") and not agrees(
                readings(chunks[i].shown), readings(chunks[j].shown)
            ):
                weighed[i, j + 1] -= _DISAGREES
    return weighed


def _keep_apart(
    weighed: NDArray[np.float32], chunks: Sequence[Chunk], tags: Sequence[models.Tag]
) -> None:
    """Participial and relative clauses between commas: only their verb may hang outside.

    The parser lets the words after the second comma hang on the inserted clause.
    """
    segments = _segments(chunks, tags)
    for number, (first, last, gate) in enumerate(segments):
        if gate is None:
            continue
        weighed[first:last, 0] -= _CROSSES
        for i in range(first, last):
            if not gate[0] <= i < gate[1]:
                weighed[i, 1 : first + 1] -= _CROSSES
                weighed[i, last + 1 :] -= _CROSSES
        follows = segments[number + 1 :]
        for other_first, other_last, other_gate in follows:
            if other_gate is None:
                weighed[other_first:other_last, first + 1 : last + 1] -= _CROSSES
        weighed[:first, first + 1 : last + 1] -= _CROSSES


def _segments(
    chunks: Sequence[Chunk], tags: Sequence[models.Tag]
) -> list[tuple[int, int, tuple[int, int] | None]]:
    """Stretches between commas: (first, last, words that may hang outside; None for main ones)."""
    commas = [i for i, c in enumerate(chunks) if c.shown == ","]
    bounds = [-1, *commas, len(chunks)]
    found: list[tuple[int, int, tuple[int, int] | None]] = []
    for begin, end in pairwise(bounds):
        first = begin + 1
        if first >= end:
            continue
        gate: tuple[int, int] | None = None
        if begin < 0 and tags[first].feats.get("VerbForm") == "Conv":
            gate = (first, first + 1)
        elif begin >= 0:
            head = tags[first]
            if head.feats.get("VerbForm") == "Part" and "Case" in head.feats:
                gate = (first, first + 1)
            elif any(readings(c.shown)[0].lemma in _LINKS for c in chunks[first : first + 3]):
                verbs = [
                    i
                    for i in range(first, end)
                    if tags[i].feats.get("VerbForm") == "Fin"
                    or tags[i].feats.get("Variant") == "Short"
                ]
                gate = (verbs[0], verbs[-1] + 1) if verbs else None
        found.append((first, end, gate))
    return found


def _mentions(line: Line, chunks: Sequence[Chunk], names: Sequence[Name]) -> tuple[Mention, ...]:
    """Names, numbers and dates as spans of tokens."""
    at: dict[int, int] = {}
    for position, c in enumerate(chunks):
        for word in range(c.first, c.last):
            at[word] = position
    found = []
    for position, c in enumerate(chunks):
        if c.type:
            found.append(Mention(c.type, position, position + 1, c.value))
    for name in names:
        if name.type == "PERSON":
            continue
        inside = [at[word] for word in range(name.first, name.last) if word in at]
        if inside:
            begin, end = line.words[name.first].start, line.words[name.last - 1].stop
            text = line.text[begin - line.start : end - line.start]
            found.append(Mention(name.type, inside[0], inside[-1] + 1, text))
    return tuple(sorted(found, key=lambda mention: (mention.first, mention.last)))
