"""Which cases each preposition governs, and how prepositions change before a word."""

from __future__ import annotations

GOVERNS: dict[str, tuple[str, ...]] = {
    "в": ("Loc", "Acc"),
    "во": ("Loc", "Acc"),
    "на": ("Loc", "Acc"),
    "о": ("Loc", "Acc"),
    "об": ("Loc", "Acc"),
    "обо": ("Loc", "Acc"),
    "при": ("Loc",),
    "к": ("Dat",),
    "ко": ("Dat",),
    "благодаря": ("Dat",),
    "согласно": ("Dat",),
    "вопреки": ("Dat",),
    "навстречу": ("Dat",),
    "по": ("Dat", "Loc", "Acc"),
    "с": ("Ins", "Gen", "Acc"),
    "со": ("Ins", "Gen", "Acc"),
    "над": ("Ins",),
    "надо": ("Ins",),
    "перед": ("Ins",),
    "передо": ("Ins",),
    "под": ("Ins", "Acc"),
    "подо": ("Ins", "Acc"),
    "за": ("Ins", "Acc"),
    "между": ("Ins", "Gen"),
    "про": ("Acc",),
    "через": ("Acc",),
    "сквозь": ("Acc",),
    "спустя": ("Acc",),
    **dict.fromkeys(
        ("из", "изо", "от", "ото", "до", "для", "без", "безо", "у", "около", "после", "ради",
         "кроме", "вместо", "против", "среди", "вокруг", "возле", "вдоль", "внутри", "вне", "мимо",
         "посреди", "свыше", "из-за", "из-под", "ввиду", "насчёт", "относительно", "касательно",
         "посредством", "путём", "помимо", "сверх", "накануне", "вследствие", "напротив",
         "близ", "вблизи", "недалеко", "включая"),
        ("Gen",),
    ),
}  # fmt: skip

_FULL = {"в": "во", "с": "со", "к": "ко", "о": "об"}


def before(preposition: str, word: str) -> str:
    """The preposition as it stands before this word: «с» «скольких» → «со», «о» «Абае» → «об»."""
    low, first = preposition.lower(), word.lower()
    base = {"во": "в", "со": "с", "ко": "к", "об": "о", "обо": "о"}.get(low, low)
    if base == "о":
        return (
            "об"
            if first[:1] in "аиоуэ"
            else ("обо" if first.startswith(("мне", "всё", "все")) else "о")
        )
    if base == "с" and (
        (first[:1] in "сзшжщ" and first[1:2] in set("бвгджзклмнпрстфхцчшщ"))
        or first.startswith("мно")
    ):
        return "со"
    if base == "в" and first.startswith(("мног", "мне", "всем", "всех", "всей", "всю", "двор")):
        return "во"
    if base == "в" and first.split()[0] in ("что", "сколько"):
        return "во"
    if base == "в" and first[:1] in "вф" and first[1:2] in set("бвгджзклмнпрстфхцчшщ"):
        return "во"
    if base == "к" and first.startswith(("мне", "всем", "всему", "вторник", "второ")):
        return "ко"
    return base


def after(preposition: str, phrase: str) -> str:
    """The phrase with the preposition before it, "" giving the phrase alone.

    Compound prepositions («во главе с») stay as they are.
    """
    if not preposition:
        return phrase
    own = preposition if " " in preposition else before(preposition, phrase)
    return f"{own} {phrase}"
