"""Noun phrases read off word forms and agreement alone, for whom the parser's tree is too unsure.

A phrase is a noun with its modifiers before it, and after it genitives, names, numbers and what is
joined by «и». Prepositional phrases stand by themselves: whose they are is for the reader to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizgen.facts.clause import DATE_TYPES
from quizgen.model import Sentence, Token
from quizgen.russian.agreement import compatible
from quizgen.russian.gazetteer import class_noun_kind, is_person_noun, place_kind
from quizgen.russian.morphology import CASES, readings
from quizgen.russian.prepositions import GOVERNS

_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
    "октября", "ноября", "декабря",
)  # fmt: skip
_SEASONS = ("летом", "зимой", "весной", "осенью")
Feats = tuple[str, str, str]
"""A reading of a noun: case, number, gender; "" where it is open."""
_EVERY = tuple((case, "", "") for case in CASES)
_JOINS = frozenset(("и", "да"))
_NEAR = frozenset(("примерно", "приблизительно", "почти", "около", "ровно", "свыше", "более"))
_LEADS = frozenset(("самый", "весь"))
_ALONE = frozenset(("который", "он", "она", "они", "оно", "это", "этот", "тот", "кто", "что"))
_QUANTITIES = frozenset(("MEASURE", "MONEY", "PERCENT", "NUMBER", "AGE", "DURATION"))
_TIMES = DATE_TYPES | {"DURATION"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the sentence.

    Attributes:
        kind: "noun", "time", "quantity" or "which" («который» and other pronouns).
        head: its word. forms: the readings of the head that everything in it agrees with.
        tokens: its words in text order, without the preposition.
        preposition: lower case, several words joined by a space, or "".
        first: position of its first word, the preposition included.
        inner: phrases inside it: genitives, names, numbers. joined: those joined to it by «и».
        modifiers: the words before the head that agree with it. number: what counts the head.
    """

    kind: str
    head: Token
    forms: tuple[Feats, ...]
    tokens: tuple[Token, ...]
    preposition: str = ""
    first: int = -1
    inner: tuple[Phrase, ...] = ()
    joined: tuple[Phrase, ...] = ()
    modifiers: tuple[Token, ...] = ()
    number: Token | None = None

    @property
    def last(self) -> int:
        """Position of its last word."""
        return self.tokens[-1].i

    @property
    def cases(self) -> frozenset[str]:
        """The cases it can stand in."""
        return frozenset(form[0] for form in self.forms)

    @property
    def plural(self) -> bool:
        """Whether it means several: joined, counted, or a plural noun."""
        return (
            bool(self.joined)
            or self.number is not None
            or all(form[1] == "Plur" for form in self.forms)
        )

    def every(self) -> tuple[Phrase, ...]:
        """The phrase and all phrases inside it."""
        below = (*self.inner, *self.joined)
        return (self, *(p for inside in below for p in inside.every()))


def phrases_of(sentence: Sentence) -> tuple[Phrase, ...]:
    """The phrases of a sentence in text order, those inside others not among them."""
    return tuple(_Reader(sentence).all())


