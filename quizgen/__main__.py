"""`python -m quizgen`: the same as the command `quizgen`."""

from __future__ import annotations

import sys

from quizgen.cli import main

if __name__ == "__main__":
    sys.exit(main())
