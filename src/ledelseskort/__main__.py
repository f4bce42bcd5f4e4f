"""`python -m ledelseskort`: the same as the command."""

import sys

from ledelseskort.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
