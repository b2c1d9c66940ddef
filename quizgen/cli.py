"""The command line: the only place that prints and picks exit codes.

What a command needs is imported inside it, so that help comes at once.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen import __version__
from quizgen.cli_clock import now
from quizgen.cli_export import export
from quizgen.cli_help import Group, Kind, Whole, usage_message
from quizgen.cli_print import counts_line, deck_text, error_text, progress_bar
from quizgen.cli_serve import serve
from quizgen.cli_templates import templates
from quizgen.errors import DeckError, Place, QuizgenError

if TYPE_CHECKING:
    from quizgen.model import Article, Deck

DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130


@dataclass
class Session:
    """Settings of one run that are needed when it fails."""

    debug: bool = False


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 done, 1 bad input, 2 wrong usage.

    Args:
        arguments: what follows the command's name; None takes those of this process.
    """
    _write_anything()
    session = Session(debug=os.environ.get("QUIZGEN_DEBUG", "0") not in ("", "0"))
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        with cli.make_context("quizgen", list(arguments), obj=session) as ctx:
            cli.invoke(ctx)
        sys.stdout.flush()
        return DONE
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.UsageError as error:
        _complain(usage_message(error))
        return MISUSED
    except KeyboardInterrupt:
        _complain("прервано")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (`| head`) has seen enough.
        _close_output()
        return DONE
    except Exception as error:
        if session.debug:
            traceback.print_exc()
        _complain(error_text(error))
        if isinstance(error, OSError):
            _close_output()
        return FAILED


def _complain(message: str) -> None:
    click.secho(message, fg="red", err=True, color=_color())


def _color() -> bool | None:
    """False when colours are unwanted (no-color.org), None to decide by the terminal."""
    return False if os.environ.get("NO_COLOR") else None


def _write_anything() -> None:
    """Let a terminal that cannot show a letter show a question mark instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _close_output() -> None:
    """Keep the interpreter from writing once more, at exit, what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="quizgen %(version)s", help="Показать номер версии.")
@click.option("--debug", is_flag=True, help="Показывать подробности ошибок (и QUIZGEN_DEBUG=1).")
@click.pass_context
def cli(ctx: click.Context, debug: bool) -> None:
    """Вопросы по русской статье: тест в браузере или колода Anki."""
    ctx.color = _color()
    if debug:
        ctx.ensure_object(Session).debug = True


_ARTICLE = click.argument("article", metavar="СТАТЬЯ")


@cli.command
@_ARTICLE
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="ФАЙЛ",
    help="Записать колоду: .json или .apkg. Существующая .json обновится, id вопросов сохранятся.",
)  # fmt: skip
@click.option(
    "--templates", multiple=True, type=click.Path(path_type=Path), metavar="ПУТЬ",
    help="Ещё шаблоны: файл .yaml, папка или имя готового набора. Можно указать несколько раз.",
)  # fmt: skip
@click.option("--count", type=Whole(1), help="Сколько вопросов, не больше; без него – все.")
@click.option(
    "--kind", "kinds", multiple=True, type=Kind(),
    help=Kind.words,
)  # fmt: skip
@click.option(
    "--sure", "trust", flag_value="sure",
    help="Только самые надёжные вопросы: их меньше, но править почти нечего.",
)  # fmt: skip
@click.option(
    "--doubtful", "trust", flag_value="doubtful",
    help="И сомнительные вопросы: их больше, но каждый нужно прочесть.",
)  # fmt: skip
def generate(
    article: str,
    output: Path | None,
    templates: tuple[Path, ...],
    count: int | None,
    kinds: tuple[str, ...],
    trust: str | None,
) -> None:
    """Составить вопросы по статье.

    СТАТЬЯ – текст, Markdown, веб-страница (.html), .docx или .pdf; «-» – стандартный ввод.
    Без -o вопросы печатаются.
    """
    from quizgen import formats
    from quizgen.articles import read_article
    from quizgen.decks import read_deck

    old = None
    if output:
        # What would fail at the end is better known before the work.
        formats.check_target(output)
        old = read_deck(output) if output.suffix.lower() == ".json" and output.exists() else None
    source = read_article(article)
    deck = _generate(source, templates, count, kinds, trust, old)
    if not output:
        click.echo(deck_text(deck))
        return
    if old:
        from quizgen.updates import merge

        _update(old, merge(old, deck, now(), kinds or None), output)
    else:
        formats.write(deck, output)
        click.echo(f"{output}: {counts_line(deck)}")


def _generate(
    article: Article,
    templates: tuple[Path, ...],
    count: int | None,
    kinds: tuple[str, ...],
    trust: str | None,
    old: Deck | None,
) -> Deck:
    from quizgen.pipeline import generate as compose
    from quizgen.trust import CHANCES

    with progress_bar() as progress:
        deck = compose(
            article,
            templates=templates or None,
            count=count,
            kinds=kinds or None,
            progress=progress,
            least=CHANCES[trust or "usual"],
            before=old.questions if old and trust != "sure" else (),
        )
    if not deck.questions:
        doubted = trust != "doubtful" and deck.dropped.get("doubtful question")
        raise QuizgenError(
            f"не получилось ни одного вопроса. {counts_line(deck)}",
            hint="--doubtful даст и сомнительные вопросы: каждый нужно прочесть"
            if doubted
            else None,
        )
    return deck


def _update(old: Deck, merged: Deck, output: Path) -> None:
    from quizgen.formats import write
    from quizgen.updates import compare

    if merged.article.id != old.article.id:
        raise DeckError(
            f"здесь колода другой статьи, «{old.title}»", Place(str(output)), "укажите другой файл"
        )
    changes = compare(old, merged)
    write(merged, output)
    click.echo(
        f"{output}: {counts_line(merged)}\n"
        f"Добавлено {changes.added}, изменено {changes.changed}, "
        f"без изменений {changes.unchanged}, снято {changes.withdrawn}."
    )


@cli.command
@_ARTICLE
@click.option("--json", "as_json", is_flag=True, help="Печатать JSON: список записей.")
def facts(article: str, as_json: bool) -> None:
    """Показать факты, найденные в статье."""
    from quizgen.articles import read_article

    source = read_article(article)
    from quizgen.pipeline import read_facts

    found = read_facts(source)
    if as_json:
        import json

        records = [fact.as_record() for fact in found]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    else:
        for fact in found:
            click.echo(str(fact))


cli.add_command(export)


@cli.command("import")
@click.argument("source", metavar="ФАЙЛ", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="КОЛОДА.json",
    help="Куда записать. Существующая колода обновится, id вопросов сохранятся.",
)  # fmt: skip
def import_deck(source: Path, output: Path) -> None:
    """Прочитать чужую колоду: .apkg, .colpkg или текст из Anki (.txt, .tsv, .csv)."""
    from quizgen import formats
    from quizgen.cli_import import account
    from quizgen.decks import read_deck
    from quizgen.imports import read_foreign, renew
    from quizgen.imports.account import asked_something

    formats.check_target(output)
    old = read_deck(output) if output.suffix.lower() == ".json" and output.exists() else None
    imported = asked_something(read_foreign(source), source)
    if old:
        _update(old, renew(old, imported.deck, now()), output)
    else:
        formats.write(imported.deck, output)
        click.echo(f"{output}: {counts_line(imported.deck)}")
    click.echo(account(imported))


cli.add_command(templates)
cli.add_command(serve)
