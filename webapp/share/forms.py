"""The forms of sharing: what a teacher sets, what a learner is asked, a word on a question."""

from __future__ import annotations

from dataclasses import dataclass

from flask_wtf import FlaskForm
from wtforms import BooleanField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Length

from quizgen.errors import Phrase, QuizgenError, phrase
from quizgen.model import Deck, Question
from webapp.assigned import Rules
from webapp.languages import lazy_gettext
from webapp.share import clock

LONGEST_TITLE = 200
LONGEST_NAME = 80
LONGEST_WORDS = 1000
MOST_MINUTES = 7 * 24 * 60
MOST_ATTEMPTS = 1000

FEEDBACK = (
    (
        "at_once",
        lazy_gettext("Сразу"),
        lazy_gettext("После каждого ответа видно, верен ли он и где это сказано"),
    ),
    ("at_end", lazy_gettext("В конце"), lazy_gettext("Когда попытка закончена или время вышло")),
    (
        "when_opened",
        lazy_gettext("Когда откроете вы"),
        lazy_gettext("До этого не видны ни ответы, ни счёт"),
    ),
)
NAMED = (
    ("named", lazy_gettext("С именем"), lazy_gettext("Имя ученика видно в результатах")),
    ("anonymous", lazy_gettext("Без имени"), lazy_gettext("Имени никто не спросит")),
)


def one_line(text: str | None) -> str:
    """The text on one line, without what cannot be seen: marks that turn the line, NUL."""
    spaced = "".join(" " if each.isspace() else each for each in text or "")
    return " ".join("".join(each for each in spaced if each.isprintable()).split())


def _words(text: str | None) -> str:
    lines = (text or "").replace("\r\n", "\n").split("\n")
    return "\n".join("".join(c for c in line if c.isprintable()) for line in lines).strip()


class SettingsForm(FlaskForm):
    """How a quiz is taken. Fields left empty set no limit."""

    title = StringField(lazy_gettext("Название для учеников"), filters=[one_line])
    amount = StringField(lazy_gettext("Вопросы"))
    count = StringField(lazy_gettext("Сколько вопросов каждому"), filters=[one_line])
    picking = StringField()
    picked = SelectMultipleField(lazy_gettext("Вопросы по одному"), validate_choice=False)
    shuffled = BooleanField(lazy_gettext("Перемешать вопросы"))
    feedback = StringField(lazy_gettext("Когда показать ответы"))
    attempts = StringField(lazy_gettext("Сколько попыток"), filters=[one_line])
    minutes = StringField(lazy_gettext("Минут на попытку"), filters=[one_line])
    opens = StringField(lazy_gettext("Открыть"), filters=[one_line])
    closes = StringField(lazy_gettext("Закрыть"), filters=[one_line])
    named = StringField(lazy_gettext("Имя"))

    def fill(self, title: str, rules: Rules, deck: Deck) -> None:
        """Show these settings of a quiz on a deck."""
        total = len(deck.questions)
        self.title.data = title
        told = {q.id for q in deck.questions if q.kind != "open"}
        # Those answered in one's own words are left out by a rule, not by hand.
        whole = not rules.question_ids or (
            rules.feedback != "at_once" and told == set(rules.question_ids)
        )
        self.picked.data = [q.id for q in deck.questions] if whole else list(rules.question_ids)
        self.amount.data = "some" if rules.count and rules.count < total else "all"
        self.count.data = str(rules.count or "")
        self.shuffled.data = rules.shuffled
        self.feedback.data = rules.feedback
        self.attempts.data = str(rules.attempts or "")
        self.minutes.data = f"{rules.seconds / 60:g}" if rules.seconds else ""
        self.opens.data = clock.written(rules.opens)
        self.closes.data = clock.written(rules.closes)
        self.named.data = "named" if rules.named else "anonymous"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a teacher set."""

    title: str
    rules: Rules


def settings_of(form: SettingsForm, deck: Deck) -> Settings:
    """The settings sent. Raises QuizgenError saying what to mend."""
    title = form.title.data or ""
    if not title:
        raise QuizgenError(phrase("названия нет"), hint=phrase("впишите, как тест увидят ученики"))
    if len(title) > LONGEST_TITLE:
        raise QuizgenError(
            phrase("название слишком длинное"),
            hint=phrase("хватит %(most)s знаков", most=LONGEST_TITLE),
        )
    feedback = form.feedback.data
    if feedback not in ("at_once", "at_end", "when_opened"):
        raise QuizgenError(
            phrase("не выбрано, когда показать ответы"), hint=phrase("выберите одно из трёх")
        )
    # The answer of an open question is shown to be judged by: it cannot be kept till later.
    picked = _picked(form, deck)
    asked = [q.id for q in picked if feedback == "at_once" or q.kind != "open"]
    if not asked:
        raise QuizgenError(
            phrase("все выбранные вопросы – с ответом своими словами"),
            hint=phrase("ученик сверяет такой ответ сам, поэтому покажите ответы сразу"),
        )
    count = None
    if form.amount.data == "some":
        count = _number(form.count.data, phrase("сколько вопросов: число не понято"), len(asked))
        if count is None:
            raise QuizgenError(phrase("не сказано, сколько вопросов"), hint=phrase("впишите число"))
    minutes = _number(form.minutes.data, phrase("минут на попытку: число не понято"), MOST_MINUTES)
    rules = Rules(
        question_ids=tuple(asked),
        count=count,
        shuffled=bool(form.shuffled.data),
        feedback=feedback,
        attempts=_number(
            form.attempts.data, phrase("сколько попыток: число не понято"), MOST_ATTEMPTS
        ),
        seconds=minutes and minutes * 60,
        opens=clock.read(form.opens.data or "", phrase("«открыть»: время не понято")),
        closes=clock.read(form.closes.data or "", phrase("«закрыть»: время не понято")),
        named=form.named.data != "anonymous",
    )
    rules.check(tuple(question.id for question in deck.questions))
    return Settings(title, rules)


def _picked(form: SettingsForm, deck: Deck) -> list[Question]:
    """The questions ticked; all of them where the form had no ticks to set."""
    if not form.picking.data:
        form.picked.data = [question.id for question in deck.questions]
    ticked = set(form.picked.data or ())
    found = [question for question in deck.questions if question.id in ticked]
    if not found:
        raise QuizgenError(phrase("не выбран ни один вопрос"), hint=phrase("отметьте хотя бы один"))
    return found


def _number(text: str | None, wrong: Phrase, most: int) -> int | None:
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) < 7 and 1 <= int(text) <= most:
        return int(text)
    raise QuizgenError(wrong, hint=phrase("впишите целое число от 1 до %(most)s", most=most))


class BeginForm(FlaskForm):
    """The name a learner begins under."""

    name = StringField(
        lazy_gettext("Ваше имя"), filters=[one_line], validators=[Length(max=LONGEST_NAME)]
    )


class ReportForm(FlaskForm):
    """A learner's word on a question; it may be empty."""

    words = TextAreaField(
        lazy_gettext("Что не так"), filters=[_words], validators=[Length(max=LONGEST_WORDS)]
    )
