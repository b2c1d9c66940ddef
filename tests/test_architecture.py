"""The house keeps its rooms apart: who may import whom, told by the import statements."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST = 300

# Where a foreign library may be imported; any other module must do without it.
KEEPERS = {
    "slovnet": ("quizgen.russian",),
    "navec": ("quizgen.russian",),
    "razdel": ("quizgen.russian",),
    # Articles only ask whether a word broken at the end of a line is in the dictionary.
    "pymorphy3": ("quizgen.russian", "quizgen.articles.hyphens"),
    "genanki": ("quizgen.formats.anki",),
    "markdown_it": ("quizgen.articles",),
    "pypdf": ("quizgen.articles.pdf",),
    "click": ("quizgen.cli",),
    "flask": ("webapp",),
    "flask_wtf": ("webapp",),
    "wtforms": ("webapp",),
    "werkzeug": ("webapp",),
    "jinja2": ("webapp",),
    "flask_babel": ("webapp.languages",),
    "babel": ("webapp.wording",),
    "sqlalchemy": ("webapp",),
    "alembic": ("webapp",),
    "platformdirs": ("webapp",),
    "segno": ("webapp.share.codes",),
    "waitress": ("quizgen.cli_serve",),
    "webapp": ("webapp", "quizgen.cli"),
    "zstandard": ("quizgen.imports",),
    # Carriers of model files only, and a test dependency.
    "natasha": (),
    "pymorphy2": (),
    "anki": (),
}

FOUNDATION = ("quizgen.model", "quizgen.errors", "quizgen.files")
# What a room may use besides itself and the foundation, in the order data flows.
ROOMS = {
    # Documents are read in a child process.
    "quizgen.articles": ("quizgen.sandbox",),
    "quizgen.russian": (),
    "quizgen.facts": ("quizgen.russian",),
    "quizgen.templates": ("quizgen.russian", "quizgen.facts"),
    "quizgen.questions": ("quizgen.russian", "quizgen.facts", "quizgen.templates"),
    "quizgen.decks": (),
    # What counts as a change is what the learner's card shows.
    "quizgen.updates": ("quizgen.formats",),
    "quizgen.wording": (),
    "quizgen.formats": ("quizgen.decks",),
    "quizgen.sandbox": (),
    "quizgen.grading": ("quizgen.russian",),
    "quizgen.imports": (
        "quizgen.articles.naming",
        "quizgen.decks",
        "quizgen.formats",
        "quizgen.sandbox",
        "quizgen.updates",
    ),
}


def modules() -> dict[str, Path]:
    """Every module of the product, by its dotted name."""
    found = {}
    for top in ("quizgen", "webapp"):
        for path in sorted((ROOT / top).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def is_in(module: str, rooms: tuple[str, ...]) -> bool:
    return any(module == room or module.startswith(f"{room}.") for room in rooms)


def _checked_only_by_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def _walk(node: ast.AST, in_function: bool) -> Iterator[tuple[ast.stmt, bool]]:
    """Import statements that run, each with whether it waits inside a function."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child, in_function
        elif not _checked_only_by_types(child):
            function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
            yield from _walk(child, in_function or function)


@cache
def imports(module: str) -> tuple[tuple[str, bool], ...]:
    """(module imported, whether lazily) for every import statement of a module."""
    found = []
    for node, lazy in _walk(ast.parse(MODULES[module].read_text(encoding="utf-8")), False):
        if isinstance(node, ast.Import):
            found += [(alias.name, lazy) for alias in node.names]
        else:
            assert node.level == 0, f"{module}: relative imports hide who is meant"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.append((inner if inner in MODULES else node.module, lazy))
    return tuple(found)


@pytest.mark.parametrize("module", ["quizgen.model", "quizgen.errors", "quizgen.files"])
def test_the_foundation_stands_on_nothing(module):
    """model, errors and files import nothing of ours."""
    assert not [name for name, _ in imports(module) if is_in(name, ("quizgen", "webapp"))]


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_import_only_what_comes_before(room):
    """A stage uses the foundation, the language and earlier records, never a later stage."""
    allowed = (room, *FOUNDATION, *ROOMS[room])
    inside = [module for module in MODULES if is_in(module, (room,))]
    assert inside, f"{room} is gone: correct ROOMS"
    wrong = [
        f"{module} imports {name}"
        for module in inside
        for name, _ in imports(module)
        if is_in(name, ("quizgen", "webapp")) and not is_in(name, allowed)
    ]
    assert not wrong


