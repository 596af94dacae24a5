"""The command line: `python -m pakafg`."""

import sys

from pakafg.present.cli.commands import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
