"""Sentences → facts: families of rules, listed in order in one tuple."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from quizgen.facts.abbreviations import abbreviations
from quizgen.facts.anchoring import placed
from quizgen.facts.appositions import appositions
from quizgen.facts.bearing import bearing
from quizgen.facts.because import causes, purposes
from quizgen.facts.being import being
from quizgen.facts.besides import BESIDES
from quizgen.facts.biography import biography, hero_of
from quizgen.facts.bracketyears import dated_clauses, honours
from quizgen.facts.calledso import called_so
from quizgen.facts.callings import callings
from quizgen.facts.clause import Fact
from quizgen.facts.clauses import finite_clauses, merged
from quizgen.facts.deeds import deeds, without_passives, without_rivals
from quizgen.facts.definitions import definitions
from quizgen.facts.encyclopaedia import encyclopaedia
from quizgen.facts.essences import essences
from quizgen.facts.families import families
from quizgen.facts.foundedas import without_earlier
from quizgen.facts.gauges import gauges
from quizgen.facts.histlines import histlines, without_retold
from quizgen.facts.historic import told_then
from quizgen.facts.kinship import family_of
from quizgen.facts.leaders import leaders
from quizgen.facts.levels import levels
from quizgen.facts.lifelines import lifelines
from quizgen.facts.lists import lists
from quizgen.facts.lives import lives
from quizgen.facts.marked import circumstances
from quizgen.facts.measures import measures
from quizgen.facts.newsaffairs import newsaffairs
from quizgen.facts.newslines import newslines, without_told
from quizgen.facts.newstime import timed
from quizgen.facts.nouns import event_places, nominalisations
from quizgen.facts.periods import periods
from quizgen.facts.quotations import quotations
from quizgen.facts.relations import relations
from quizgen.facts.sayings import sayings
from quizgen.facts.scopes import scoped, scopes_of
from quizgen.facts.shared import all_clauses
from quizgen.facts.speakers import name_speakers
from quizgen.facts.thinglines import thinglines
from quizgen.facts.titles import titles
from quizgen.facts.tree import Tree
from quizgen.facts.truths import truths
from quizgen.facts.voices import active
from quizgen.facts.whatis import what_is
from quizgen.model import Article, Sentence

RULES: tuple[Callable[[Tree], Iterable[Fact]], ...] = (
    all_clauses,
    nominalisations,
    event_places,
    leaders,
    titles,
    quotations,
    circumstances,
    causes,
    purposes,
    periods,
    lists,
    definitions,
    relations,
    lives,
    abbreviations,
    measures,
    gauges,
    levels,
    bearing,
    deeds,
    being,
    essences,
    callings,
    called_so,
    appositions,
    what_is,
    *BESIDES,
)

Tell = Callable[[int, int], None] | None
"""Told how many sentences are done, of how many."""


def extract(
    sentences: Sequence[Sentence],
    article: Article,
    tell: Tell = None,
) -> tuple[Fact, ...]:
    """Everything the rules find, in the order of the text."""
    found: list[Fact] = []
    speakers = name_speakers(sentences)
    hero = hero_of(sentences, article.title)
    before: Sentence | None = None
    reported = {fact.sentence.i: fact for fact in sayings(sentences)}
    for done, sentence in enumerate(sentences):
        if tell:
            tell(done, len(sentences))
        tree = Tree(sentence, article.date)
        speaker = speakers.get(sentence.i, "")
        own = [fact for rule in RULES for fact in rule(tree)]
        for clause in sentence.clauses:
            own = merged(own, list(finite_clauses(Tree(clause, article.date))))
        own += [*dated_clauses(tree, tuple(own))]
        said = [fact for kept in without_rivals(own) for fact in active(kept)]
        told = [replace(fact, speaker=speaker) for fact in said]
        told.extend(biography(tree, hero, before))
        told.extend((*family_of(tree, hero, before), *honours(tree, hero)))
        found.extend((*told, *families(told)))
        found.extend(fact for i, fact in reported.items() if i == sentence.i)
        before = sentence
    found.extend(truths(sentences, article))
    found.extend(lifelines(sentences, article))
    found.extend(thinglines(sentences, article))
    found.extend(histlines(sentences, article))
    found.extend(encyclopaedia(sentences, article))
    found = without_retold(without_earlier(found, article))
    news = list(newslines(sentences, article))
    found = [*without_told(found, news), *news, *newsaffairs(sentences, article.date)]
    if hero is None and article.date is None:
        scopes = scopes_of(sentences)
        found = [scoped(fact, scopes) for fact in found]
    found.sort(key=lambda fact: fact.sentence.i)
    found = without_passives(found)
    return tuple(told_then(timed(placed(found, sentences), article.date)))


__all__ = ["RULES", "Fact", "Tell", "extract"]
