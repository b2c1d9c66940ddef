"""What the views need, kept with the application."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, current_app

from webapp.anki.kept import Imports
from webapp.assignments import Assignments
from webapp.attempts import Attempts
from webapp.jobs import Jobs
from webapp.library import Library
from webapp.packs.shelf import Shelf
from webapp.reports import Reports
from webapp.reviews import Reviews
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
    reviews: Reviews
    assignments: Assignments
    reports: Reports
    jobs: Jobs


def attach(app: Flask, storage: Storage) -> Services:
    """Build the services on a database and keep them with the application."""
    library = Library(storage)
    made = Services(
        storage=storage,
        library=library,
        attempts=Attempts(storage, library),
        shelf=Shelf(storage),
        imports=Imports(storage, library),
        reviews=Reviews(storage),
        assignments=Assignments(storage, library),
        reports=Reports(storage),
        jobs=Jobs(storage),
    )
    app.extensions[_NAME] = made
    return made


def services(app: Flask | None = None) -> Services:
    """The services of an application, by default of the one serving this request."""
    found: Services = (app or current_app).extensions[_NAME]
    return found
