"""The command that writes decks in another format, with what the learner chooses before."""

from __future__ import annotations

from pathlib import Path

import click

from quizgen.cli_help import Command, Kind, Whole
from quizgen.wording import questions


@click.command(cls=Command)
@click.argument(
    "decks", metavar="КОЛОДА.json…", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="ФАЙЛ",
    help="Куда записать; формат – по окончанию имени: .apkg или .json.",
)  # fmt: skip
@click.option("--kind", "kinds", multiple=True, type=Kind(), help=Kind.words)
@click.option(
    "--count",
    type=Whole(1),
    help="Сколько лучших вопросов каждой колоды, не больше; без него – все.",
)
@click.option(
    "--tag", "tags", multiple=True, metavar="МЕТКА",
    help="Только вопросы с этой меткой; несколько – с любой из них.",
)  # fmt: skip
@click.option(
    "--add-tag", "own_tags", multiple=True, metavar="МЕТКА",
    help="Добавить каждой записи Anki свою метку, «::» делает уровни. Можно несколько.",
)  # fmt: skip
@click.option(
    "--deck", "name", metavar="НАЗВАНИЕ", default="",
    help="Как назвать колоду в Anki; без него – как статью. С --tree – общая колода над статьями.",
)  # fmt: skip
@click.option("--tree", is_flag=True, help="Каждой статье своя колода внутри общей.")
@click.option("--speech", is_flag=True, help="Карточки читаются вслух русским голосом устройства.")
@click.option(
    "--no-withdrawn", is_flag=True,
    help="Без снятых вопросов: для тех, кто учит колоду впервые.",
)  # fmt: skip
def export(
    decks: tuple[Path, ...],
    output: Path,
    kinds: tuple[str, ...],
    count: int | None,
    tags: tuple[str, ...],
    own_tags: tuple[str, ...],
    name: str,
    tree: bool,
    speech: bool,
    no_withdrawn: bool,
) -> None:
    """Записать колоду в другом формате, например для Anki.

    Несколько колод попадут в один файл .apkg. Записать ещё раз с другим выбором можно всегда:
    повторов в Anki не будет, карточки останутся там, где лежат.
    """
    if output.suffix.lower() == ".json":
        _only_for_anki(decks, own_tags, name, tree, speech)
    from quizgen import formats
    from quizgen.decks import read_deck
    from quizgen.formats.choices import ExportChoice

    formats.check_target(output)
    choice = ExportChoice(kinds, count, tags, own_tags, tree, name, speech, not no_withdrawn)
    written = formats.export([read_deck(deck) for deck in decks], output, choice)
    click.echo(f"{output}: {questions(written)}")


def _only_for_anki(
    decks: tuple[Path, ...], own_tags: tuple[str, ...], name: str, tree: bool, speech: bool
) -> None:
    if len(decks) > 1:
        raise click.UsageError("в .json пишется только одна колода, несколько – в .apkg")
    given = {"--add-tag": own_tags, "--deck": name, "--tree": tree, "--speech": speech}
    for option, value in given.items():
        if value:
            raise click.UsageError(f"{option} бывает только у .apkg")
