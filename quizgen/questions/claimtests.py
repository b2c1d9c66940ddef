"""Whether a clause told alone is understood and certain: what speaks against it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.facts.lifeclauses import listed as lives_listed
from quizgen.facts.tree import Tree
from quizgen.model import Sentence, Token
from quizgen.questions.clausetests import (
    certain_alone,
    inverted,
    no_surname,
    reason_of_sense,
    subjects_of,
    told_apart,
)
from quizgen.questions.retelling import Retold
from quizgen.questions.standalone import leaning
from quizgen.questions.telling import WORD, content, said_in
from quizgen.questions.vagueness import nameless, vague_phrase
from quizgen.russian.editing import faulty
from quizgen.russian.gazetteer import intro, is_evaluative, is_person_noun
from quizgen.russian.openings import is_doubtful, opening_length
from quizgen.russian.wordlists import lists, words

_SHORTEST, _LONGEST = 5, 20
_COMMAS = 2
_TELLING = 6
_SUBJECTS = frozenset(("nsubj", "nsubj:pass"))
_ARGUMENTS = _SUBJECTS | {"obj", "iobj", "nmod", "obl"}
_SPEAKING = frozenset(("1", "2"))


_CHOOSING = frozenset(("избрать", "назначить"))
_JOINING = frozenset(("что", "чтобы", "где", "когда", "если", "как", "пока", "будучи"))


def listed(name: str) -> frozenset[str]:
    """A list of `data/statements.yaml`."""
    return lists("statements.yaml")[name]


def reason_against(sentence: Sentence, told: Retold) -> str | None:
    """Why the clause is not understood alone or not certain, or None."""
    text = told.text()
    found = [word.lower() for word in WORD.findall(text)]
    tokens = [token for _, token, _ in told.pieces]
    if not _SHORTEST <= len(found) <= _LONGEST or text.count(",") > _COMMAS:
        return "stem too long"
    if text.count("«") != text.count("»") or text.count('"') % 2:
        return "inside a quotation"
    if opening_length([t.text for t in tokens]) or intro(found[0]) or " - " in text:
        return "loose clause"
    if any(intro(" ".join(found[:k])) or " ".join(found[:k]) in words("ties") for k in (1, 2, 3)):
        return "loose clause"
    if set(WORD.findall(text.lower().replace(", а также", ""))) & listed("leaning") or {
        t.lemma for t in tokens
    } & listed("leaning"):
        return "loose clause"
    if faulty(text) or re.search(r"\bпо состоянию на\b|\d \d{1,2}(?!\d)|[a-z]\d|\d[a-zа-я]", text):
        return "fault of the source"
    if re.search(r"\b[а-я]{1,2}\.(?! ?[А-Я])|[;:/]", text.replace("н. э.", "")):
        return "fault of the source"
    if leaning(text.replace(", а также", "")) or set(found) & (
        words("that") | words("deictic") | {"не", "ни", "нет"}
    ):
        return "unresolved pronoun"
    if is_doubtful([w.lower() for w in WORD.findall(sentence.text)]):
        return "not a certain fact"
    if any(is_evaluative(lemma) for lemma in content(text)):
        return "opinion"
    if {t.lemma for t in tokens} & listed("unsure") or told.root.lemma in listed("vague"):
        return "not a certain fact"
    if found[0] in _JOINING or "в жизни" in text:
        return "loose clause"
    return _of_tokens(sentence, told, tokens)


def _of_tokens(sentence: Sentence, told: Retold, tokens: Sequence[Token]) -> str | None:
    for token in tokens:
        if token.feats.get("Person") in _SPEAKING or token.feats.get("Mood") in ("Imp", "Cnd"):
            return "first or second person"
        if token.feats.get("Degree") == "Cmp" or token.feats.get("Tense") == "Fut":
            return "hypothetical"
        own = token.feats.get("Resolved") or token.lemma in ("свой", "который")
        if (token.lemma in words("pointing") or token.pos == "PRON") and not own:
            return "unresolved pronoun"
    tree, root = Tree(sentence), told.root
    subjects = subjects_of(tree, told)
    if len(subjects) > 1 or (not subjects and not told.named):
        return "no subject"
    for subject in subjects:
        if subject.feats.get("Case", "Nom") != "Nom" or subject.rel == "csubj":
            return "no subject"
        if _unnamed(tree, subject, told):
            return "vague noun"
        single = subject.feats.get("Number") == "Sing" and not tree.children(subject, "conj")
        genders = {subject.feats.get("Gender"), root.feats.get("Gender")} - {None}
        passive = root.feats.get("Variant") == "Short" and not subject.feats.get("Gender")
        if single and (len(genders) > 1 or (passive and subject.text.isupper())):
            return "subject does not agree"  # «канонизирован РПЦ»: by it
        if single and root.feats.get("Number") == "Plur":
            return "subject does not agree"
        if _parted(tokens, min(t.i for t in tree.phrase(subject))):
            return "comma inside the clause"
    if root.lemma in _CHOOSING and not tree.children(root, "obj", "obl", "xcomp"):
        return "too little said"  # as what, is not told
    if root.lemma in listed("repeated") and not tree.children(root, "obj", "obl", "xcomp", "nmod"):
        if root.feats.get("Variant") != "Short":
            return "too little said"  # «переехал»: where to
    if _bare_object(tree, root) or any(_some_school(tree, t) for t in tokens):
        return "vague noun"
    if (found := reason_of_sense(tree, told)) is not None:
        return found
    if vague_phrase(tuple(tokens)) or said_in("Верно " + told.text()) < _TELLING:
        return "too little said"
    for token in tokens:
        if token.rel in _ARGUMENTS and token.i != root.i:
            phrase = tree.phrase(token)
            if token.rel == "nmod" and is_person_noun(tree.tokens[token.head].lemma):
                continue  # «ассистентом оператора»: a trade, nobody
            if nameless(phrase, token) or vague_phrase(phrase):
                return "vague noun"
    return None


def _parted(tokens: Sequence[Token], first: int) -> bool:
    """«На Западном фронте, Пётр Орлов командовал …»: a comma that parts nothing."""
    before = [t for t in tokens if t.i < first]
    commas = [t for t in before if t.text == ","]
    return len(commas) == 1 and before[-1] is commas[0] and not any(t.pos == "VERB" for t in before)


def _bare_object(tree: Tree, root: Token) -> bool:
    """«окончил обучение»: all that is told is one noun that could be any."""
    others = [t for t in tree.children(root) if t.rel in ("obj", "iobj", "obl", "xcomp", "advcl")]
    return (
        len(others) == 1
        and others[0].rel == "obj"
        and others[0].text.islower()
        and not [t for t in tree.children(others[0]) if t.pos != "PUNCT"]
    )


def _some_school(tree: Tree, token: Token) -> bool:
    """«в институте»: which one, the article said before."""
    if token.lemma not in lives_listed("establishments") or not token.text.islower():
        return False
    return not [t for t in tree.children(token) if t.rel not in ("case", "punct")]


def _unnamed(tree: Tree, subject: Token, told: Retold) -> bool:
    """«скульптура», «молодой поэт», «песня»: one certain thing that is not named."""
    word = next(w for _, t, w in told.pieces if t.i == subject.i)
    if re.search(r"[А-ЯЁA-Z«]", word):
        person = subject.pos == "PROPN" and subject.feats.get("Animacy") == "Anim"
        alone = person and not tree.children(subject, "amod", "appos", "nmod", "flat:name")
        if " " not in word and alone and certain_alone(subject):
            return False
        if no_surname(word) or (inverted(word) and "—" in told.text()):
            return True
        return " " not in word and (alone or is_person_noun(subject.lemma))
    phrase = tree.phrase(subject)
    named = any(re.search(r"[«A-ZА-ЯЁ]", t.text) and not t.feats.get("Opening") for t in phrase)
    return not named and not told_apart(tree, subject, told)
