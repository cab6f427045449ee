"""The page that customers are to be served by: one without errors, or nobody moves."""

from __future__ import annotations

import argparse
import sys

from processkit.cli.console import look_of, note
from processkit.cli.files import check_file
from processkit.model.process import Process
from processkit.report.text import report_text


def sound_process(file: str, options: argparse.Namespace, not_done: str) -> Process | None:
    """Return the process of a page; None where it has errors, which are told, with what was not done for them."""
    report = check_file(file, paper=None)
    if report.ok and report.process is not None:
        return report.process
    sys.stdout.write(report_text(report, look_of(sys.stdout, colour=not getattr(options, "no_color", False))))
    note(f"{not_done}: first put right what must be fixed, so that no customer gets stuck.")
    return None
