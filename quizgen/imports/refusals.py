"""What a person reads when a package is refused."""

from __future__ import annotations

from quizgen.errors import FormatError, phrase

AGAIN = phrase("экспортируйте колоду в Anki заново и загрузите новый файл")
SMALLER = phrase(
    "экспортируйте в Anki одну колоду, а не всю коллекцию, без отметки «Вместе с медиафайлами»"
)


def broken() -> FormatError:
    """The file is damaged, cut or was never a package."""
    return FormatError(phrase("Пакет Anki повреждён или записан не до конца."), hint=AGAIN)


def too_large() -> FormatError:
    """The package, or something in it, is over a limit."""
    return FormatError(phrase("Пакет Anki слишком большой."), hint=SMALLER)


def too_long() -> FormatError:
    """Reading took more time than is given."""
    return FormatError(phrase("Пакет Anki читается слишком долго."), hint=SMALLER)


def hostile(why: str) -> FormatError:
    """The package holds what Anki never writes; `why` is a whole sentence, in Russian."""
    return FormatError(why, hint=AGAIN)
