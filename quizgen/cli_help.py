"""Click in Russian: help pages, arguments, and what was wrong in the command line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import click

from quizgen.model import KINDS


class Command(click.Command):
    """A command whose help is in Russian."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[ПАРАМЕТРЫ]", **settings})

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _translated(super().get_help_option(ctx))


class Group(click.Group):
    """A group of commands whose help is in Russian, listed in the order they are defined."""

    command_class = Command

    def __init__(self, *args: Any, **settings: Any) -> None:
        metavars = {"options_metavar": "[ПАРАМЕТРЫ]", "subcommand_metavar": "КОМАНДА …"}
        super().__init__(*args, **{**metavars, **settings})

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Команды"):
            formatter.write_dl(
                [(name, command.get_short_help_str(200)) for name, command in self.commands.items()]
            )

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _translated(super().get_help_option(ctx))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands and not args[0].startswith("-"):
            known = ", ".join(self.commands)
            raise click.UsageError(f"нет такой команды: {args[0]}, есть {known}", ctx)
        return super().resolve_command(ctx, args)


Group.group_class = Group


class Whole(click.ParamType[int]):
    """A whole number from `lowest` to `highest`."""

    name = "ЧИСЛО"

    def __init__(self, lowest: int, highest: int | None = None) -> None:
        self.lowest = lowest
        self.highest = highest

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            number = int(value)
        except ValueError:
            self.fail(f"«{value}» – не целое число", param, ctx)
        if number < self.lowest or (self.highest is not None and number > self.highest):
            upto = f" до {self.highest}" if self.highest is not None else " и больше"
            self.fail(f"{number} не годится, нужно от {self.lowest}{upto}", param, ctx)
        return number


class Kind(click.ParamType[str]):
    """A kind of question."""

    name = "ВИД"
    words = f"Вид: {', '.join(KINDS)}. Можно несколько."

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in KINDS:
            self.fail(f"нет вида «{value}», бывают {', '.join(KINDS)}", param, ctx)
        return str(value)


def usage_message(error: click.UsageError) -> str:
    """What was wrong with the command line, in Russian, and where its help is."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    command = error.ctx.command_path if error.ctx else "quizgen"
    return f"{_fault(error)} (справка: {command} --help)"


def _fault(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            near = f", похожи: {', '.join(error.possibilities)}" if error.possibilities else ""
            return f"нет такого параметра: {error.option_name}{near}"
        case click.MissingParameter():
            return f"не указано: {_name(error.param)}"
        case click.BadParameter():
            return f"{_name(error.param)}: {error.message}"
        case click.BadOptionUsage():
            if "requires" in error.message:
                return f"параметру {error.option_name} нужно значение"
            return f"параметру {error.option_name} значение не нужно"
    extra = re.search(r"extra arguments? \((.*)\)", error.message)
    return f"лишнее в команде: {extra[1]}" if extra else error.message


def _name(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return param.opts[0]
    return param.human_readable_name if param else "аргумент"


def _write_usage(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    pieces: Sequence[str] = command.collect_usage_pieces(ctx)
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Как вызвать: ")


def _write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    params = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    records = [record for param in params if (record := param.get_help_record(ctx))]
    with formatter.section("Параметры"):
        formatter.write_dl(
            [(name, text.replace("[required]", "[обязательно]")) for name, text in records]
        )


def _translated(option: click.Option | None) -> click.Option | None:
    if option:
        option.help = "Показать эту справку."
    return option
