"""The Flask application: decks, quizzes, results. Imports quizgen, never the reverse."""

from webapp.application import create_app

__all__ = ["create_app"]
