"""General truths read off the words: «Скорость диффузии зависит от …», «Питается насекомыми».

What textbooks say of kinds of things is short and of few shapes, and the parser often fails there.
Each clause must be explained whole by phrases and one verb of the table; else nothing is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.facts.biography import hero_of
from quizgen.facts.clause import Fact, Role
from quizgen.facts.kindlines import kind_lines, spoken_of
from quizgen.facts.kindowners import sexed
from quizgen.facts.phrase import Phrase
from quizgen.facts.shallow import phrases_of
from quizgen.facts.surface import is_finite, unsaid
from quizgen.facts.topics import Topic, topic_of
from quizgen.facts.tree import Tree
from quizgen.facts.truthanswers import answer_of
from quizgen.facts.truthclauses import (
    Clause,
    adverb_before,
    adverbs,
    denied,
    goes_on,
    lasting,
    points,
    stretches,
    subject_of,
)
from quizgen.facts.truthhad import had_of, in_numbers, measured
from quizgen.facts.truthinverse import inverse, placed
from quizgen.facts.truthlists import colon_lists, counted, genitive_plural, listed_kinds
from quizgen.facts.truthtable import Asking, askings, truth_words
from quizgen.model import Article, Sentence, Token
from quizgen.russian.phrases import join
from quizgen.russian.prepositions import after


def truths(sentences: Sequence[Sentence], article: Article) -> Iterator[Fact]:
    """What holds of kinds of things, in the order of the text; nothing of news and of lives."""
    if article.date is not None or hero_of(sentences, article.title) is not None:
        return
    topic = topic_of(article, sentences)
    before: Topic | None = None
    sexes: set[int] = set()
    for sentence in sentences:
        tree = Tree(sentence)
        if sexed(sentence.text):
            sexes.add(sentence.paragraph)
        if unsaid(tree) or len(sentence.tokens) < 2 or _is_step(sentence):
            before = None
            continue
        phrases = phrases_of(sentence)
        found = list(kind_lines(tree, phrases, topic, before, sentence.paragraph in sexes))
        before = spoken_of(tree, phrases, topic)
        found += colon_lists(tree, phrases, topic)
        for first, last in stretches(sentence.tokens):
            inside = tuple(p for p in phrases if first <= p.first and p.last <= last)
            found += _read(Clause(tree, first, last, inside), topic)
            found += inverse(tree, first, last, inside, topic)
            found += placed(tree, first, last, inside, topic)
            found += counted(tree, first, last, inside, topic)
        said: set[str] = set()
        for fact in found:
            stem = next((r.text for r in fact.roles if r.name == "relation"), "")
            stem = stem or next(fact.named("definition")).text
            if stem not in said:
                yield fact
            said.add(stem)


def _is_step(sentence: Sentence) -> bool:
    """«А затем атмосфера поглощает …»: what was cut off before the clause leans on the text."""
    cut = sentence.text[: sentence.tokens[0].start - sentence.start].lower()
    return bool(set(cut.replace(",", " ").split()) & truth_words("steps"))


def _read(clause: Clause, topic: Topic | None) -> Iterator[Fact]:
    """The facts of a clause, one for each of its verbs as far as all of it is explained."""
    tokens = clause.tree.tokens
    verbs = [t for t in tokens[clause.first : clause.last + 1] if is_finite(t)]
    subject: Phrase | None = None
    said, lead = "", ""
    for k, verb in enumerate(verbs):
        found = subject_of(clause, verb, topic) if not k else None
        if found is not None:
            subject, said, lead, at = found
        elif k and said and goes_on(tokens, verb):
            at = verb.i + 1
        else:
            return
        if not lasting(verb) or denied(tokens, verb):
            return
        adverb, at = adverbs(tokens, at)
        size = measured(clause.tree, clause.last, subject, said, verb, clause.starting(at))
        size = size or in_numbers(clause.tree, clause.last, said, verb, clause.starting(at))
        if size is not None:
            if not lead:
                yield size
            continue
        adverb = adverb_before(tokens, verb) or adverb
        had = had_of(clause.tree, clause.last, clause.starting(at), verb, clause.phrases)
        if had is not None:
            stem = _written(had[0], adverb, verb.text.lower(), said, lead, had[3])
            yield _fact(clause.tree.sentence, verb, had[1], had[2], stem)
            continue
        yield from _asked(clause, verb, at, adverb, said, lead)


def _asked(
    clause: Clause, verb: Token, at: int, adverb: str, said: str, lead: str
) -> Iterator[Fact]:
    """What the table asks of the phrase that follows the verb, the first way that suits."""
    for asking in askings().get(verb.lemma, ()):
        kept, against, start = _told_beside(clause, verb, at, asking)
        phrase = clause.starting(start)
        told = answer_of(clause.tree, clause.last, start, phrase, asking, clause.phrases)
        asked = _question(asking, phrase, verb) if phrase is not None else None
        if told is None or phrase is None or asked is None:
            continue
        if asking.words == "что" and verb.lemma in truth_words("two-way") and _either(clause, verb):
            continue
        own = f"{verb.text.lower()} {_himself(clause.tree.tokens, verb)}".strip()
        stem = _written(asked, adverb, own, kept, said, lead, against)
        yield _fact(clause.tree.sentence, verb, phrase, _unsaid_head(told, phrase, asked), stem)
        if asking.words in ("на что", "что"):
            about = _written(own, said)
            yield from listed_kinds(clause.tree, clause.last, phrase, phrase.preposition, about)
        return


def _either(clause: Clause, verb: Token) -> bool:
    """Whether the subject before the verb could be its object too: «излучение поддерживает»."""
    subject = next((p for p in clause.phrases if p.last == verb.i - 1), None)
    return subject is None or "Acc" in subject.cases or subject.plural


def _told_beside(clause: Clause, verb: Token, at: int, asking: Asking) -> tuple[str, str, int]:
    """What stands before the asked phrase and goes into the question, and where that begins.

    «защищает Землю от …» keeps «Землю»; «отличается от ящериц отсутствием ног» keeps «от ящериц».
    """
    phrase = clause.starting(at)
    if phrase is None or points(phrase.tokens):
        return "", "", at
    words = join([t.text for t in clause.tree.tokens[phrase.first : phrase.last + 1]])
    if asking.words == "от чего" and not phrase.preposition and "Acc" in phrase.cases:
        return words, "", phrase.last + 1
    if verb.lemma == "отличаться" and phrase.preposition == "от":
        return "", words, phrase.last + 1
    return "", "", at


def _written(*words: str) -> str:
    return join([word for word in words if word])


def _himself(tokens: Sequence[Token], verb: Token) -> str:
    """«в себя» of «включает в себя»."""
    two = [t.text.lower() for t in tokens[verb.i + 1 : verb.i + 3]]
    return "в себя" if verb.lemma == "включать" and two == ["в", "себя"] else ""


def _unsaid_head(told: str, phrase: Phrase, asked: str) -> str:
    """«псовых» of «к семейству псовых», «на три» of «на три отдела»: the question has the noun."""
    if asked.split()[-1] == phrase.head.text.lower() and phrase.number is None:
        return told.split(phrase.head.text, 1)[1].strip()
    if phrase.number is not None and asked.startswith(("на сколько", "из скольких")):
        return f"{phrase.preposition} {phrase.number.text}"
    return told


def _question(asking: Asking, phrase: Phrase, verb: Token) -> str | None:
    """«из чего»; «к какому семейству» where the phrase tells of which rank it is."""
    if verb.lemma in ("относиться", "принадлежать") and asking.words == "к чему":
        if phrase.head.lemma not in truth_words("ranks") or phrase.joined or not phrase.inner:
            return None
        gender = phrase.head.feats.get("Gender")
        which = "какой" if gender == "Fem" else "какому"
        return after("к", f"{which} {phrase.head.text.lower()}")
    if phrase.number is not None and (
        phrase.head.lemma in truth_words("members") or phrase.preposition == "из"
    ):
        several = genitive_plural(phrase)
        how = {"из чего": "из скольких", "на что": "на сколько"}.get(asking.words)
        return f"{how} {several}" if how and several else None
    return asking.words


def _fact(sentence: Sentence, verb: Token, phrase: Phrase, told: str, stem: str) -> Fact:
    return Fact(
        rule="truth",
        sentence=sentence,
        predicate=None,
        roles=(
            Role("definition", frozenset(("ANY",)), -1, phrase.tokens, phrase.head, text=told),
            Role("relation", frozenset(("ANY",)), -1, (verb,), verb, text=stem),
        ),
    )
