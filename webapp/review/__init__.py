"""A teacher looks a deck through: accepts, rewrites, rejects, orders, and adds questions."""
