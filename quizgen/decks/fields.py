"""Reading typed fields of a JSON record, with the name of the one that is wrong."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from quizgen.errors import DeckError, Place


class Reader:
    """Reads typed fields and says which one is wrong."""

    def __init__(self, path: str) -> None:
        self.path = path

    def fault(self, field: str, message: str) -> DeckError:
        return DeckError(f"поле {field}: {message}" if field else message, Place(self.path))

    def _value(
        self,
        record: Mapping[str, Any],
        key: str,
        where: str,
        kind: type | tuple[type, ...],
        name: str,
    ) -> Any:
        field = f"{where}.{key}" if where else key
        if key not in record:
            raise self.fault(field, "не хватает этого поля")
        value = record[key]
        # bool is an int to Python, but true is no number to a reader of the file.
        if not isinstance(value, kind) or isinstance(value, bool):
            raise self.fault(field, f"ожидается {name}")
        return value

    def _sound(self, value: str, field: str) -> str:
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise self.fault(field, "в тексте есть половина символа (\\ud8…)") from error
        return value

    def mapping(self, value: Any, field: str) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise self.fault(field, "ожидается объект {…}")
        return value

    def text(self, record: Mapping[str, Any], key: str, where: str) -> str:
        value = self._value(record, key, where, str, "строка")
        return self._sound(value, f"{where}.{key}" if where else key)

    def filled(self, record: Mapping[str, Any], key: str, where: str) -> str:
        value = self.text(record, key, where)
        if not value.strip():
            raise self.fault(f"{where}.{key}" if where else key, "не может быть пустым")
        return value

    def integer(self, record: Mapping[str, Any], key: str, where: str) -> int:
        return int(self._value(record, key, where, int, "целое число"))

    def number(self, record: Mapping[str, Any], key: str, where: str) -> float:
        try:
            value = float(self._value(record, key, where, (int, float), "число"))
        except OverflowError:
            value = math.inf
        if not math.isfinite(value):
            raise self.fault(f"{where}.{key}", "слишком большое число")
        return value

    def items(self, record: Mapping[str, Any], key: str, where: str) -> list[Any]:
        return list(self._value(record, key, where, list, "список […]"))

    def texts(self, record: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
        values = self.items(record, key, where)
        for i, value in enumerate(values):
            if not isinstance(value, str):
                raise self.fault(f"{where}.{key}[{i}]", "ожидается строка")
            self._sound(value, f"{where}.{key}[{i}]")
        return tuple(values)
