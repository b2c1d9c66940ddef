"""What only the whole article tells of a question: who is met in passing, which lists go on."""

from __future__ import annotations

import re
from collections import Counter

from quizgen.model import Article
from quizgen.questions.closingtests import another_school
from quizgen.questions.drafts import Draft
from quizgen.questions.lists import members
from quizgen.questions.rechecks import another_workplace
from quizgen.questions.telling import content
from quizgen.questions.vagueness import in_the_past
from quizgen.russian import gazetteer
from quizgen.russian.personalities import known
from quizgen.russian.wordlists import words

_GOES_ON = tuple(sorted(words("goes on")))
_SENTENCE = re.compile(r"[^.!?\n]+")
_LIFE = re.compile(r"\b(?:родился|родилась|род\.)\s|\(\D{0,12}\d[^()]*[—–-][^()]*\d{4}[^()]*\)")
_AFTER = 4
"""So many sentences after a list may still add to it."""
_LEAST = 2
"""Times an article names whoever it is about something of."""
_ENDING = 2
"""Letters at the end of a name that its cases change."""


class Context:
    """The article around the sentences asked about."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._life = _LIFE.search(article.text) is not None
        self._words = Counter(
            word[: max(3, len(word) - _ENDING)]
            for word in re.findall(r"[А-ЯЁ][а-яё-]+", article.text)
        )
        self._countries: set[str] | None = None

    def reason_to_drop(self, draft: Draft) -> str | None:
        """Why the article around it speaks against the question, or None."""
        if self._known_to_all(draft):
            return "answer guessed"
        if self._only_country(draft):
            return "answer guessed"
        if self._goes_on(draft):
            return "list goes on"
        if another_workplace(draft, self._text) or another_school(draft, self._text):
            return "too little said"
        return None

    def _known_to_all(self, draft: Draft) -> bool:
        """«Какую должность занимал Борис Ельцин?» of one named once in another's life."""
        if draft.role.name != "post" or draft.dated or not self._life:
            return False  # the news of the day ask who holds a post
        person = next((r for r in draft.fact.roles if "PERSON" in r.types), None)
        if person is None:
            return False
        name = person.text or person.head.text
        listed = known(name)
        if listed is None or listed.calling != "политики":
            return False
        last = listed.names[0].split()[-1]
        return self._words[last[: max(3, len(last) - _ENDING)]] < _LEAST

    def _only_country(self, draft: Draft) -> bool:
        """«Экономика какой страны …?» of an article that names no other country."""
        if "COUNTRY" not in draft.role.types or draft.role.name not in ("of", "subject", "where"):
            return False
        if self._countries is None:
            self._countries = {
                name
                for word in set(content(self._text))
                for name in (word.title(), word.upper())
                if gazetteer.place_kind(name) == "COUNTRY"
            }
            self._countries |= {
                country
                for word in set(content(self._text))
                if (country := gazetteer.country_of_adjective(word))
            }
        return draft.role.name == "of" and len(self._countries) < _LEAST

    def _goes_on(self, draft: Draft) -> bool:
        """«Что изъято? — автоматы и винтовки», and the next sentences name more."""
        role = draft.role
        if role.name not in ("list", "subject", "object") or not in_the_past(draft):
            return False
        if "LIST" not in role.types and len(members(role)) < _LEAST:
            return False
        sentence, predicate = draft.fact.sentence, draft.fact.predicate
        rest = _SENTENCE.findall(self._text[sentence.stop :])[:_AFTER]
        verb = predicate.lemma[: max(4, len(predicate.lemma) - 3)] if predicate else "\0"
        heads = set(content(draft.answer))
        for text in rest:
            low = " ".join(text.lower().split())
            if low.startswith(_GOES_ON):
                return True
            again = any(word.startswith(verb) for word in low.split())
            if again and heads & set(content(text)):
                return True
        return False
