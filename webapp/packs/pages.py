"""What each page about packs shows: one record per page or part of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask_wtf import FlaskForm

from webapp.forms import EmptyForm
from webapp.packs.forms import PackForm, UploadForm, WizardForm
from webapp.packs.samples import CHIPS, SAMPLES
from webapp.packs.shelf import StoredPack, Version


@dataclass(frozen=True, slots=True)
class FaultLine:
    """A fault, and the line it stands in: text before it, the character at fault, text after."""

    line: int | None
    column: int | None
    message: str
    hint: str | None
    before: str = ""
    marked: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence; with a role, the words that fill it, other roles inside."""

    text: str
    role: str = ""
    colour: int = 0
    inside: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class MadeLine:
    """A question made; `dropped` says in words why review left it out."""

    stem: str
    answer: str
    kind: str = ""
    options: tuple[str, ...] = ()
    dropped: str = ""


@dataclass(frozen=True, slots=True)
class SentenceLine:
    """A sentence that matches a template, or nearly does and `why` not."""

    pieces: tuple[Piece, ...]
    questions: tuple[MadeLine, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """What one template gives: sentences that match, others that nearly do."""

    id: str
    line: int
    readable: bool
    matched: tuple[SentenceLine, ...]
    near: tuple[SentenceLine, ...]
    more_matched: int = 0
    more_near: int = 0
    besides: tuple[MadeLine, ...] = ()


@dataclass(frozen=True, slots=True)
class TrialLines:
    """Templates tried on an article; `title` is "" for a text pasted."""

    title: str
    cut: bool
    templates: tuple[TemplateLine, ...]
    sentences: int
    made: int
    dropped: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What a pack gives now: its faults; tried on an article where it has none.

    Attributes:
        failed: self-tests of the pack that do not hold. problem: why nothing was tried.
    """

    faults: tuple[FaultLine, ...] = ()
    failed: tuple[FaultLine, ...] = ()
    trial: TrialLines | None = None
    problem: str = ""
    templates: int = 0
    tests: int = 0


@dataclass(frozen=True, slots=True)
class ShelfPage:
    """The packs there are: one's own, put away, and those that come with the program.

    Attributes:
        built_in: (key, title, number of templates) of the packs every deck is made with.
        subjects: the same of those of school subjects, used once they are copied.
    """

    own: tuple[StoredPack, ...]
    removed: tuple[StoredPack, ...]
    built_in: tuple[tuple[str, str, int], ...]
    subjects: tuple[tuple[str, str, int], ...]
    upload: UploadForm
    form: FlaskForm
    problem: str = ""
    advice: str = ""
    gone: StoredPack | None = None


@dataclass(frozen=True, slots=True)
class EditorPage:
    """A pack's text to edit, or a built-in one to read.

    Attributes:
        action: where the form is sent. key: of a built-in pack, else "".
        preview: what was found out about the text, or None.
    """

    title: str
    action: str
    form: PackForm
    preview: Preview | None
    pack: StoredPack | None = None
    key: str = ""
    problem: str = ""
    advice: str = ""
    saved: bool = False


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """Every version of a pack, and the one looked at."""

    pack: StoredPack
    versions: tuple[Version, ...]
    form: EmptyForm
    shown: Version | None = None
    faults: tuple[FaultLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """A template built without YAML: what it lacks, its text, what it gives.

    Attributes:
        suggestion: a question to begin with. own: what the model sentence itself gives.
        busy: why nothing was tried now, or "".
    """

    lacks: tuple[str, ...] = ()
    suggestion: str = ""
    yaml: str = ""
    own: Preview | None = None
    tried: Preview | None = None
    busy: str = ""


@dataclass(frozen=True, slots=True)
class WizardPage:
    """The form for one template.

    Attributes:
        chips: (role, type) to name marked words by. samples: words of the template language and
            of the placeholders, Russian in any language.
    """

    form: WizardForm
    built: Built | None = None
    problem: str = ""
    advice: str = ""
    chips: tuple[tuple[str, str], ...] = CHIPS
    samples: Mapping[str, str] = field(default_factory=lambda: SAMPLES)

    @property
    def roles(self) -> tuple[str, ...]:
        """The names of roles to offer."""
        return tuple(role for role, _ in self.chips)
