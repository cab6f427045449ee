"""Runs Python without the right of the administrator to read and write everywhere."""

import os
import sys

from tests.rendering.conftest import need

_RIGHTS = "-dac_override,-dac_read_search"


def python_with_usual_rights():
    """Return the beginning of a command that runs Python so that the permissions of files count, for root too."""
    if os.geteuid() != 0:
        return [sys.executable]
    need("setpriv")
    return ["setpriv", f"--bounding-set={_RIGHTS}", f"--inh-caps={_RIGHTS}", sys.executable]
