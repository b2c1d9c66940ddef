"""Subject and object told apart by case and agreement, against the parser where need be."""

from __future__ import annotations

from quizgen.facts.clause import COMPLEMENT, OBJECT, SUBJECT, Part
from quizgen.facts.nominals import nominal
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.counting import counter
from quizgen.russian.gazetteer import is_person_noun
from quizgen.russian.morphology import possible_cases, readings


def with_subject(tree: Tree, verb: Token, parts: list[Part], notes: list[str]) -> list[Part]:
    """Subject and object told apart by case and agreement, against the parser where need be."""
    bare = [p for p in parts if not p.preposition and p.function in (SUBJECT, OBJECT)]
    subjects = [p for p in bare if _can_be_subject(tree, verb, p)]
    chosen: Part | None = None
    labelled = [p for p in subjects if p.function == SUBJECT]
    if len(labelled) == 1:
        chosen = labelled[0]
    elif not labelled and len(subjects) == 1 and verb.feats.get("Voice") != "Pass":
        others = [p for p in bare if p is not subjects[0]]
        if all("Nom" not in possible_cases(p.head.text, p.head.pos) for p in others):
            chosen = subjects[0]
    elif not labelled and len(bare) == len(subjects) == 1 and _undergoing(verb):
        chosen = subjects[0]  # «растворены белки»: a short passive has no object
    elif not labelled and len(subjects) == 2 and subjects[0].start < verb.i < subjects[1].start:
        chosen = subjects[0]
    elif len(labelled) > 1:
        notes.append("two subjects")
    elif not bare and verb.feats.get("Number") == "Sing":
        parts, chosen = _after_and(tree, verb, parts)
    result = []
    for part in parts:
        if part is chosen:
            result.append(_as(part, SUBJECT))
        elif part.function == SUBJECT:
            notes.append("subject does not agree")
            result.append(_as(part, COMPLEMENT))
        elif part.function == OBJECT and not _can_be_object(part):
            result.append(_as(part, COMPLEMENT))
        else:
            result.append(part)
    return result


def _undergoing(verb: Token) -> bool:
    return verb.feats.get("Voice") == "Pass" and verb.feats.get("Variant") == "Short"


def _as(part: Part, function: str) -> Part:
    return Part(function, part.tokens, part.head, part.preposition, part.case, part.tail)


def _can_be_subject(tree: Tree, verb: Token, part: Part) -> bool:
    head = part.head
    above = tree.tokens[head.head] if head.head >= 0 else verb
    if above.i != verb.i and above.feats.get("VerbForm") == "Inf" and head.i > above.i:
        return False  # «отказался принять орден»
    if counter(part.tokens, head) is not None or head.pos == "NUM":
        number = counter(part.tokens, head) or head
        if number.text.isalpha() and not any(
            r.feats.get("Case", "Nom") == "Nom" for r in readings(number.text.lower())
        ):
            return False  # «одного спутника»
        # «открыл три школы»: a counted subject takes the plural or the neuter.
        return not (
            verb.feats.get("Gender") in ("Masc", "Fem") and verb.feats.get("Number") == "Sing"
        )
    if head.feats.get("Quoted") or head.feats.get("Foreign"):
        return True
    if head.pos == "PROPN" and head.rel.startswith("nsubj") and not readings(head.text)[0].known:
        return agrees_with(verb, tree, part)
    if (
        "Nom" not in possible_cases(head.text.split()[0], head.pos)
        and head.feats.get("Case") != "Nom"
    ):
        return False
    if head.feats.get("Case") not in (None, "Nom", "Acc"):
        return False
    return agrees_with(verb, tree, part)


def agrees_with(verb: Token, tree: Tree, part: Part) -> bool:
    """Whether the verb agrees with the part in number and, in the past, in gender."""
    words = [verb, *tree.children(verb, "aux", "aux:pass", "cop")]
    coordinated = any(t.rel == "conj" and t.head == part.head.i for t in part.tokens)
    # «Министр культуры Ольга Любимова открыла»: the verb agrees with the person.
    named = is_person_noun(part.head.lemma) and any(t.pos == "PROPN" for t in part.tokens)
    for word in words:
        number, gender = word.feats.get("Number"), word.feats.get("Gender")
        own_number, own_gender = part.head.feats.get("Number"), part.head.feats.get("Gender")
        if number and own_number and number != own_number and not coordinated:
            return False
        if (
            gender
            and own_gender
            and number == "Sing"
            and gender != own_gender
            and not coordinated
            and not named
            and part.head.pos != "PROPN"
        ):
            return False
    return True


def _can_be_object(part: Part) -> bool:
    if counter(part.tokens, part.head) is not None or part.head.feats.get("Quoted"):
        return True
    case = part.head.feats.get("Case")
    return case in (None, "Acc") or (
        case == "Nom" and "Acc" in possible_cases(part.head.text, part.head.pos)
    )


def _after_and(tree: Tree, verb: Token, parts: list[Part]) -> tuple[list[Part], Part | None]:
    """«Приступил к работе и МГИМО»: a name after «и» is the subject, not a second object."""
    for k, part in enumerate(parts):
        for token in part.tokens:
            named = any(
                m.first == token.i and m.type in ("ORG", "PERSON") for m in tree.sentence.mentions
            )
            if token.rel != "conj" or token.head != part.head.i or not named:
                continue
            if tree.tokens[token.i - 1].text.lower() != "и" or verb.i > part.start:
                continue
            first = tuple(t for t in part.tokens if t.i < token.i - 1)
            subject = Part(SUBJECT, (token,), token)
            places = [
                nominal(tree, child, [])[0]
                for child in tree.children(token, "nmod", "obl")
                if tree.children(child, "case")
            ]
            kept = Part(part.function, first, part.head, part.preposition)
            return [*parts[:k], kept, subject, *places, *parts[k + 1 :]], subject
    return parts, None
