"""Which facts a template matches, and which roles fill it."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.clause import Fact, Role
from quizgen.templates.pack import Template
from quizgen.templates.said import Said


def needed(template: Template) -> frozenset[str]:
    """The roles without which a fact cannot match, whoever fills them."""
    if template.example is not None:
        return frozenset()
    return frozenset((*template.fact, template.ask)) - ({"event"} - {template.ask})


def match(template: Template, fact: Fact) -> Iterator[tuple[Role, dict[str, Role]]]:
    """Every way the template's roles are filled: (the asked role, all roles by name).

    A template by example takes the facts its own example found (`said.facts_for`).
    """
    if template.example is not None:
        if isinstance(fact, Said) and fact.template == template and template.ask in fact.binding:
            yield fact.binding[template.ask], dict(fact.binding)
        return
    if isinstance(fact, Said):
        return
    others: dict[str, Role] = {}
    for name in template.fact:
        if name == template.ask:
            continue
        if name == "event":
            if fact.predicate is None or not _lemma_fits(template, "event", fact.predicate.lemma):
                return
            continue
        role = next((r for r in fact.named(name) if _fits(template, name, r)), None)
        if role is None:
            return
        others[name] = role
    for role in fact.named(template.ask):
        if _fits(template, template.ask, role):
            yield role, {**others, template.ask: role}


def _fits(template: Template, name: str, role: Role) -> bool:
    return bool(set(template.fact[name]) & role.types) and _lemma_fits(
        template, name, role.head.lemma
    )


def _lemma_fits(template: Template, name: str, lemma: str) -> bool:
    allowed = template.also.get(name)
    return allowed is None or lemma.replace("ё", "е") in {
        word.replace("ё", "е") for word in allowed
    }
