"""Reading decks made elsewhere: Anki's packages and text exports → a deck, and what was left out.

The flow: a file → `Collection` (what the file holds, still Anki's) → questions → `Imported`.
"""
