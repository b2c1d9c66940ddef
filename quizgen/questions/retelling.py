"""A sentence of the article told again after «что»: its main clause, whole, with names written in.

Nothing is moved: what is left out stands at its end or in brackets, so the grammar is the author's.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from quizgen.facts.historic import past_form
from quizgen.facts.tree import Tree
from quizgen.model import Sentence, Token
from quizgen.questions.retellforms import (
    capitals,
    cut_at_stop,
    dashed,
    defines,
    spelled,
    without_aside,
    without_ties,
)
from quizgen.templates.writing import plain

_TRAILING = frozenset(("acl", "acl:relcl", "advcl", "parataxis", "appos", "conj"))
_OF_THE_NOUN = frozenset(("acl", "acl:relcl"))
_PRONOUNS = frozenset(("он", "она", "оно", "они"))
_FAULT = re.compile(
    r"\s[—–-]\s|[:;!?…()\[\]]|\bсм\.| ,|,(?=[^\s\d])|\bв \d{1,2} [а-я]+ \d{4}|\b[вВ] \d{4} года\b"
    r"|\b([А-ЯЁ][а-яё]+) \1\b"
)
"""Marks that do not belong after «что», and slips of the article."""
_YEAR = re.compile(r"(?<!\d)1\d{3}(?!\d)|(?<!\d)20[01]\d(?!\d)|\b(?:в|во) [IVX]+ веке")
_OF_ALL = frozenset(("первый", "последний", "единственный", "самый"))
_AFTER_ADVERB = frozenset(("ADV", "PART"))


@dataclass(frozen=True, slots=True)
class Retold:
    """The clause: its words in order with what stands before each, and its verb.

    Attributes:
        pieces: (space before, token, as it is written). root: the word all others hang on.
        named: whether the name of who acts was written in.
    """

    pieces: tuple[tuple[str, Token, str], ...]
    root: Token
    named: bool = False

    def text(self, at: int = -1, instead: str = "") -> str:
        """The clause, no capital and no full stop; the word at token `at` said as `instead`."""
        written = "".join(
            space + (instead if token.i == at else word) for space, token, word in self.pieces
        )
        return " ".join(written.split()).rstrip(" ,.")

    def has(self, token: Token) -> bool:
        """Whether the word was kept."""
        return any(own.i == token.i for _, own, _ in self.pieces)


def retold(
    sentence: Sentence, hero: str = "", acts: Collection[int] = (), gender: str = ""
) -> Retold | None:
    """The main clause of a sentence, or None where it cannot be parted with certainty.

    Args:
        hero: the name of whom the article is about, for a clause that says «он» or nobody.
        gender: of the hero.
        acts: offsets in the article of the verbs that tell what the hero did.
    """
    tree = Tree(sentence)
    tokens = sentence.tokens
    roots = [t for t in tokens if t.head < 0 and t.pos != "PUNCT"]
    if len(roots) != 1:
        return None
    root = roots[0]
    kept = _without_brackets(tokens)
    if kept is None:
        return None
    kept = cut_at_stop(tree, root, without_aside(tokens, root, kept))
    last = _end(tree, root, kept)
    if last is None:
        return None
    kept = without_ties(tokens, [t for t in kept if t.i <= last])
    defined = defines(tree, root, kept)
    if defined and any(t.rel in _OF_THE_NOUN and t.head == root.i for t in tokens):
        return None  # «полотна, обладающие …»: without it nothing is defined
    pieces = spelled(_written(sentence, kept))
    pieces = dashed(pieces) if defined else pieces
    if any(_misread(sentence, token, hero) for token in kept):
        return None
    own, named = bool(hero) and root.start in acts, False
    if own:
        placed = _with_hero(pieces, tree, root, hero)
        if placed is None:
            return None
        named, pieces = placed != pieces, placed
    if root.feats.get("Tense") == "Pres" and _YEAR.search(sentence.text):
        root, pieces = _in_the_past(tree, root, pieces, gender if own else "")
    opening = next((t.start for t in sentence.tokens if t.pos != "PUNCT"), -1)
    found = Retold(tuple(capitals(pieces, opening)), root, named)
    text = found.text()
    return None if _FAULT.search(text.replace(" — ", " ", 1) if defined else text) else found


def _in_the_past(
    tree: Tree, root: Token, pieces: list[tuple[str, Token, str]], gender: str
) -> tuple[Token, list[tuple[str, Token, str]]]:
    """«становится» of a year long past as «стал», where it has that one form."""
    own = [t for t in tree.children(root) if t.rel.startswith("nsubj")]
    if not gender and len(own) == 1 and not tree.children(own[0], "conj"):
        gender = own[0].feats.get("Gender", "") if root.feats.get("Number") == "Sing" else ""
    found = past_form(root, gender, "Sing") if gender and root.feats.get("Person") == "3" else None
    if found is None:
        return root, pieces
    aspect = root.feats.get("Aspect", "Imp") if found[0] == root.lemma else "Perf"
    feats = {k: v for k, v in root.feats.items() if k != "Person"}
    told = replace(root, lemma=found[0], feats={**feats, "Tense": "Past", "Aspect": aspect})
    said = [(s, t, found[1].join(w.rsplit(root.text, 1)) if t.i == root.i else w)
            for s, t, w in pieces]  # fmt: skip
    return told, said


def _without_brackets(tokens: tuple[Token, ...]) -> list[Token] | None:
    depth, kept = 0, []
    for token in tokens:
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth -= 1
        elif not depth and not (token.text in ".…" and token.i == len(tokens) - 1):
            kept.append(token)
        if depth not in (0, 1):
            return None
    return kept if depth == 0 else None


def _end(tree: Tree, root: Token, kept: list[Token]) -> int | None:
    """The last word of the main clause: what hangs on it at the end is left out, link by link."""
    ordinal = {t.i: k for k, t in enumerate(kept)}
    last = len(kept) - 1
    while last >= 0 and kept[last].pos == "PUNCT":
        last -= 1
    changed = True
    while changed:
        changed = False
        for token in kept[: last + 1]:
            if token.rel not in _TRAILING or token.i == root.i or not _clausal(tree, token):
                continue
            under = sorted(ordinal[t.i] for t in tree.subtree(token) if t.i in ordinal)
            first = under[0]
            inside = {t.i for t in tree.subtree(token)}
            if any(
                kept[k].i not in inside and kept[k].pos != "PUNCT" for k in range(first, last + 1)
            ):
                continue
            mark = kept[first - 1] if first else None
            opens = kept[first]
            if opens.text == ",":
                mark, head = opens, first
            elif mark is not None and mark.text == ",":
                head = first - 1
            elif opens.text.lower() in ("и", "а", "но") and token.rel == "conj":
                head = first
            else:
                continue
            owner = tree.tokens[token.head]
            if token.rel in _OF_THE_NOUN and not _known(tree, owner):
                return None  # «монумент, который …»: without it, any monument
            if token.rel == "conj" and "," in [t.text for t in kept[:head]][-3:]:
                return None
            last = head - 1
            while last >= 0 and kept[last].pos == "PUNCT":
                last -= 1
            changed = True
            break
    return kept[last].i if last >= 0 else None


def _clausal(tree: Tree, token: Token) -> bool:
    """A clause or a turn of phrase, not a word of a list."""
    if token.rel in ("acl", "acl:relcl", "advcl", "parataxis"):
        return True
    finite = token.feats.get("VerbForm") == "Fin" or token.feats.get("Variant") == "Short"
    return token.rel == "conj" and finite


def _known(tree: Tree, noun: Token) -> bool:
    """Whether the noun is told apart without its clause: a name, or it has words of its own."""
    if any(t.rel == "amod" and t.lemma in _OF_ALL for t in tree.children(noun)):
        return False  # «первым человеком, совершившим полёт»
    if noun.text[:1].isupper() and not noun.feats.get("Opening"):
        return True
    return any(
        t.rel in ("amod", "nmod", "appos", "flat:name", "nmod:name") for t in tree.children(noun)
    )


def _written(sentence: Sentence, kept: list[Token]) -> list[tuple[str, Token, str]]:
    """Words as they are to be read: a name for a pronoun, the author's word for other cases."""
    pieces: list[tuple[str, Token, str]] = []
    before: Token | None = None
    for token in kept:
        own = sentence.text[token.start - sentence.start : token.stop - sentence.start]
        word = token.text
        if token.feats.get("Resolved") and own != word:
            said = own.lower() in _PRONOUNS or token.feats.get("Case") == "Nom"
            said = said or (own.islower() and word.endswith(f" {own}"))  # «Горном институте»
            word = word if said or not own else own
        space = ""
        if before is not None:
            gap = sentence.text[before.stop - sentence.start : token.start - sentence.start]
            space = gap if not gap.strip() else " "
            if token.text in (",", ".", "»") and gap.strip():
                space = ""  # what stood in brackets was left out
            if not gap and (before.feats.get("Resolved") or token.feats.get("Resolved")):
                space = " "  # a name that stands in the article at no place of its own
        pieces.append((space, token, plain(token, word)))
        before = token
    return pieces