class _Reader:
    def __init__(self, sentence: Sentence) -> None:
        self.tokens = sentence.tokens
        self.types = {
            i: m.type for m in sentence.mentions for i in range(m.first, m.last)
        }

    def all(self) -> list[Phrase]:
        found: list[Phrase] = []
        i = 0
        while i < len(self.tokens):
            if self.each_other(i):
                i += 3
                continue
            phrase = self.at(i)
            if phrase is None:
                i += 1
                continue
            found.append(phrase)
            i = phrase.last + 1
        return found

    def each_other(self, i: int) -> bool:
        """«друг от друга»: three words and no thing."""
        if i + 2 >= len(self.tokens) or self.tokens[i].text.lower() != "друг":
            return False
        return self.tokens[i + 2].text.lower().startswith("друг")

    def at(self, i: int) -> Phrase | None:
        """The phrase that begins here with its preposition, if any does."""
        token = self.tokens[i]
        if token.pos == "ADV" and self.types.get(i) in _TIMES:
            return Phrase("time", token, _EVERY, (token,), "", i)
        dated = self.loose_date(i)
        if dated:
            return Phrase("time", token, _EVERY, dated, "", i)
        if token.pos != "ADP":
            return self.noun(i)
        words = [token.text.lower()]
        k = i + 1
        while k < len(self.tokens) and (
            self.tokens[k].rel == "fixed" or self.tokens[k].pos == "ADP"
        ):
            words.append(self.tokens[k].text.lower())
            k += 1
        if k >= len(self.tokens):
            return None
        phrase = self.noun(k, frozenset(GOVERNS.get(words[-1], CASES)))
        if phrase is None:
            return None
        return replace(phrase, preposition=" ".join(words), first=i)

    def loose_date(self, i: int) -> tuple[Token, ...]:
        """«12 мая 2004 года», «летом 1931 года» in words of their own."""
        texts = [t.text.lower() for t in self.tokens[i : i + 4]]
        if len(texts) > 2 and texts[0] in _SEASONS and _year(texts[1]) and texts[2] == "года":
            return self.tokens[i : i + 3]
        if len(texts) < 3 or not texts[0].isdigit() or texts[1] not in _MONTHS:
            return ()
        if not _year(texts[2]):
            return ()
        return self.tokens[i : i + 3 + (texts[3:] == ["года"])]

    def noun(self, i: int, cases: frozenset[str] = frozenset(CASES)) -> Phrase | None:
        """The noun phrase that begins here and can stand in one of the cases."""
        start = i
        while i < len(self.tokens) and self.tokens[i].text.lower() in _NEAR:
            i += 1
        if i < len(self.tokens) and self.is_number(i):
            return self.counted(start, i, cases)
        if i != start:
            return None
        modifiers: list[Token] = []
        while i < len(self.tokens):
            token = self.tokens[i]
            if self.is_modifier(i) and not self.is_name(i):
                modifiers.append(token)
            elif token.text.lower() in ("и", ",") and modifiers and self.modifies_on(i + 1):
                modifiers.append(token)
            elif not (token.pos == "ADV" and modifiers and self.modifies_on(i + 1)):
                break
            i += 1
        if i >= len(self.tokens) or not self.is_head(i):
            return None
        head = self.tokens[i]
        forms = [f for f in noun_forms(head) if f[0] in cases]
        if not forms and head.pos == "PROPN" and not readings(head.text)[0].known:
            # «в Талашкине»: the preposition says more of a name nobody lists.
            guess = head.feats.get("Case")
            forms = [(guess if guess in cases else min(cases), "", "")]
        agreeing = [t for t in modifiers if t.pos not in ("PUNCT", "CCONJ")]
        forms = [f for f in forms if all(_agrees(m, f, head) for m in agreeing)]
        if not forms:
            return None
        kind = "which" if head.pos == "PRON" or head.lemma in _ALONE else "noun"
        phrase = Phrase(
            kind, head, tuple(forms), self.tokens[start : i + 1], "", start,
            modifiers=tuple(agreeing),
        )  # fmt: skip
        return phrase if kind == "which" else self.joined(self.widened(phrase), cases)

    def counted(self, start: int, i: int, cases: frozenset[str]) -> Phrase | None:
        """«96 млн рублей», «−114 °C», «6:1, 6:4», «шестью государствами»."""
        number = self.tokens[i]
        k = i + 1
        while k < len(self.tokens) and self.goes_on(k):
            k += 1
        whole = tuple(self.tokens[start:k])
        if k - i > 1 or self.types.get(i) == "PERCENT" or number.pos == "NOUN":
            phrase = Phrase("quantity", number, _EVERY, whole, "", start)
            return self.widened(phrase)
        noun = self.noun(k) if k < len(self.tokens) and not self.is_number(k) else None
        if noun is None or noun.kind != "noun":
            return Phrase("quantity", number, _EVERY, whole, "", start)
        own = number.feats.get("Case")
        there = noun.cases
        allowed = {"Nom", "Acc"} if own in (None, "Nom", "Acc") and "Gen" in there else set()
        allowed |= {c for c in there if c == own or (own is None and c in ("Dat", "Ins", "Loc"))}
        if own == "Gen" and "Gen" in there:
            allowed.add("Gen")
        if not number.text[:1].isalpha() and "Gen" in there:
            allowed.add("Gen")
        forms = tuple((c, "Plur", "") for c in CASES if c in allowed & cases)
        if not forms:
            return None
        kind = "quantity" if self.types.get(i) in _QUANTITIES - {"NUMBER"} else "noun"
        return replace(
            noun, kind=kind, forms=forms, first=start, number=number,
            tokens=(*self.tokens[start : i + 1], *noun.tokens),
        )  # fmt: skip

    def goes_on(self, k: int) -> bool:
        """Whether a word only continues the number before it: «: 2», «°C», «%»."""
        token = self.tokens[k]
        if token.text == ":" and k + 1 < len(self.tokens):
            return self.is_number(k + 1)
        if token.text in (",", ":") or token.text.rstrip(",").isdigit():
            return self.tokens[k - 1].text in (":",) or self.tokens[k - 1].text.endswith(",")
        return token.text[:1] in "°%‰" or (token.pos in ("SYM",) and token.text != "-")

    def widened(self, phrase: Phrase) -> Phrase:
        """With genitives, names and numbers after the noun."""
        while phrase.last + 1 < len(self.tokens):
            k = phrase.last + 1
            token = self.tokens[k]
            if self.named_after(phrase, token):
                inner = Phrase("noun", token, _EVERY, (token,), "", k)
                forms = phrase.forms
                shared = {f[0] for f in noun_forms(token)} & phrase.cases
                if token.feats.get("Animacy") == "Anim" and shared:
                    forms = tuple(f for f in forms if f[0] in shared)
                phrase = _with(replace(phrase, forms=forms), inner)
                continue
            inner_or_none = self.inside(phrase, k)
            if inner_or_none is None:
                return phrase
            phrase = _with(phrase, inner_or_none)
        return phrase

    def inside(self, phrase: Phrase, k: int) -> Phrase | None:
        """A genitive or a number that follows the noun."""
        if phrase.head.pos == "PROPN" and phrase.kind == "noun" and not _common(phrase.head):
            return None
        bare = phrase.kind == "noun" and phrase.number is None
        at = k + (self.tokens[k].text.lower() == "в")
        if bare and at < len(self.tokens) and self.is_number(at) and phrase.head.pos != "PROPN":
            number = self.counted(at, at, frozenset(CASES))
            if number is not None and (number.kind == "quantity" and self.types.get(at) != "MONEY"):
                return replace(number, preposition=self.tokens[k].text if at > k else "", first=k)
            return None
        genitive = self.noun(k, frozenset(("Gen",)))
        if genitive is None or genitive.kind == "which":
            return None
        living = genitive.head.feats.get("Animacy") == "Anim"
        if living and genitive.head.feats.get("Case") == "Nom":
            return None
        if living and genitive.head.rel in ("obj", "nsubj") and "Gen" in phrase.cases:
            return None  # «купил у англичан | нападающего»
        return genitive

    def named_after(self, phrase: Phrase, token: Token) -> bool:
        """A name that follows its noun: «концерн «Метсо»», «врач Рене Лаэннек», «фонд Арно»."""
        head = phrase.inner[-1].head if phrase.inner else phrase.head
        if token.feats.get("Quoted"):
            return not phrase.head.feats.get("Quoted")
        if token.text[:1].isascii() and token.text[:1].isalpha():
            return True
        if token.pos != "PROPN" or head.pos not in ("NOUN", "PROPN"):
            return False
        person = any(f[0] in phrase.cases for f in noun_forms(token))
        if token.feats.get("Animacy") == "Anim" and _animate(phrase.head):
            return person
        if head is phrase.head and head.pos == "PROPN" and _first_name(head):
            return person and _last_name(token)
        if head is phrase.head and head.pos == "PROPN" and token.rel in ("flat:name", "flat"):
            return person and token.head == head.i
        kind = class_noun_kind(phrase.head.lemma)
        if head is phrase.head and kind in ("PLACE", "ORG"):
            fixed = any("Fixd" in r.feats for r in readings(token.text)[:1])
            country = place_kind(token.text) == "COUNTRY"
            own = token.feats.get("Animacy") != "Anim" and not country and kind == "PLACE"
            return fixed or (own and "Gen" not in {f[0] for f in noun_forms(token)})
        return bool(token.feats.get("Abbr"))

    def joined(self, phrase: Phrase, cases: frozenset[str]) -> Phrase:
        """With what «и» or commas and «и» join to it in a case both can stand in."""
        parts = [phrase]
        k = phrase.last + 1
        while k + 1 < len(self.tokens) and self.tokens[k].text.lower() in (*_JOINS, ","):
            final = self.tokens[k].text != ","
            other = self.noun(k + 1, cases)
            if other is None or other.kind != "noun":
                break
            shared = {f[0] for f in parts[0].forms} & other.cases
            if not shared or self.verb_follows(other.last + 1, phrase.first):
                break
            parts.append(other)
            k = other.last + 1
            if final or other.joined:
                break
        else:
            final = False
        if len(parts) < 2 or not (final or parts[-1].joined):
            return phrase
        shared_cases = frozenset.intersection(*(p.cases for p in parts))
        if not shared_cases:
            return phrase
        return replace(
            phrase,
            forms=tuple(f for f in phrase.forms if f[0] in shared_cases),
            tokens=tuple(self.tokens[phrase.tokens[0].i : parts[-1].last + 1]),
            joined=tuple(p for part in parts[1:] for p in (replace(part, joined=()), *part.joined)),
        )

    def verb_follows(self, k: int, start: int) -> bool:
        """«купил завод, и фонд продал …»: a verb on both sides parts two clauses."""
        if k >= len(self.tokens) or not is_verb(self.tokens[k]):
            return False
        for token in reversed(self.tokens[:start]):
            if token.pos == "PUNCT":
                return False
            if is_verb(token):
                return True
        return False

    def is_number(self, i: int) -> bool:
        token = self.tokens[i]
        if token.pos == "ADV" or self.types.get(i) in DATE_TYPES:
            return False
        if self.types.get(i) == "PERCENT" and token.pos == "NOUN":
            return True
        digits = token.text.lstrip("−–-+")[:1].isdigit()
        return token.pos == "NUM" or (digits and token.pos in ("PUNCT", "SYM", "X", "NUM"))

    def is_modifier(self, i: int) -> bool:
        token = self.tokens[i]
        if " " in token.text or token.feats.get("Quoted") or token.lemma in ("который",):
            return False
        if token.feats.get("Variant") == "Short":
            return False
        own = [r for r in readings(token.text) if r.pos in ("ADJ", "DET", "VERB") and "Case" in r.feats]
        if token.pos in ("ADJ", "DET"):
            return bool(own)
        if token.pos == "VERB":
            after_comma = i > 0 and self.tokens[i - 1].text == ","
            return token.feats.get("VerbForm") == "Part" and not after_comma
        if token.pos not in ("PROPN", "NOUN") or not own or i + 1 >= len(self.tokens):
            return False
        if token.rel == "amod":
            return True
        # «Ништадтский мирный договор», «Бестужевские курсы»
        after = self.tokens[i + 1]
        first = readings(token.text)[0]
        return first.pos == "ADJ" and after.pos in ("ADJ", "NOUN") and after.text[:1].islower()

    def modifies_on(self, i: int) -> bool:
        return i + 1 < len(self.tokens) and self.is_modifier(i)

    def is_name(self, i: int) -> bool:
        """An adjective that is a name by itself: «в город Белый», «во Влтаву южнее»."""
        token = self.tokens[i]
        if not token.text[:1].isupper() or token.feats.get("Opening"):
            return False
        return i + 1 >= len(self.tokens) or not (self.is_head(i + 1) or self.is_modifier(i + 1))

    def is_head(self, i: int) -> bool:
        token = self.tokens[i]
        if token.pos in ("NOUN", "PROPN", "PRON"):
            return True
        if token.feats.get("Quoted") or token.pos == "X":
            return True
        return token.pos == "ADJ" and self.is_name(i) and token.feats.get("Variant") != "Short"