@pytest.mark.parametrize("library", KEEPERS)
def test_each_library_has_one_keeper(library):
    """A foreign library is known in one place, so it can be changed there."""
    wrong = [
        f"{module} imports {name}"
        for module in MODULES
        for name, _ in imports(module)
        if is_in(name, (library,)) and not _keeps(module, KEEPERS[library])
    ]
    assert not wrong


def _keeps(module: str, keepers: tuple[str, ...]) -> bool:
    # anki.py may have helpers beside it (anki_types.py), and so may cli.py.
    return any(re.match(rf"{re.escape(keeper)}(?![a-z0-9])", module) for keeper in keepers)


def test_the_generator_knows_the_web_only_when_it_serves():
    """quizgen imports webapp in one place, the serve command, and only when that runs."""
    found = [
        (module, lazy)
        for module in MODULES
        if is_in(module, ("quizgen",))
        for name, lazy in imports(module)
        if is_in(name, ("webapp", "waitress"))
    ]
    assert set(found) == {("quizgen.cli_serve", True)}


def test_the_web_uses_only_what_is_public():
    """The pages stand on articles, decks, templates and generate, not on the stages."""
    stages = ("quizgen.russian", "quizgen.facts", "quizgen.questions")
    wrong = [
        f"{module} imports {name}"
        for module in MODULES
        if is_in(module, ("webapp",))
        for name, _ in imports(module)
        if is_in(name, (*stages, "quizgen.cli"))
    ]
    assert not wrong


def test_nobody_imports_the_command_line():
    """cli stands at the edge: only `python -m quizgen` starts it."""
    wrong = [
        module
        for module in MODULES
        for name, _ in imports(module)
        if name == "quizgen.cli" and module != "quizgen.__main__"
    ]
    assert not wrong


def test_no_import_cycles():
    """No module needs, through others, a module that needs it; lazy imports count too."""
    graph = {
        module: {name for name, _ in imports(module) if name in MODULES and name != module}
        for module in MODULES
        # The package's door opens on the pipeline only when it is asked for.
        if module != "quizgen"
    }
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " → ".join([*trail[trail.index(module) :], module])
        if module not in done:
            for name in sorted(graph.get(module, ())):
                visit(name, (*trail, module))
            done.add(module)

    for module in graph:
        visit(module, ())


def test_the_door_is_light():
    """`import quizgen` brings the records and errors, nothing else of ours."""
    eager = {name for name, lazy in imports("quizgen") if not lazy and name in MODULES}
    assert eager == {"quizgen.errors", "quizgen.model"}


@pytest.mark.parametrize("module", MODULES)
def test_modules_say_what_they_are_and_stay_readable(module):
    """Every module opens with a docstring and has at most 300 lines."""
    text = MODULES[module].read_text(encoding="utf-8")
    if text.strip():
        assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= LONGEST


PUBLISHED = sorted(
    path
    for pattern in ("*.md", "Makefile", "*.toml", "*.lock", ".ci/*", "docs/**/*.md",
                    "quizgen/**/*", "webapp/**/*", "tests/**/*.py", "benchmarks/*", "evaluation/*",
                    "decks/*.json")
    for path in ROOT.glob(pattern)
    if path.is_file() and path.suffix != ".pyc"
)  # fmt: skip
# Spelt in pieces, so that this file does not find itself.
PRIVATE = re.compile(
    "|".join((r"/ro" "ot/", r"/wo" "rk/", r"--index" "-url", r"index" r"-url\s*=",
              r"find-" "links", r"file" ":///opt"))
)  # fmt: skip


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_name_no_machine(path):
    """No path of somebody's machine and no address of a package registry gets into a file."""
    text = path.read_bytes().decode("utf-8", errors="replace")
    assert not PRIVATE.search(text), PRIVATE.search(text)


def test_every_package_is_installed():
    """A folder of modules that pyproject.toml does not name would be missing from the wheel."""
    named = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = {name for name, path in MODULES.items() if path.name == "__init__.py"}
    assert set(named["tool"]["setuptools"]["packages"]) == packages


def test_test_files_have_names_of_their_own():
    """pytest knows a test file by its bare name: two of one name stop the whole run."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert len(names) == len(set(names))