def _misread(sentence: Sentence, token: Token, hero: str) -> bool:
    """A name that was put where the article has no word, and it is not the hero's."""
    own = sentence.text[token.start - sentence.start : token.stop - sentence.start]
    return (
        bool(token.feats.get("Resolved"))
        and token.text != hero
        and own.lower() not in _PRONOUNS
        and not token.text.startswith(own[:3] or "·")
        and token.feats.get("Case") == "Nom"
    )


def _acts_alone(tree: Tree, token: Token) -> bool:
    """A finite verb of which no subject is told."""
    finite = token.pos == "VERB" and token.feats.get("VerbForm") == "Fin"
    return finite and not any(t.rel.startswith("nsubj") for t in tree.children(token))


def _with_hero(
    pieces: list[tuple[str, Token, str]], tree: Tree, root: Token, hero: str
) -> list[tuple[str, Token, str]] | None:
    """The clause with its subject named: for «он», or before the verb that has none."""
    own = [t for t in tree.children(root) if t.rel.startswith("nsubj")]
    surname = hero.split()[-1]
    if len(own) == 1:
        subject = own[0]
        alone = not [t for t in tree.children(subject) if t.pos != "PUNCT"]
        if subject.text.lower() in _PRONOUNS or (alone and subject.text in (surname, hero)):
            return [(s, t, hero if t.i == subject.i else w) for s, t, w in pieces]
    if any(surname[:-1] in word for _, _, word in pieces):
        return pieces
    if own:
        return None
    group = {t.i for t in tree.children(root, "aux", "aux:pass", "cop")} | {root.i}
    at = min(k for k, (_, t, _) in enumerate(pieces) if t.i in group)
    while at and pieces[at - 1][1].pos in _AFTER_ADVERB and pieces[at - 1][1].head == root.i:
        at -= 1
    space, token, word = pieces[at]
    before = [t for _, t, _ in pieces[:at]]
    if any(_acts_alone(tree, t) for t in before):
        return None  # «Учился в Киеве, [он] стал …»: two verbs, the name would part them
    if before and before[-1].text in ("«", '"'):
        return None
    if before and before[-1].text == "," and not any(t.pos == "VERB" for t in before):
        if sum(t.text == "," for t in before) == 1:
            return None  # «На Западном фронте, командовал …»: the comma parts nothing
    return [*pieces[:at], (space, token, f"{hero} {word}"), *pieces[at + 1 :]]
