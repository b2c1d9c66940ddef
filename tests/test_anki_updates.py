"""Years with a deck: versions of it imported one after another into the real `anki` library.

The author edits, adds, removes, reorders, retitles and brings back; the learner reviews, edits,
tags, flags and suspends in between, and skips versions. The learner's clock is set by hand, since
each step stands for a day.
"""

from __future__ import annotations

import datetime
import json
import random
import tempfile
from collections import Counter
from dataclasses import dataclass, field

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from quizgen.decks import deck_from_json, deck_to_json
from quizgen.formats.anki import deck_to_apkg, guid
from quizgen.formats.anki_changes import WITHDRAWN
from quizgen.formats.anki_fields import fields_of, tags_of
from quizgen.formats.anki_types import FIELDS
from quizgen.model import GAP, Article, Deck, Evidence, Question
from quizgen.updates import merge

START = datetime.datetime(2024, 1, 1, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
SAYINGS = (
    # the sentence, with a year; a question about it
    ("Филиал университета на берегу Урала открыт в {} году.", "Когда открыт филиал университета?"),
    ("Мост через бухту строители сдали весной {} года.", "Когда сдан мост через бухту?"),
    ("Первую очередь метро пустили в {} году.", "Когда пустили первую очередь метро?"),
    ("Сборная республики выиграла кубок мира в {} году.", "Когда сборная выиграла кубок?"),
    ("Учёные нашли новый вид тюленей осенью {} года.", "Когда нашли новый вид тюленей?"),
    ("Завод тракторов выпустил миллионную машину в {} году.", "Когда вышла миллионная машина?"),
    ("Повесть о степи напечатал журнал «Заря» в {} году.", "Когда напечатана повесть о степи?"),
    ("Ураган повалил старый парк летом {} года.", "Когда ураган повалил парк?"),
    ("Цены на хлеб отпустили в январе {} года.", "Когда отпустили цены на хлеб?"),
    ("Спутник связи вышел на орбиту в {} году.", "Когда спутник вышел на орбиту?"),
    ("Музей кукол принял посетителей в {} году.", "Когда музей кукол принял посетителей?"),
    ("Плотину у порогов взорвали отступавшие войска в {} году.", "Когда взорвали плотину?"),
)
QUEUE = 5
"""Place of the queue in a row of `Learner.cards`; -1 is suspended."""
KINDS = ("choice", "typed", "cloze", "open")


@dataclass
class Saying:
    """One question in the author's hands."""

    sentence: str
    stem: str
    kind: str
    year: int
    asked: bool = True
    said: bool = True
    wrong: int = 1


@dataclass
class Author:
    """Someone who keeps an article and generates its deck anew."""

    chance: random.Random
    title: str = "Хроника края"
    sayings: list[Saying] = field(default_factory=list)

    def __post_init__(self):
        for i, (sentence, stem) in enumerate(SAYINGS):
            self.sayings.append(Saying(sentence, stem, KINDS[i % 4], 1950 + i, asked=i < 8))

    def work(self):
        """One to three changes, most of them small."""
        for _ in range(self.chance.randint(1, 3)):
            one = self.chance.choice(self.sayings)
            match self.chance.randrange(10):
                case 0 | 1:
                    one.year = self.chance.randrange(1900, 2020)
                case 2:
                    one.stem = one.stem.removeprefix("Скажите, ") if "," in one.stem else (
                        f"Скажите, {one.stem}")  # fmt: skip
                case 3:
                    one.wrong += 1
                case 4 | 5:
                    one.asked = not one.asked
                    one.said = one.asked or self.chance.random() < 0.5
                case 6:
                    one.asked = one.said = True
                case 7:
                    self.chance.shuffle(self.sayings)
                case 8 if self.chance.random() < 0.3:
                    one.kind = self.chance.choice(KINDS)
                case 9 if self.chance.random() < 0.2:
                    self.title = f"Хроника края, издание {self.chance.randint(2, 99)}"
        if not any(one.asked for one in self.sayings):
            self.sayings[0].asked = self.sayings[0].said = True

    def generate(self, turn, shifted=False):
        """A fresh deck. Shifted, every question is dealt anew, by another id, as the generator does
        where sentences have come in front.
        """
        lines = [one.sentence.format(one.year) for one in self.sayings if one.said]
        text = "\n".join((self.title, *lines))
        questions = []
        for one in self.sayings:
            if not one.asked:
                continue
            sentence = one.sentence.format(one.year)
            start, year = text.index(sentence), str(one.year)
            kind = self.chance.choice(KINDS) if shifted else one.kind
            off = self.chance.randint(1, 5) if shifted else one.wrong
            name = f"s{turn}-{len(questions)}" if shifted else f"g{self.number(sentence)}"
            stem = sentence.replace(year, GAP) if kind == "cloze" else one.stem
            wrong = (str(one.year - off), str(one.year + 7)) if kind == "choice" else ()
            proof = Evidence(sentence, start, start + len(sentence))
            questions.append(
                Question(name, kind, stem, year, proof,
                         "общие/когда", "when", (f"в {year} году",), wrong,
                         salience=self.chance.random())
            )  # fmt: skip
        article = Article("край", self.title, datetime.date(2023, 5, 1), text,
                          (0, len(self.title)))  # fmt: skip
        return Deck("край", self.title, article, tuple(questions))

    def number(self, sentence):
        """Which of the sayings a sentence is, whatever became of its year."""
        (found,) = (i for i, (own, _) in enumerate(SAYINGS) if sentence[:20] == own[:20])
        return found


class Learner:
    """A collection that is studied, edited and fed with versions of the deck."""

    def __init__(self, collection, chance):
        self.collection, self.chance = collection, chance
        collection.set_config("fsrs", True)

    def study(self, now):
        """Reviews, edits, tags, flags, moves and suspensions of a day."""
        col = self.collection
        everyone = col.find_cards("")
        for number in self.chance.sample(everyone, min(4, len(everyone))):
            card = col.get_card(number)
            if card.queue >= 0:
                card.start_timer()
                col.sched.answerCard(card, self.chance.choice((1, 3, 3, 4)))
        number = self.chance.choice(everyone)
        match self.chance.randrange(8):
            case 0:
                col.sched.suspend_cards([number])
            case 1:
                col.sched.unsuspend_cards([number])
            case 2:
                card = col.get_card(number)
                card.flags = self.chance.randint(1, 7)
                col.update_card(card)
            case 3:
                col.set_deck([number], col.decks.id("Моё"))
            case 4 | 5:
                self.edit(number, "Question")
            case 6 | 7:
                self.edit(number, None)
        # Anki stamped what it wrote, leech tags too, by its own clock.
        col.db.execute("update notes set mod = ?1 where mod > ?1", int(now.timestamp()))

    def edit(self, number, name):
        note = self.collection.get_card(number).note()
        if name:
            note[name] += f" [{self.chance.randrange(1000)}]"
        else:
            note.tags.append(f"моё::{self.chance.randrange(1000)}")
        self.collection.update_note(note)

    def take(self, package, with_scheduling=True):
        with tempfile.NamedTemporaryFile(suffix=".apkg") as file:
            file.write(package)
            file.flush()
            options = ImportAnkiPackageOptions(with_scheduling=with_scheduling)
            log = self.collection.import_anki_package(
                ImportAnkiPackageRequest(package_path=file.name, options=options)
            ).log
        self.collection.models._clear_cache()
        return log

    def cards(self):
        """Everything of each card but when it was last written: schedule, flags, deck, memory."""
        columns = (
            "id, nid, did, ord, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, "
            "flags, data"
        )
        return {row[0]: row for row in self.collection.db.all(f"select {columns} from cards")}

    def notes(self):
        """GUID → field texts and tags."""
        rows = self.collection.db.all("select guid, flds, tags from notes")
        return {
            key: (tuple(fields.split("\x1f")), tuple(sorted(tags.split())))
            for key, fields, tags in rows
        }


@pytest.fixture
def collection(tmp_path):
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


SPARE2 = FIELDS.index("Spare2")


@dataclass(frozen=True)
class Sent:
    """What a version brings of one note; the line that says it was withdrawn aside."""

    question: Question = field(compare=False)
    gone: bool
    fields: tuple[str, ...]
    tags: tuple[str, ...]


def sent(deck):
    """GUID → what the deck's package brings, for live and withdrawn questions."""
    found = {}
    for gone, questions in ((False, deck.questions), (True, deck.withdrawn)):
        for question in questions:
            fields = tuple(fields_of(deck.article, question).values())
            tags = [*tags_of(deck.article, question), *([WITHDRAWN] if gone else [])]
            found[guid(deck.article.id, question)] = Sent(
                question, gone, fields, tuple(sorted(tags))
            )
    return found


def unlike(one, other):
    """Whether a learner who has one needs the other; a new headline is no matter once withdrawn."""
    if one is None or one.gone != other.gone:
        return True
    return not other.gone and (one.fields, one.tags) != (other.fields, other.tags)


def test_two_hundred_versions_cost_the_learner_nothing(collection):
    """Over 200 versions: no double, no conflict, no schedule touched, no edit of an unchanged
    note lost, every correction there, every withdrawn question tagged and every returned one not.
    """
    chance = random.Random(20261123)
    author, learner = Author(chance), Learner(collection, chance)
    deck, now = author.generate(0), START
    published, altered, ids = sent(deck), {}, {}
    known, last, counts = {}, -1, Counter()
    for turn in range(200):
        now += datetime.timedelta(days=1)
        if turn:
            shifted = turn % 5 == 0
            if not shifted:
                author.work()
            old, deck = deck, merge(deck, author.generate(turn, shifted), now)
            assert sent(deck) == sent(old) or not shifted
        assert deck_from_json(deck_to_json(deck)) == deck
        for question in (*deck.questions, *deck.withdrawn):
            assert ids.setdefault(author.number(question.evidence.text), question.id) == question.id
        brought = sent(deck)
        altered |= {key: turn for key in brought if unlike(published.get(key), brought[key])}
        published |= brought
        if last == turn - 1 and chance.random() < 0.3:
            continue  # never two in a row
        before_cards, before_notes = learner.cards(), learner.notes()
        with_scheduling = chance.random() < 0.5
        log = learner.take(deck_to_apkg(deck), with_scheduling)
        counts["imports"] += 1
        after_cards, after_notes = learner.cards(), learner.notes()
        assert not log.conflicting
        assert {number: after_cards[number] for number in before_cards} == before_cards
        assert len(after_notes) == len(after_cards) == collection.note_count()
        assert after_notes.keys() == before_notes.keys() | brought.keys()
        for key, new in brought.items():
            fields, tags = after_notes[key]
            if key in known and altered.get(key, -1) <= last:
                # Nothing new: what the learner made of the note stands.
                assert (fields, tags) == before_notes[key]
                theirs = (_but_notice(fields), tags) != (new.fields, new.tags)
                counts["spared"] += theirs and not new.gone
            else:
                assert (_but_notice(fields), tags) == (new.fields, new.tags)
                counts["corrected" if key in known else "added"] += 1
                counts["withdrawn"] += new.gone
                counts["returned"] += key in known and known[key].gone and not new.gone
            assert (WITHDRAWN in tags) == new.gone
            assert bool(fields[SPARE2]) == new.gone
        for number in after_cards.keys() - before_cards:
            # Who has never had a withdrawn question is not asked it.
            new = brought[collection.get_card(number).note().guid]
            assert after_cards[number][QUEUE] == (-1 if new.gone and with_scheduling else 0)
        known, last = known | brought, turn
        learner.study(now + HOUR)
    forms = {
        (author.number(new.question.evidence.text), new.question.kind) for new in known.values()
    }
    assert collection.note_count() == len(forms) > len(ids)
    # Enough of everything happened for the above to mean something.
    assert counts["imports"] > 130
    assert min(counts.values()) > 15, counts
    assert collection.db.scalar("select count() from revlog") > 300
    assert sum(bool(json.loads(row[-1] or "{}").get("s")) for row in learner.cards().values()) > 10


def _but_notice(fields):
    return (*fields[:SPARE2], "", *fields[SPARE2 + 1 :])
