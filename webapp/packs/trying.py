"""A pack tried on an article: bounded in size, one at a time, articles analysed once."""

from __future__ import annotations

import dataclasses
import functools
import logging
import threading
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from quizgen.articles import article_from_text
from quizgen.articles.cleaning import clean_characters
from quizgen.errors import ArticleError, phrase
from quizgen.model import Article
from quizgen.templates.pack import Pack
from webapp.endless import refuse_endless
from webapp.languages import language, said
from webapp.packs.pages import Preview
from webapp.packs.showing import OWN_TITLE, fault_lines, trial_lines
from webapp.packs.texts import examine

if TYPE_CHECKING:
    from quizgen.trial import Reading

log = logging.getLogger(__name__)

LONGEST_ARTICLE = 20_000
"""Characters of an article a pack is tried on; what is longer is cut after a paragraph."""
WAIT_SECONDS = 3
WORK_SECONDS = 5
"""How long new examples and self-tests are read at a time. What was read is kept, so that the
next time goes on from there."""
READING = phrase(
    "Набор большой: примеры и проверки ещё читаются. Через несколько секунд проверьте снова."
)
BUSY = phrase("Сервер занят другими пробами. Через несколько секунд попробуйте ещё раз.")
BROKEN = phrase("На этом программа споткнулась. Набор можно сохранить; попробуйте другую статью.")

_SHORT = 600
_one_at_a_time = threading.Lock()


class BusyError(Exception):
    """Not now: `str` says why, and to come again."""


def preview(text: str, article: Article | None, taken: Collection[str] = ()) -> Preview:
    """What a pack's text gives: its faults, or its self-tests and a trial on the article.

    Args:
        taken: names, in small letters, the pack may not have.

    Raises:
        BusyError: others are trying packs, or this one needs more time.
    """
    examined = examine(text, taken)
    if examined.pack is None:
        return Preview(faults=fault_lines(examined.faults, text))
    with _turn():
        try:
            _read_sentences(examined.pack)
            return _tried(examined.pack, text, article)
        except BusyError:
            raise
        except Exception:
            # The page must show the text it was given, whatever the article does to a stage.
            log.exception("a trial of %d characters", len(text))
            return Preview(problem=said(BROKEN), templates=len(examined.pack.templates))


def own_question(text: str, sentence: str) -> tuple[str, str] | None:
    """The question and the answer a sound pack's first template makes of a sentence, if any.

    Raises BusyError.
    """
    from quizgen.templates.selftest import made

    pack = examine(text).pack
    if pack is None:
        return None
    with _turn():
        found = made(pack.templates[0], sentence)
    return found[0] if found else None


def _tried(pack: Pack, text: str, article: Article | None) -> Preview:
    # Loaded on demand, as is every stage that needs the language models.
    from quizgen.templates.selftest import check
    from quizgen.trial import try_packs

    failed = fault_lines(check((pack,), language()), text)
    trial = None
    if article is not None:
        short, cut = shortened(article)
        trial = trial_lines(try_packs((pack,), short, _reading(short)), cut)
    tests = sum(len(each.expect) + len(each.not_) for each in pack.templates)
    return Preview((), failed, trial, templates=len(pack.templates), tests=tests)


@contextmanager
def _turn() -> Iterator[None]:
    if not _one_at_a_time.acquire(timeout=WAIT_SECONDS):
        raise BusyError(BUSY)
    try:
        yield
    finally:
        _one_at_a_time.release()


@functools.lru_cache(maxsize=4)
def _reading(article: Article) -> Reading:
    from quizgen.trial import read

    return read(article)


def _read_sentences(pack: Pack) -> None:
    """Read examples and self-tests ahead. Raises BusyError when that takes too long."""
    from quizgen.templates.diagnosis import read_short
    from quizgen.templates.examples import pattern_of

    stop = time.monotonic() + WORK_SECONDS
    for template in pack.templates:
        if template.example is not None:
            pattern_of(template.example)
        for sentence in (*(expected.text for expected in template.expect), *template.not_):
            read_short(sentence)
            if time.monotonic() > stop:
                raise BusyError(READING)
        if time.monotonic() > stop:
            raise BusyError(READING)


def shortened(article: Article) -> tuple[Article, bool]:
    """The article, cut after a paragraph where it is too long, and whether it was."""
    if len(article.text) <= LONGEST_ARTICLE:
        return article, False
    stop = article.text.rfind("\n", 0, LONGEST_ARTICLE)
    text = article.text[: stop if stop > LONGEST_ARTICLE // 2 else LONGEST_ARTICLE]
    headline = article.headline if article.headline and article.headline[1] < len(text) else None
    return dataclasses.replace(article, text=text, headline=headline), True


def article_of(text: str) -> Article:
    """The article of a pasted text; one or two sentences will do here.

    Raises:
        ArticleError: saying what to do.
    """
    text = text.strip()
    if not text:
        raise ArticleError(
            phrase("статьи для пробы пока нет"), hint=phrase("вставьте текст или выберите статью")
        )
    if len(text) > LONGEST_ARTICLE:
        text = text[:LONGEST_ARTICLE].rpartition("\n")[0] or text[:LONGEST_ARTICLE]
    refuse_endless(text)
    if len(text) <= _SHORT:
        clean = " ".join(clean_characters(text).split())
        return Article("проба", OWN_TITLE, None, clean)
    return dataclasses.replace(article_from_text(text), title=OWN_TITLE)
