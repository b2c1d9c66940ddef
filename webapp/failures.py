"""Error pages: what went wrong and what to do."""

from __future__ import annotations

import logging

from flask import Flask, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError
from werkzeug.wrappers import Response

from quizgen.errors import QuizgenError, phrase
from webapp.languages import said
from webapp.pages import ErrorPage
from webapp.storage import is_out_of_space

log = logging.getLogger(__name__)

_TEXTS = {
    400: (
        phrase("Запрос не понят"),
        phrase("Вернитесь назад, обновите страницу и попробуйте ещё раз."),
    ),
    403: (
        phrase("Эта страница – для учителя"),
        phrase(
            "Она открывается только на том компьютере, где запущена программа, по адресу, который "
            "та назвала. Если вам дали ссылку на тест, откройте её целиком."
        ),
    ),
    404: (phrase("Такой страницы нет"), phrase("Проверьте, что ссылка скопирована целиком.")),
    405: (
        phrase("Так эту страницу не открыть"),
        phrase("Вернитесь назад и нажмите кнопку на странице ещё раз."),
    ),
    413: (
        phrase("Слишком много данных"),
        phrase("Вернитесь назад и отправьте статью по частям."),
    ),
    500: (
        phrase("Что-то сломалось у нас"),
        phrase(
            "Записанные ответы сохранены. Обновите страницу; если не поможет, сообщите тому, "
            "кто ведёт этот сайт: подробности в журнале сервера."
        ),
    ),
    507: (
        phrase("На диске нет места"),
        phrase(
            "Последнее действие не записано, всё прежнее сохранено. Освободите место и повторите."
        ),
    ),
}


def register(app: Flask) -> None:
    """Show every error as a page."""
    app.register_error_handler(CSRFError, _stale)
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(QuizgenError, _explained)
    app.register_error_handler(Exception, _broken)


def _page(code: int, title: str, text: str) -> tuple[str, int]:
    return render_template("error.html", page=ErrorPage(code, said(title), said(text))), code


def _stale(error: CSRFError) -> tuple[str, int]:
    return _page(
        400,
        phrase("Страница устарела"),
        phrase("Вернитесь назад, обновите страницу и повторите действие."),
    )


def _refused(error: HTTPException) -> Response | tuple[str, int]:
    code = error.code or 500
    if code < 400:
        return error.get_response(request.environ)
    title, text = _TEXTS.get(code, _TEXTS[400 if code < 500 else 500])
    return _page(code, title, text)


def _explained(error: QuizgenError) -> tuple[str, int]:
    log.error("%s %s: %s", request.method, request.path, error)
    return _page(500, phrase("Не получилось"), str(error))


def _broken(error: Exception) -> tuple[str, int]:
    log.exception("%s %s", request.method, request.path, exc_info=error)
    code = 507 if is_out_of_space(error) else InternalServerError.code
    return _page(code, *_TEXTS[code])