def _with(phrase: Phrase, inner: Phrase) -> Phrase:
    added = inner.tokens
    if inner.first < added[0].i:
        added = inner.tokens
    return replace(phrase, tokens=(*phrase.tokens, *added), inner=(*phrase.inner, inner))


def noun_forms(token: Token) -> tuple[Feats, ...]:
    """The readings of a noun, the tagger's own first; all cases for a word without forms."""
    feats = token.feats
    if feats.get("Quoted") or feats.get("Abbr") or token.text[:1].isascii():
        return _EVERY
    if " " in token.text:
        return _name_forms(token)
    kinds = ("ADJ",) if token.pos == "ADJ" else ("PRON", "DET", "ADJ") if token.pos == "PRON" else ("NOUN",)
    found = [r for r in readings(token.text) if r.pos in kinds and "Case" in r.feats]
    if not found or any("Fixd" in r.feats for r in found):
        return _EVERY
    forms = dict.fromkeys(
        (r.feats["Case"], r.feats.get("Number", ""), r.feats.get("Gender", "")) for r in found
    )
    if not found[0].known and feats.get("Case"):
        # «Обша»: what the dictionary guesses of a name is less sure than the tagger.
        forms[feats["Case"], feats.get("Number", ""), feats.get("Gender", "")] = None
        if token.pos == "PROPN" and token.text[-1] in "еоиуюэы":
            forms |= dict.fromkeys(_EVERY)  # «под Домажлице»
    return tuple(sorted(forms, key=lambda f: f[0] != feats.get("Case")))


