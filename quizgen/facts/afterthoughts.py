"""Phrases set apart from their verb by a comma or a dash."""

from __future__ import annotations

from quizgen.facts.clause import COMPLEMENT, TIME, Part
from quizgen.facts.tree import CLAUSAL, Tree
from quizgen.model import Token
from quizgen.russian.wordlists import lists

_NEED_COMMAS = frozenset(("несмотря на", "вопреки", "помимо", "согласно", "вместе с"))
"""Circumstances that cannot stand in a question without the commas they have."""


def without_afterthoughts(
    tree: Tree, verb: Token, holders: list[Token], parts: list[Part], notes: list[str]
) -> list[Part]:
    """The parts no unexplained comma or dash parts from the verb.

    An afterthought («…, с целью …», «… — за месяц до …») is left out; a subject or object set
    apart means that the parser has lost the clause.
    """
    inserted: set[int] = set()
    for token in tree.tokens:
        if token.rel in CLAUSAL or token.feats.get("VerbForm") == "Conv":
            if token.i not in {h.i for h in holders} and token.i != verb.i:
                inserted |= {t.i for t in tree.subtree(token)}
    inserted |= {i for part in parts if _enclosed(tree, part) for i in _around(part)}
    kept = []
    for part in parts:
        if part.preposition in _NEED_COMMAS and _enclosed(tree, part):
            continue
        if not _set_apart(tree, verb, part, parts, inserted) or _exact(tree, part):
            kept.append(part)
        elif part.start < verb.i or not part.preposition:
            notes.append("comma inside the clause")
            kept.append(part)
    return kept


def _enclosed(tree: Tree, part: Part) -> bool:
    """«Орлов, в ходе проверки, нашёл …»: a circumstance whose commas nobody misses."""
    before, after = _around(part)
    if part.function != COMPLEMENT or not part.preposition or before < 0:
        return False
    if after >= len(tree.tokens) or {tree.tokens[i].text for i in (before, after)} != {","}:
        return False
    table = lists("brevity.yaml")
    if part.preposition in table["loose"]:
        return True
    return part.head.lemma in table.get(part.preposition, frozenset())


def _around(part: Part) -> tuple[int, int]:
    """Where the marks before and after the phrase stand."""
    return part.start - len(part.preposition.split()) - 1, part.tokens[-1].i + 1


def _exact(tree: Tree, part: Part) -> bool:
    """«умер вскоре после возвращения, 24 января 1920 года»: the day closes the sentence."""
    dated = any(m.type == "DATE" and m.first == part.head.i for m in tree.sentence.mentions)
    last = max((t.i for t in tree.tokens if t.pos != "PUNCT"), default=-1)
    return part.function == TIME and dated and part.head.i == last


def _set_apart(tree: Tree, verb: Token, part: Part, parts: list[Part], inserted: set[int]) -> bool:
    """Whether a comma or dash parts them with no inserted clause to explain it."""
    spans = [{t.i for t in p.tokens} for p in parts]
    low, high = sorted((part.head.i, verb.i))
    for i in range(low + 1, high):
        token = tree.tokens[i]
        if token.text not in (",", "—", "–", ":", ";") or token.pos != "PUNCT":
            continue
        if i in inserted or i - 1 in inserted or i + 1 in inserted:
            continue
        if any(i in ids or (i - 1 in ids and i + 1 in ids) for ids in spans):
            continue
        if any(i - 1 in ids and any(tree.tokens[k].text == "," for k in ids) for ids in spans):
            continue  # closes an apposition: «Фридрих, курфюрст Бранденбурга, принял»
        return True
    return False
