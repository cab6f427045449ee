"""Runs the command line: ``python -m processkit``."""

from __future__ import annotations

import sys

from processkit.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
