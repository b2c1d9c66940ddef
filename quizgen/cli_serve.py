"""`quizgen serve`: the pages in the browser."""

from __future__ import annotations

import errno
import sys

import click

from quizgen.cli_help import Command, Whole
from quizgen.errors import QuizgenError
from quizgen.files import reason


@click.command(cls=Command)
@click.option("--host", default="127.0.0.1", metavar="АДРЕС", help="Адрес, обычно 127.0.0.1.")
@click.option("--port", default=8000, type=Whole(0, 65535), help="Порт, обычно 8000.")
@click.option(
    "--database", metavar="URL", help="База данных SQLAlchemy; без него – SQLite в папке данных."
)
@click.option(
    "--teachers-anywhere", is_flag=True,
    help="Пустить на страницы учителя с любого компьютера: все увидят и ответы.",
)  # fmt: skip
def serve(host: str, port: int, database: str | None, teachers_anywhere: bool) -> None:
    """Открыть тесты в браузере.

    Страницы учителя открываются только на этом компьютере. С --host 0.0.0.0 ученики той же сети
    проходят тест со своих телефонов, по ссылке от учителя; ничего другого им не открыть.

    Наборы, шаблоны и ответы лежат в одном файле quizgen.sqlite3 в папке данных:
    ~/.local/share/quizgen (Linux), ~/Library/Application Support/quizgen (macOS),
    %LOCALAPPDATA%\\quizgen (Windows).

    Резервная копия: остановите программу (Ctrl+C) и скопируйте эту папку целиком.

    Новая программа сама обновляет файл прежней, а его сохраняет рядом: quizgen.sqlite3.before-2.
    Чтобы вернуться к прежней программе, остановите новую, уберите из папки quizgen.sqlite3
    (и quizgen.sqlite3-wal, quizgen.sqlite3-shm, если они есть) и переименуйте копию
    в quizgen.sqlite3. Ответов, данных после обновления, в ней нет.
    """
    import waitress

    from webapp import create_app

    app = create_app({"DATABASE_URL": database, "TEACHERS_FROM_ANYWHERE": teachers_anywhere})
    try:
        # What proxies say of themselves stays there to be seen: it tells that a request came from
        # elsewhere, and nothing more is believed.
        server = waitress.create_server(
            app, host=host, port=port, clear_untrusted_proxy_headers=False
        )
    except OSError as error:
        raise _refused(host, port, error) from error
    except ValueError as error:
        raise QuizgenError(f"адрес {host} не понят", hint="обычно 127.0.0.1") from error
    click.echo(f"Откройте http://{host}:{port} (остановить: Ctrl+C)")
    sys.stdout.flush()
    server.run()


def _refused(host: str, port: int, error: OSError) -> QuizgenError:
    if error.errno == errno.EADDRINUSE:
        return QuizgenError(f"порт {port} занят", hint=f"укажите другой: --port {port + 1}")
    return QuizgenError(f"не удалось открыть {host}:{port}: {reason(error)}")
