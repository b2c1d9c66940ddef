"""General truths read off the words: «Скорость диффузии зависит от …», «Питается насекомыми».

What textbooks say of kinds of things is short and of few shapes, and the parser often fails there.
Each clause must be explained whole by phrases and one verb of the table; else nothing is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.facts.biography import hero_of
from quizgen.facts.clause import Fact, Role
from quizgen.facts.phrase import Phrase
from quizgen.facts.shallow import phrases_of
from quizgen.facts.surface import is_finite, lowered, unsaid
from quizgen.facts.topics import Topic, topic_of
from quizgen.facts.tree import Tree
from quizgen.facts.truthanswers import answer_of
from quizgen.facts.truthhad import had_of, measured
from quizgen.facts.truthinverse import inverse
from quizgen.facts.truthlists import colon_lists, counted, genitive_plural, listed_kinds
from quizgen.facts.truthsubjects import subject_text
from quizgen.facts.truthtable import Asking, askings, truth_words
from quizgen.model import Article, Sentence, Token
from quizgen.russian.phrases import join
from quizgen.russian.prepositions import after

_PARTING = frozenset(("а", "но", "однако", "зато", "причём", "причем", "поэтому", "хотя"))
_PAST = frozenset(("привести",))


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence with its phrases; `first` and `last` are token positions."""

    tree: Tree
    first: int
    last: int
    phrases: tuple[Phrase, ...]

    def starting(self, i: int) -> Phrase | None:
        return next((p for p in self.phrases if p.first == i), None)


def truths(sentences: Sequence[Sentence], article: Article) -> Iterator[Fact]:
    """What holds of kinds of things, in the order of the text; nothing of news and of lives."""
    if article.date is not None or hero_of(sentences, article.title) is not None:
        return
    topic = topic_of(article, sentences)
    for sentence in sentences:
        tree = Tree(sentence)
        if unsaid(tree) or len(sentence.tokens) < 3 or _is_step(sentence):
            continue
        phrases = phrases_of(sentence)
        found = list(colon_lists(tree, phrases, topic))
        for first, last in _stretches(sentence.tokens):
            inside = tuple(p for p in phrases if first <= p.first and p.last <= last)
            found += _read(Clause(tree, first, last, inside), topic)
            found += inverse(tree, first, last, inside, topic)
            found += counted(tree, first, last, inside, topic)
        yield from found


def _is_step(sentence: Sentence) -> bool:
    """«А затем атмосфера поглощает …»: what was cut off before the clause leans on the text."""
    cut = sentence.text[: sentence.tokens[0].start - sentence.start].lower()
    return bool(set(cut.replace(",", " ").split()) & truth_words("steps"))


