"""Facts × templates → drafts: stems and answers before review."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from quizgen.facts.clause import Fact, Role
from quizgen.model import Article
from quizgen.templates.matching import match, needed
from quizgen.templates.pack import Pack, Template
from quizgen.templates.realise import answer, stem


@dataclass(frozen=True, slots=True)
class Draft:
    """A question before review: its wording, and where it comes from."""

    id: str
    template: Template
    fact: Fact
    role: Role
    stem: str
    answer: str
    plain: bool = False
    dated: bool = False
    """Whether the article writes е for ё, and whether it is dated, as news are."""
    shown: tuple[str, ...] = ()
    """Wrong options a person has seen and wants others for."""


def compose(
    facts: Sequence[Fact],
    packs: Sequence[Pack],
    article: Article,
    builtin: Collection[str] | None = None,
) -> Iterator[Draft | str]:
    """Drafts in the order of the text; a string is the reason a match gave none.

    Of several templates for the same words of one fact the one of highest priority is taken;
    a teacher's own templates come on top of the built-in ones, and may ask what is told already.

    Args:
        builtin: names of the packs that are ours, or None where all are.
    """
    plain, dated = "ё" not in article.text.lower(), article.date is not None
    seen: Counter[str] = Counter()
    templates = sorted((t for pack in packs for t in pack.templates), key=lambda t: -t.priority)
    wanted = [(template, needed(template)) for template in templates]
    for fact in facts:
        taken: set[tuple[str, bool, tuple[int, ...]]] = set()
        quiet = fact.untold()
        named = {role.name for role in fact.roles}
        for template in (template for template, names in wanted if names <= named):
            ours = builtin is None or template.pack in builtin
            known = quiet if ours else fact
            for role, binding in match(template, known):
                key = (template.pack, role.name == "attribute", tuple(t.i for t in role.focus))
                if key in taken:
                    continue
                taken.add(key)
                own = template.exceptions
                written = stem(template.question, known, binding, role, own)
                said = answer(template.answer, known, binding, role, own) if written else None
                if not written or not said:
                    yield "form not certain"
                    continue
                if plain:
                    written, said = without_yo(written), without_yo(said)
                base = f"{article.id}|{fact.sentence.i}|{template.key}|{role.name}"
                seen[base] += 1
                digest = hashlib.sha256(f"{base}|{seen[base]}".encode()).hexdigest()
                yield Draft(digest[:12], template, known, role, written, said, plain, dated)


def without_yo(text: str) -> str:
    """An article that writes е for ё gets questions in its own spelling."""
    return text.replace("ё", "е").replace("Ё", "Е")
