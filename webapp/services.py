"""What the views need, kept with the application."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, current_app

from webapp.anki.kept import Imports
from webapp.attempts import Attempts
from webapp.library import Library
from webapp.packs.shelf import Shelf
from webapp.storage import Storage

_NAME = "quizgen"


@dataclass(frozen=True, slots=True)
class Services:
    """The database and what is built on it."""

    storage: Storage
    library: Library
    attempts: Attempts
    shelf: Shelf
    imports: Imports


def attach(app: Flask, storage: Storage) -> Services:
    """Build the services on a database and keep them with the application."""
    library = Library(storage)
    attempts, imports = Attempts(storage, library), Imports(storage, library)
    made = Services(storage, library, attempts, Shelf(storage), imports)
    app.extensions[_NAME] = made
    return made


def services(app: Flask | None = None) -> Services:
    """The services of an application, by default of the one serving this request."""
    found: Services = (app or current_app).extensions[_NAME]
    return found