def _stretches(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """First and last positions of stretches between semicolons, colons and parting conjunctions."""
    begin = 0
    for k, token in enumerate(tokens):
        ends = token.text in (";", ":")
        following = tokens[k + 1].text.lower() if k + 1 < len(tokens) else ""
        apart = token.text == "," and following in _PARTING
        if apart and k + 2 < len(tokens) and tokens[k + 2].text.lower() == "также":
            continue
        if ends or apart:
            if k > begin:
                yield begin, k - 1
            begin = k + 2 if apart else k + 1
            if token.text == ":":
                return  # what follows tells more of what was said
    if begin < len(tokens):
        stop = len(tokens) - 1
        yield begin, stop - (tokens[stop].text == ".")


def _read(clause: Clause, topic: Topic | None) -> Iterator[Fact]:
    tokens = clause.tree.tokens
    verbs = [t for t in tokens[clause.first : clause.last + 1] if is_finite(t)]
    subject: Phrase | None = None
    said, lead = "", ""
    for k, verb in enumerate(verbs):
        begin = clause.first if not k else -1
        found = _subject(clause, begin, verb, topic) if not k else None
        if found is not None:
            subject, said, lead, at = found
        elif k and said and _joined(tokens, verb):
            at = verb.i + 1
        else:
            return
        if not _lasting(verb) or _denied(tokens, verb):
            return
        adverb, at = _adverbs(tokens, at)
        before = _before(tokens, verb)
        size = measured(
            clause.tree, clause.last, subject, said, verb, clause.starting(at)
        )
        if size is not None and not lead:
            yield size
            continue
        had = had_of(clause.tree, clause.last, clause.starting(at), verb, clause.phrases)
        if had is not None:
            asked, phrase, told, rest = had
            words = [asked, before or adverb, verb.text.lower(), said, lead, rest]
            yield _fact(clause.tree.sentence, verb, phrase, told, join([w for w in words if w]))
            continue
        for asking in askings().get(verb.lemma, ()):
            phrase = clause.starting(at)
            kept, start = "", at
            if phrase is not None and asking.words == "от чего" and not phrase.preposition:
                # «защищает Землю от …»: what is kept goes into the question.
                kept = join([t.text for t in phrase.tokens]) if "Acc" in phrase.cases else ""
                start, phrase = phrase.last + 1, clause.starting(phrase.last + 1)
                if not kept or _points(tokens[at:start]):
                    continue
            told = answer_of(clause.tree, clause.last, start, phrase, asking, clause.phrases)
            if told is None or phrase is None:
                continue
            asked = _question(clause.tree, asking, phrase, verb)
            if asked is None:
                continue
            words = [
                asked, before or adverb, verb.text.lower(), kept, _himself(tokens, verb), said, lead,
            ]  # fmt: skip
            stem = join([word for word in words if word])
            yield _fact(clause.tree.sentence, verb, phrase, told, stem)
            if asking.words == "на что":
                yield from listed_kinds(clause.tree, clause.last, phrase, "на", f"{verb.text.lower()} {said}")
            break


def _subject(
    clause: Clause, begin: int, verb: Token, topic: Topic | None
) -> tuple[Phrase | None, str, str, int] | None:
    """The subject, its words, what opens the clause, and where the rest begins; None if unsure."""
    tokens = clause.tree.tokens
    i = begin
    if tokens[i].text.lower() in truth_words("openers"):
        i += 1 + (i + 1 < len(tokens) and tokens[i + 1].text == ",")
    lead = ""
    opening = clause.starting(i)
    if opening is not None and opening.preposition and opening.last < verb.i:
        if tokens[opening.last + 1].text == ",":
            return None
        lead = lowered(join([t.text for t in tokens[i : opening.last + 1]]), tokens[i])
        lead = lead[:1].lower() + lead[1:] if lead[:1].isupper() and not i else lead
        if _points(tokens[i : opening.last + 1]) or opening.kind != "noun":
            return None
        if lead in truth_words("idle openings"):
            lead = ""
        elif opening.head.lemma in truth_words("leaning openings"):
            return None
        i = opening.last + 1
    here = clause.starting(i)
    if i < verb.i and here is not None and not here.preposition and _leads(here, verb):
        stop = here.last + 1
        inner = clause.starting(stop)
        if inner is not None and inner.preposition and inner.kind == "noun" and inner.last < verb.i:
            stop = inner.last + 1
        _, reached = _adverbs(tokens, stop)
        if reached != verb.i:
            return None
        said = subject_text(tokens[i:stop], here, topic)
        return (here, said, lead, verb.i + 1) if said else None
    _, reached = _adverbs(tokens, i)
    if reached != verb.i:
        return None
    _, at = _adverbs(tokens, verb.i + 1)
    behind = clause.starting(at)
    if behind is not None and not behind.preposition and "Nom" in behind.cases:
        sure = behind.cases == {"Nom"} and _leads(behind, verb)
        said = subject_text(tokens[at : behind.last + 1], behind, topic) if sure else ""
        return (behind, said, lead, behind.last + 1) if said else None
    if topic is None:
        return None
    plural = verb.feats.get("Number") == "Plur"
    if plural and not (topic.animate and topic.plural):
        return None
    return None, topic.plural if plural else topic.singular, lead, verb.i + 1


def _leads(phrase: Phrase, verb: Token) -> bool:
    """Whether the phrase can be this verb's subject by case and number."""
    if phrase.kind != "noun" or "Nom" not in phrase.cases:
        return False
    if phrase.number is not None:
        return False
    plural = verb.feats.get("Number") == "Plur"
    if phrase.joined:
        return plural
    own = [f for f in phrase.forms if f[0] == "Nom"]
    wanted = verb.feats.get("Gender", "") if not plural else ""
    return any(
        f[1] in ("", "Plur" if plural else "Sing") and (not wanted or f[2] in ("", wanted))
        for f in own
    )


def _lasting(verb: Token) -> bool:
    if verb.lemma in _PAST:
        return True
    if verb.feats.get("Variant") == "Short":
        return True
    return verb.feats.get("Tense") == "Pres" and verb.feats.get("Aspect") != "Perf"


def _denied(tokens: Sequence[Token], verb: Token) -> bool:
    around = [t.text.lower() for t in tokens[max(0, verb.i - 2) : verb.i]]
    return bool({"не", "ни", "бы", "было", "был", "была", "были", "будет", "будут", "может",
                 "могут"} & set(around))  # fmt: skip


def _joined(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether the verb follows another of the same subject: «имеет … и состоит из …»."""
    k = verb.i - 1
    while k > 0 and tokens[k].text.lower() in truth_words("kept adverbs") | truth_words("dropped adverbs"):
        k -= 1
    return tokens[k].text.lower() == "и"


def _before(tokens: Sequence[Token], verb: Token) -> str:
    word = tokens[verb.i - 1].text.lower() if verb.i else ""
    return word if word in truth_words("kept adverbs") else ""


def _adverbs(tokens: Sequence[Token], i: int) -> tuple[str, int]:
    """Adverbs that may be kept or dropped from here on: those kept, and where they end."""
    kept = ""
    while i < len(tokens):
        word = tokens[i].text.lower()
        if word in truth_words("kept adverbs") and not kept:
            kept = word
        elif word not in truth_words("dropped adverbs"):
            break
        i += 1
    return kept, i


def _points(tokens: Sequence[Token]) -> bool:
    return any(
        t.lemma in truth_words("pointing") or t.text.lower() in truth_words("pointing")
        for t in tokens
    )


def _himself(tokens: Sequence[Token], verb: Token) -> str:
    """«в себя» of «включает в себя»."""
    two = [t.text.lower() for t in tokens[verb.i + 1 : verb.i + 3]]
    return "в себя" if verb.lemma == "включать" and two == ["в", "себя"] else ""


def _question(tree: Tree, asking: Asking, phrase: Phrase, verb: Token) -> str | None:
    """«из чего»; «к какому семейству» where the phrase tells of which rank it is."""
    if verb.lemma in ("относиться", "принадлежать") and asking.words == "к чему":
        if phrase.head.lemma not in truth_words("ranks") or phrase.joined or not phrase.inner:
            return None
        gender = phrase.head.feats.get("Gender")
        which = "какой" if gender == "Fem" else "какому"
        return after("к", f"{which} {phrase.head.text.lower()}")
    if phrase.number is not None and phrase.head.lemma in truth_words("members"):
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
