"""The Russian language: words, forms, sentences. The only importer of the language libraries."""

from quizgen.russian.analysis import analyse

__all__ = ["analyse"]