def _name_forms(token: Token) -> tuple[Feats, ...]:
    """The readings of a name of several words: the cases all of them can stand in."""
    own = token.feats.get("Case")
    if token.feats.get("Animacy") != "Anim":
        return ((own, "", ""),) if own else _EVERY
    cases = set(CASES)
    first: set[str] = set()
    for word in token.text.split():
        if len(word) > 2 and word[:1].isupper():
            found = [r for r in readings(word) if r.pos == "NOUN" and "Case" in r.feats]
            still = not found or any("Fixd" in r.feats for r in found)
            unsure = not still and not found[0].known
            still = still or (unsure and bool(first) and word[-1] in "еоиуюэы")  # «Кленце»
            if not still:
                own_cases = {r.feats["Case"] for r in found}
                cases &= own_cases | ({own} if unsure and not first and own else set())
                first = first or set(cases)
    cases = cases or first  # «Серену Уильямс»: a woman's surname may stay as it is
    gender = token.feats.get("Gender", "")
    if own in cases:
        # One word says more than endings that many cases share.
        return ((own, "Sing", gender), *((c, "Sing", gender) for c in CASES if c in cases - {own}))
    return tuple((c, "Sing", gender) for c in CASES if c in cases) or (((own or ""), "Sing", gender),)


def _first_name(token: Token) -> bool:
    return any("Name" in r.feats for r in readings(token.text))


