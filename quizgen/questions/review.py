"""Reasons to drop a draft: named checks in one ordered tuple; the first that speaks decides."""

from __future__ import annotations

import re
from collections.abc import Callable

from quizgen.facts.clause import ADVERB, SUBJECT, TIME
from quizgen.questions.anchors import ANCHORS
from quizgen.questions.answers import answer_in_stem, answer_too_long, vague_answer
from quizgen.questions.bound import without_bound
from quizgen.questions.burden import BURDEN
from quizgen.questions.deixis import deictic, season_of_no_year
from quizgen.questions.doers import DOERS
from quizgen.questions.doubts import DOUBTS
from quizgen.questions.drafts import Draft
from quizgen.questions.enough import (
    anywhere,
    day_of_no_year,
    nameless_past,
    too_little_for_an_example,
    too_little_said,
)
from quizgen.questions.excuses import excused
from quizgen.questions.generic import GENERIC
from quizgen.questions.grammar import (
    fault_of_the_source,
    gift_to_nobody,
    ill_worded,
    overloaded,
    repeated,
)
from quizgen.questions.halves import (
    any_time,
    attributed_aside,
    comparison,
    loose_clause,
    nameless_event,
    object_lost,
    purpose_of_saying,
    receiver_lost,
    time_of_the_noun,
    two_places,
    unknown_abbreviation,
)
from quizgen.questions.holding import subject_of
from quizgen.questions.leftovers import LEFTOVERS
from quizgen.questions.lifeforms import outside_names
from quizgen.questions.misgivings import MISGIVINGS
from quizgen.questions.misreadings import MISREADINGS
from quizgen.questions.prooftests import PROOFS
from quizgen.questions.rechecks import RECHECKS
from quizgen.questions.restraint import RESTRAINT
from quizgen.questions.secondlook import SECOND_LOOK
from quizgen.questions.singling import SINGLING
from quizgen.questions.strict import STRICT, left_out, only_whose_life
from quizgen.questions.telling import WORD, content
from quizgen.questions.timing import historic_present
from quizgen.questions.torn import TORN
from quizgen.questions.trims import TRIMS
from quizgen.questions.truth import TRUTH
from quizgen.questions.unsaidsides import UNSAID_SIDES
from quizgen.questions.vagueness import bare_filler, is_vague
from quizgen.questions.worth import (
    counted_list,
    country_aside,
    endless_number,
    epithet,
    folk,
    guessed,
    idle,
    of_that_place,
    uncertain_count,
    unnamed_thing,
    wide_definition,
)
from quizgen.russian.gazetteer import is_evaluative, say_verb
from quizgen.russian.morphology import readings
from quizgen.russian.openings import is_doubtful
from quizgen.russian.wordlists import words
from quizgen.templates.said import Said

LONGEST_STEM = 30
_PRONOUNS = words("pronouns")
_POINTING = words("pointing")


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.lower()))


def unresolved_pronoun(draft: Draft) -> bool:
    """«он», «этот», «наш»: only the article says who or which."""
    stem, answer = draft.stem, draft.answer
    if draft.role.name in ("term", "definition"):
        stem, answer = without_bound(stem), without_bound(answer)
    if draft.template.question and re.search('[«"]', stem):
        stem = re.sub(r"«[^»]*»|\"[^\"]*\"", "", stem)
    both = _words(outside_names(stem, draft)) | _words(outside_names(answer, draft))
    return bool(both & _PRONOUNS) or any(readings(w)[0].lemma in _POINTING for w in both)


def own_without_owner(draft: Draft) -> bool:
    """«свой», or somebody's «первый», while the one it belongs to is what is asked, or left out."""
    lemmas = {readings(word)[0].lemma for word in _words(draft.stem)}
    subject = subject_of(draft)
    asked = draft.role.part >= 0 and draft.fact.parts[draft.role.part] is subject
    if "свой" in lemmas:
        return subject is None or asked
    return asked and bool(lemmas & {"первый", "единственный", "собственный"})


def doubtful(draft: Draft) -> bool:
    """The sentence itself is hearsay or a guess."""
    return is_doubtful([token.text for token in draft.fact.sentence.tokens])


def inside_a_quotation(draft: Draft) -> bool:
    """Words inside somebody's quotation marks that open or close elsewhere."""
    text = draft.fact.sentence.text
    if draft.fact.rule == "quotation":
        return False
    # A list of works opens with a colon too: «он написал повести: «Нос» (1836), …».
    opened = draft.fact.rule != "beside" and bool(re.search(r"[:!?]\s*«", text))
    return opened or text.count("«") != text.count("»")


def no_subject(draft: Draft) -> bool:
    """A clause that lost its subject asks about nobody: «К чему приступил?»."""
    predicate = draft.fact.predicate
    if (
        predicate is None
        or not draft.fact.parts
        or any(p.function == SUBJECT for p in draft.fact.parts)
    ):
        return False
    verb = predicate.tokens[predicate.agreeing]
    # Only «они» of anybody needs no subject, and that does things: nothing is done to it.
    passive = any(t.feats.get("Voice") == "Pass" for t in predicate.tokens)
    if passive or verb.rel == "conj" or draft.fact.rule != "clause":
        return True
    return verb.feats.get("Number") != "Plur" or verb.feats.get("Tense") == "Fut"


def negated(draft: Draft) -> bool:
    """What did not happen makes no question, unless it is asked why."""
    predicate = draft.fact.predicate
    if draft.role.name in ("reason", "result", "cause"):
        return False
    return predicate is not None and "не" in predicate.forms


