"""Runs the command line: the ``processkit`` command, and ``python -m processkit``."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from processkit.cli.app import main


def run() -> NoReturn:
    """Run the command line, and end the program at once with its exit status.

    Python would first take all that was loaded apart, piece by piece: a seventh of the time of a
    check. By then every file is written and closed, and nothing has to be said.
    """
    try:
        status = main()
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        pass  # the reader, such as `head`, has seen enough
    except OSError as problem:
        os.write(2, f"processkit: the output cannot be written: {problem.strerror}.\n".encode())
        status = 2
    os._exit(status)


if __name__ == "__main__":
    run()
