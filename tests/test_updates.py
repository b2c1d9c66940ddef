"""Stamps and withdrawn questions when a deck is generated anew, and how the file keeps them."""

import datetime
import json
from dataclasses import replace

import pytest
from test_decks import ASKED, DECK, NOW, SENTENCES, TITLE, ids, make, swap

from quizgen.decks import deck_from_json, deck_to_json
from quizgen.errors import DeckError
from quizgen.model import Evidence
from quizgen.updates import compare, merge

LATER = NOW + datetime.timedelta(days=1)
SECOND = datetime.timedelta(seconds=1)
YEAR = DECK.questions[2]


def stamps(deck):
    return [question.changed for question in deck.questions]


def corrected(year, prefix="b"):
    """The deck with another year in its second sentence."""
    right = (SENTENCES[0], SENTENCES[1].replace("2001", year), *SENTENCES[2:])
    return make(right, swap(ASKED, 2, answer=year), prefix)


def without(at, deck=DECK):
    return replace(deck, questions=deck.questions[:at] + deck.questions[at + 1 :])


def retitled(deck):
    return replace(deck, article=replace(deck.article, title="Новый заголовок"))


def test_only_what_changed_is_stamped():
    """A corrected question bears the time of the update; the others stay as they were, unstamped,
    and keep what stamp they have in the next update.
    """
    first = merge(DECK, corrected("2002"), NOW)
    assert stamps(first) == [None, None, NOW, None, None, None]
    second = merge(first, corrected("2002", "c"), LATER)
    assert stamps(second) == stamps(first)
    third = merge(second, make(prefix="d"), LATER)
    assert stamps(third) == [None, None, LATER, None, None, None]


def test_an_update_without_changes_leaves_the_file_alone():
    """The same article generated again gives the same bytes, whatever the day."""
    assert deck_to_json(merge(DECK, make(), NOW)) == deck_to_json(DECK)
    first = merge(DECK, without(1, corrected("2002")), NOW)
    assert deck_to_json(merge(first, without(1, corrected("2002")), LATER)) == deck_to_json(first)


@pytest.mark.parametrize("hours", [0, -1, -24 * 3650])
def test_a_stamp_never_goes_back(hours):
    """A clock put back, or a second update within the second, still gives a newer stamp."""
    first = merge(DECK, corrected("2002"), NOW)
    second = merge(first, corrected("2003", "c"), NOW + datetime.timedelta(hours=hours))
    assert stamps(second)[2] == NOW + SECOND


