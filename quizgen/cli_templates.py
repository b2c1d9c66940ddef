"""The commands about templates: check, try, schema."""

from __future__ import annotations

from pathlib import Path

import click

from quizgen.cli_help import Group
from quizgen.wording import plural


@click.group(cls=Group)
def templates() -> None:
    """Шаблоны вопросов: проверить, попробовать."""


@templates.command
@click.argument("paths", metavar="ПУТЬ…", nargs=-1, required=True, type=click.Path(path_type=Path))
def check(paths: tuple[Path, ...]) -> None:
    """Проверить файлы шаблонов и показать все ошибки сразу.

    ПУТЬ – файл .yaml, папка или имя готового набора, например physics.
    """
    from quizgen.templates.selftest import load_checked

    packs = load_checked(paths)
    count = sum(len(pack.templates) for pack in packs)
    click.echo(f"Ошибок нет, {count} {plural(count, 'шаблон', 'шаблона', 'шаблонов')}.")


@templates.command("try")
@click.argument("pack", metavar="ШАБЛОНЫ.yaml", type=click.Path(path_type=Path))
@click.argument("article", metavar="СТАТЬЯ")
def try_pack(pack: Path, article: str) -> None:
    """Показать, какие предложения статьи подошли к шаблонам, какие нет и почему.

    ШАБЛОНЫ – файл, папка или имя готового набора. СТАТЬЯ – текст, Markdown,
    веб-страница (.html), .docx или .pdf; «-» – стандартный ввод.
    """
    from quizgen.articles import read_article
    from quizgen.cli_trial import trial_text
    from quizgen.templates.loader import load_packs

    packs = load_packs([pack])
    source = read_article(article)
    from quizgen.trial import try_packs

    click.echo(trial_text(try_packs(packs, source)))


@templates.command
def schema() -> None:
    """Показать JSON Schema файла шаблонов: с ней редактор подсказывает поля и видит ошибки."""
    from quizgen.templates.schema import schema_text

    click.echo(schema_text(), nl=False)