def _last_name(token: Token) -> bool:
    own = readings(token.text)
    return any("Surn" in r.feats for r in own) or not own[0].known


def _agrees(modifier: Token, form: Feats, head: Token) -> bool:
    noun = {k: v for k, v in zip(("Case", "Number", "Gender"), form, strict=True) if v}
    own = [r for r in readings(modifier.text) if r.pos in ("ADJ", "DET", "VERB") and "Case" in r.feats]
    living = head.feats.get("Animacy")
    return any(
        compatible(r.feats, noun)
        and not (form[0] == "Acc" and living and r.feats.get("Animacy", living) != living)
        for r in own
    )


def _animate(token: Token) -> bool:
    """A common noun for somebody: «агроном», «братья»."""
    if is_person_noun(token.lemma):
        return True
    own = [r for r in readings(token.text) if r.pos == "NOUN"]
    return bool(own) and own[0].feats.get("Animacy") == "Anim" and _common(token)


def _year(text: str) -> bool:
    return len(text) == 4 and text.isdigit()


def _common(token: Token) -> bool:
    """A capitalised common noun: «Институт», «Академия»."""
    own = [r for r in readings(token.text) if r.pos == "NOUN"]
    named = {"Geox", "Surn", "Name", "Patr", "Orgn"}
    return bool(own) and own[0].known and not named & set(own[0].feats)


def is_verb(token: Token) -> bool:
    """A finite verb or a short form: what makes a clause."""
    if token.feats.get("VerbForm") == "Fin":
        return token.pos in ("VERB", "AUX")
    return token.feats.get("Variant") == "Short" and token.pos in ("VERB", "ADJ", "AUX")


def cut(phrase: Phrase, tokens: Sequence[Token]) -> Phrase:
    """The phrase with only these of its words."""
    return replace(phrase, tokens=tuple(tokens))
