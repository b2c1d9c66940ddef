"""Anki both ways: decks chosen and seen before they are downloaded, and foreign decks taken in."""
