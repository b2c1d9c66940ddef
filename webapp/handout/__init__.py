"""A deck on paper: questions in variants, room to answer, and the key on pages of its own."""
