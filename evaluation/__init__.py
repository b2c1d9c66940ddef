"""How good the questions are, measured over texts that are kept outside the project."""