def saying(draft: Draft) -> bool:
    """«Кто отметил?»: the verb of saying has lost what was said."""
    predicate = draft.fact.predicate
    if predicate is None:
        return False
    if any(t.feats.get("VerbForm") == "Inf" and say_verb(t.lemma) for t in predicate.tokens):
        return True
    if say_verb(predicate.lemma) is None:
        return False
    asked_content = draft.role.name == "complement"
    others = [p for p in draft.fact.parts if p.function not in (SUBJECT, ADVERB, TIME)]
    return not asked_content and not others


def opinion(draft: Draft) -> bool:
    """Praise, blame or a view asked as if it were a fact."""
    speech = draft.fact.sentence.speech
    if draft.fact.rule == "quotation":
        return False
    if speech is not None and say_verb(speech.verb) == "opinion":
        return True
    return any(is_evaluative(lemma) for lemma in content(draft.stem + " " + draft.answer))


def vague_noun(draft: Draft) -> bool:
    """A bare «президент», «проект», «встреча» that could be any."""
    return any(
        index != draft.role.part and is_vague(part, draft)
        for index, part in enumerate(draft.fact.parts)
        if part.function not in (ADVERB, TIME) and not left_out(draft, part)
    )


def stem_too_long(draft: Draft) -> bool:
    """More than a reader holds in mind."""
    return len(WORD.findall(draft.stem)) > LONGEST_STEM


_BROKEN = re.compile(
    r"""[^,]\ (?:а|но|однако|зато|то\ есть)\s   # a conjunction that lost its comma
    |[Тт]ак\ называем|^(?:почти|чуть|едва)\ все
    |[^,]\ (?:из|в|во|на|с|о|об|к|у|за|по|для|от|при)\ котор   # «целей из которых»
    |"\s*"|\s\.|[\[\]*=|]                    # torn quotation marks, stray marks
    |\d\ (?:мм|см|м|км)\ [а-яё]+(?:ую|ый|ая|ое)\s  # «760 мм узкоколейную дорогу»
    |(?:^|\s)\d+\.\d+\s""",  # a section number
    re.VERBOSE,
)


def broken_wording(draft: Draft) -> bool:
    """A lost comma, a dash or colon, an unpaired bracket or quotation mark in the wording."""
    for text in (draft.stem, draft.answer):
        if _BROKEN.search(text) or text.count('"') % 2:
            return True
        if text.count("«") != text.count("»") or text.count("(") != text.count(")"):
            return True
        if re.search(r"\s[—–]\s|:\s|[—–:;]\s*$", re.sub(r"«[^»]*»", "", text)):
            return True
    return False


CHECKS: tuple[tuple[str, Callable[[Draft], bool]], ...] = (
    ("inside a quotation", inside_a_quotation),
    ("unresolved pronoun", unresolved_pronoun),
    ("owner left out", own_without_owner),
    ("deictic word", deictic),
    ("deictic word", season_of_no_year),
    ("not a certain fact", doubtful),
    ("no subject", no_subject),
    ("negated", negated),
    ("present of the past", historic_present),
    ("saying without what was said", saying),
    ("opinion", opinion),
    ("answer in the stem", answer_in_stem),
    ("loose clause", loose_clause),
    ("object lost", object_lost),
    ("object lost", receiver_lost),
    ("too little said", any_time),
    ("too little said", two_places),
    ("broken phrase", time_of_the_noun),
    ("loose clause", purpose_of_saying),
    ("not a certain fact", attributed_aside),
    ("unknown abbreviation", unknown_abbreviation),
    ("nameless event", nameless_event),
    ("half of a comparison", comparison),
    ("vague noun", vague_noun),
    ("vague noun", bare_filler),
    ("vague answer", vague_answer),
    ("too little said", too_little_said),
    ("too little said", too_little_for_an_example),
    ("too little said", nameless_past),
    ("too little said", anywhere),
    ("deictic word", day_of_no_year),
    ("stem too long", stem_too_long),
    ("answer too long", answer_too_long),
    ("broken wording", broken_wording),
    *ANCHORS,
    ("answer guessed", guessed),
    ("not worth asking", unnamed_thing),
    ("not worth asking", folk),
    ("not worth asking", epithet),
    ("not worth asking", country_aside),
    ("not worth asking", idle),
    ("not worth asking", counted_list),
    ("not worth asking", endless_number),
    ("too little said", uncertain_count),
    ("too little said", of_that_place),
    ("wide definition", wide_definition),
    ("fault of the source", fault_of_the_source),
    ("broken wording", ill_worded),
    ("object lost", gift_to_nobody),
    ("word told twice", repeated),
    ("stem too long", overloaded),
    *PROOFS,
    *STRICT,
    *TRUTH,
    *DOERS,
    *GENERIC,
    *SINGLING,
    *UNSAID_SIDES,
    *BURDEN,
    *RESTRAINT,
    *DOUBTS,
    *MISGIVINGS,
    *MISREADINGS,
    *LEFTOVERS,
    *RECHECKS,
    *TRIMS,
    *SECOND_LOOK,
    *TORN,
)


TEACHERS = frozenset(
    (inside_a_quotation, unresolved_pronoun, own_without_owner, deictic, answer_in_stem,
     bare_filler, too_little_for_an_example, broken_wording)
)  # fmt: skip
"""Checks of a question whose clause a teacher's example chose: of what is right, not of worth."""


def reason_to_drop(draft: Draft) -> str | None:
    """The first reason not to ask this, or None."""
    if draft.fact.notes and not only_whose_life(draft):
        return draft.fact.notes[0]
    chosen = isinstance(draft.fact, Said)
    checks = [pair for pair in CHECKS if not chosen or pair[1] in TEACHERS]
    return next((r for r, check in checks if check(draft) and not excused(draft, check)), None)
