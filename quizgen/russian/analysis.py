"""An article's sentences, analysed: layout, speech, chunks, morphology, trees, mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from quizgen.model import Article, Mention, Sentence, Token
from quizgen.russian import models, trees
from quizgen.russian.agreement import reconcile
from quizgen.russian.capitals import opened
from quizgen.russian.chunks import Chunk, Name, chunk
from quizgen.russian.fulldates import write_dates
from quizgen.russian.gazetteer import thing_abbreviation
from quizgen.russian.keptcapitals import keep_capitals
from quizgen.russian.layout import Line, lay_out
from quizgen.russian.missednames import missed_persons, parted, real_bodies, with_initials
from quizgen.russian.morphology import Reading, choose, readings
from quizgen.russian.names import clean_names, settle_kinds, spread_persons
from quizgen.russian.nametypes import settle_types
from quizgen.russian.parting import more_clauses
from quizgen.russian.references import refer
from quizgen.russian.resolution import resolve
from quizgen.russian.saiddates import said_date
from quizgen.russian.speech import find_cores
from quizgen.russian.splitting import clauses_of, part_of
from quizgen.russian.weighing import weighed
from quizgen.russian.wordlists import words

_NAME_TYPES = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
_UPPER = words("upper")


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
    names = parted(lines, settle_kinds(lines, names))
    names = settle_types(lines, with_initials(lines, missed_persons(lines, names)))
    names = real_bodies(lines, spread_persons(lines, names))
    chunks = [
        chunk(line.words, core.first, core.last, core.without, own)
        for line, core, own in zip(lines, cores, names, strict=True)
    ]
    rows = [i for i, own in enumerate(chunks) if own]
    shown = [[c.shown for c in chunks[i]] + ["."] for i in rows]
    tags = models.tag_words(shown)
    cut = [clauses_of(chunks[i], own) for i, own in zip(rows, tags, strict=True)]
    cut = [
        [*known, *more_clauses(chunks[i], own[:-1], known)]
        for i, own, known in zip(rows, tags, cut, strict=True)
    ]
    pieces = [(k, kept) for k, own in enumerate(cut) for kept in own]
    arcs = models.score_arcs([*shown, *([shown[k][j] for j in kept] + ["."] for k, kept in pieces)])
    alone: list[tuple[Token, ...]] = []
    for (k, kept), own_arcs in zip(pieces, arcs[len(rows) :], strict=True):
        own_chunks, own_tags = [chunks[rows[k]][j] for j in kept], [tags[k][j] for j in kept]
        tokens = _parse(
            lines[rows[k]], own_chunks, [*own_tags, tags[k][-1]], own_arcs, names[rows[k]]
        )
        alone.append(tokens)
    parsed = [
        _parse(lines[i], chunks[i], own_tags, own_arcs, names[i])
        for i, own_tags, own_arcs in zip(rows, tags, arcs[: len(rows)], strict=True)
    ]
    kept_names = keep_capitals([*parsed, *alone])
    clauses: dict[int, list[tuple[Token, ...]]] = {}
    for (k, _), tokens in zip(pieces, kept_names[len(rows) :], strict=True):
        clauses.setdefault(k, []).append(tokens)
    sentences = []
    for number, (i, tokens) in enumerate(zip(rows, kept_names[: len(rows)], strict=True)):
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
    sentences = opened(sentences, article.text)
    written = refer(resolve(sentences, article.title), article.title, article.date)
    whole = write_dates(written, article.date)
    return tuple(
        replace(sentence, clauses=tuple(part_of(sentence, own) for own in clauses.get(k, ())))
        for k, sentence in enumerate(whole)
    )


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
    scores = weighed(arcs.heads, chunks, tags)
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
        if c.kind == "date":
            text = said_date(text, c.type)
        text = c.said or text
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
                        or reading.feats.get("VerbForm") == "Part"
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