def test_a_stamp_is_newer_than_the_article():
    """What bore the article's date gets a newer stamp even by a clock that is years behind."""
    merged = merge(DECK, corrected("2002"), datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
    assert stamps(merged)[2] == datetime.datetime(2025, 11, 13, 0, 0, 1, tzinfo=datetime.UTC)


def test_stamps_are_utc_and_whole_seconds():
    """A local time with fractions is kept as UTC without them."""
    local = NOW.astimezone(datetime.timezone(datetime.timedelta(hours=5))) + SECOND / 3
    merged = merge(DECK, corrected("2002"), local)
    assert (stamps(merged)[2], stamps(merged)[2].tzinfo) == (NOW, datetime.UTC)


@pytest.mark.parametrize(
    "fields", [{"title": "Новый"}, {"date": datetime.date(2025, 11, 14)}, {"date": None}]
)
def test_what_stands_on_every_card_stamps_every_question(fields):
    """A new headline or date of the article is on all cards, so all are stamped and counted."""
    new = make()
    merged = merge(DECK, replace(new, article=replace(new.article, **fields)), NOW)
    assert set(stamps(merged)) == {NOW}
    assert compare(DECK, merged).changed == 6


@pytest.mark.parametrize(
    "fields", [{"salience": 0.1}, {"accepted": ("девять!", "Девять!!", "ДЕВЯТЬ!")}]
)
def test_what_no_card_shows_stamps_nothing(fields):
    """Rank, and a form that differs by marks and case alone, are no change for a learner."""
    one = DECK.questions[0]
    first = replace(one, accepted=("девять!", "Девять!!"))
    old = replace(DECK, questions=(first, *DECK.questions[1:]))
    new = replace(DECK, questions=(replace(first, **fields), *DECK.questions[1:]))
    assert set(stamps(merge(old, new, NOW))) == {None}


def test_added_and_withdrawn_questions_bear_the_time():
    """A new question is stamped; one no longer asked moves to `withdrawn` with the time."""
    added = merge(without(2), DECK, NOW)
    assert stamps(added)[2] == NOW
    gone = merge(DECK, without(2), NOW)
    assert gone.withdrawn == (replace(YEAR, changed=NOW),)
    assert compare(DECK, gone).withdrawn == 1
    again = merge(gone, without(2), LATER)
    assert again.withdrawn == gone.withdrawn


def test_a_question_that_returns_is_itself_again():
    """It leaves `withdrawn`, keeps its id though made with another, and is stamped anew."""
    gone = merge(DECK, without(2), NOW)
    back = merge(gone, make(prefix="b"), LATER)
    assert ids(back) == ids(DECK)
    assert stamps(back) == [None, None, LATER, None, None, None]
    assert back.withdrawn == ()
    # In the same second, it is still newer than its withdrawal.
    assert stamps(merge(gone, make(prefix="b"), NOW))[2] == NOW + SECOND


def test_a_withdrawn_id_is_never_given_away():
    """A new question whose generated id a withdrawn one bears gets another."""
    gone = merge(DECK, without(2), NOW)
    other = replace(DECK.questions[0], id=YEAR.id, asks="who", template="общие/кто")
    merged = merge(gone, replace(DECK, questions=(*without(2).questions, other)), LATER)
    assert merged.questions[-1].id != YEAR.id
    assert [question.id for question in merged.withdrawn] == [YEAR.id]


def test_a_new_headline_leaves_withdrawn_questions_alone():
    """Nobody is to learn them: another update would cost learners' edits for nothing."""
    gone = merge(DECK, without(2), NOW)
    assert merge(gone, retitled(without(2)), LATER).withdrawn == gone.withdrawn


def test_a_changed_kind_leaves_its_old_form_behind():
    """The old form is withdrawn under the same id; changed back, the forms change places."""
    typed = replace(YEAR, kind="typed", distractors=())
    new = replace(DECK, questions=(*DECK.questions[:2], typed, *DECK.questions[3:]))
    merged = merge(DECK, new, NOW)
    assert ids(merged) == ids(DECK)
    assert (merged.questions[2].kind, stamps(merged)[2]) == ("typed", NOW)
    assert merged.withdrawn == (replace(YEAR, changed=NOW),)
    assert compare(DECK, merged).changed == 1
    assert deck_from_json(deck_to_json(merged)) == merged
    back = merge(merged, DECK, LATER)
    assert (back.questions[2], [q.kind for q in back.withdrawn]) == (
        replace(YEAR, changed=LATER), ["typed"]
    )  # fmt: skip


def test_another_deal_is_no_change():
    """Made with another id, other wrong options and another kind are luck, not correction."""
    asked = swap(swap(ASKED, 2, distractors=("1999", "2006")), 3, kind="choice",
                 distractors=("более 90 тысяч", "более 80 тысяч"))  # fmt: skip
    merged = merge(DECK, make(asked=asked, prefix="b"), NOW)
    assert merged.questions == DECK.questions
    # By the same id it is what the author wants now.
    assert stamps(merge(DECK, make(asked=asked), NOW)) == [None, None, NOW, NOW, None, None]


def test_a_deal_the_article_contradicts_is_not_kept():
    """A wrong option that the article now names, a name it no longer has, end the old deal."""
    more = (*SENTENCES, "Второй филиал открыт в 2005 году.")
    asked = swap(ASKED, 2, distractors=("1999", "2006"))
    assert merge(DECK, make(more, asked, "b"), NOW).questions[2].distractors == ("1999", "2006")
    old = replace(YEAR, kind="typed", distractors=(), stem="Когда открыт филиал 600 колледжей?")
    before = replace(DECK, questions=(old,))
    new = (*SENTENCES[:3], SENTENCES[3].replace("600", "700"))
    after = make(new, (ASKED[2],), "b")
    assert merge(before, after, NOW).questions[0].stem == YEAR.stem


def test_only_the_kinds_wanted_are_kept():
    """Asked for gaps alone, the deck does not keep a choice because it was one."""
    cloze = (1, "cloze", "Филиал МГУ имени Ломоносова открыт еще в _____.", "2001 году", (),
             "общие/год", "when")  # fmt: skip
    new = make(asked=(cloze,), prefix="b")
    assert merge(DECK, new, NOW).questions[0].kind == "choice"
    assert merge(DECK, new, NOW, kinds=("cloze",)).questions[0].kind == "cloze"


def test_the_proof_of_a_withdrawn_question_points_where_it_stands():
    """Its evidence follows the text; gone from it, the words stay and the place is 0–0."""
    moved = make(("Вводное предложение.", *SENTENCES), [(at + 1, *rest) for at, *rest in ASKED])
    (kept,) = merge(DECK, without(2, moved), NOW).withdrawn
    start = moved.article.text.index(SENTENCES[1])
    assert kept.evidence == Evidence(SENTENCES[1], start, start + len(SENTENCES[1]))
    asked = [(at - (at > 1), *rest) for at, *rest in ASKED if at != 1]
    gone = merge(DECK, make((SENTENCES[0], *SENTENCES[2:]), asked, "b"), NOW)
    assert gone.withdrawn[0].evidence == Evidence(SENTENCES[1], 0, 0)
    assert deck_from_json(deck_to_json(gone)) == gone
    # The sentence is back, the question not: the place is found again.
    assert merge(gone, without(2), LATER).withdrawn[0].evidence == YEAR.evidence


def test_the_file_says_it_only_where_there_is_something_to_say():
    """Decks without changes have neither field; with them, times are of one form."""
    plain = json.loads(deck_to_json(DECK))
    assert "withdrawn" not in plain
    assert not any("changed" in question for question in plain["questions"])
    first = merge(DECK, corrected("2002"), NOW)
    record = json.loads(deck_to_json(merge(first, without(0, corrected("2002")), LATER)))
    assert list(record)[-3:] == ["questions", "withdrawn", "dropped"]
    assert record["questions"][1]["changed"] == "2026-11-23T10:00:00Z"
    assert record["withdrawn"][0]["changed"] == "2026-11-24T10:00:00Z"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("changed", "2026-11-23", "withdrawn[0].changed: ожидается время вида"),
        ("changed", "2026-11-23T10:00:00+05:00", "withdrawn[0].changed: ожидается время"),
        ("changed", "2026-11-3T10:00:00Z", "withdrawn[0].changed: ожидается время"),
        ("changed", "9999-12-31T23:59:59Z", "withdrawn[0].changed: ожидается время"),
        ("changed", 1795428000, "withdrawn[0].changed: ожидается строка"),
        ("changed", None, "withdrawn[0].changed: не хватает этого поля"),
        ("id", DECK.questions[0].id, "withdrawn[0].id: вопрос «a00000000000» этого вида уже"),
        ("evidence", {"text": "нет", "start": 3, "stop": 6}, "withdrawn[0].evidence: текст не"),
        ("evidence", {"text": " ", "start": 0, "stop": 0}, "evidence.text: не может быть пустым"),
    ],
)
def test_a_wrong_record_is_named(field, value, said):
    """What is amiss in a withdrawn question is told by its field."""
    record = json.loads(deck_to_json(merge(DECK, without(2), NOW)))
    if value is None:
        del record["withdrawn"][0][field]
    else:
        record["withdrawn"][0][field] = value
    with pytest.raises(DeckError) as caught:
        deck_from_json(json.dumps(record))
    assert said in str(caught.value)


def test_a_live_question_needs_its_place():
    """Only a withdrawn question may have lost the words that prove it."""
    record = json.loads(deck_to_json(DECK))
    record["questions"][0]["evidence"] |= {"start": 0, "stop": 0}
    with pytest.raises(DeckError, match="текст не совпадает"):
        deck_from_json(json.dumps(record))


def test_the_title_of_the_deck_is_on_no_card():
    """Renaming the deck by hand stamps nothing."""
    assert set(stamps(merge(replace(DECK, title=f"{TITLE}!"), make(), NOW))) == {None}
