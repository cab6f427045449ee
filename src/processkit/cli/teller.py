"""Prints what checking gave, in the form that was asked for: at once for people, at the end as one object."""

from __future__ import annotations

import sys
from typing import Any

from processkit.cli.console import note
from processkit.cli.many import Checked

FORMATS = ("text", "json", "sarif", "github")


class Teller:
    """Takes what checking each file gave, and prints it. ``form`` is one of ``FORMATS``."""

    def __init__(self, form: str) -> None:
        """Begin with nothing told."""
        self._form = form
        self._told: list[Checked] = []

    def tell(self, checked: Checked) -> None:
        """Take what checking one file gave, and print it where the form allows that already."""
        self._told.append(checked)
        if checked.problem:
            note(f"processkit: {checked.problem}")
            if self._form == "github":
                from processkit.report.github import github_problem

                sys.stdout.write(github_problem(checked.problem))
        elif self._form == "github":
            sys.stdout.write(checked.text)
        elif self._form == "text":
            self._print(checked.text)

    def _print(self, text: str) -> None:
        """Print what was found on one page; longer texts stand apart from the one above."""
        if len(self._told) > 1 and text.count("\n") > 1:
            print()
        sys.stdout.write(text)

    def finish(self) -> None:
        """Print what comes when all files have been told."""
        pages = [checked.data for checked in self._told if checked.data is not None]
        bad = sum(not checked.ok for checked in self._told)
        if self._form == "json":
            from processkit.report.json_report import reports_json

            sys.stdout.write(reports_json(pages))
        elif self._form == "sarif":
            sys.stdout.write(_sarif(pages, [checked.problem for checked in self._told if checked.problem]))
        elif self._form == "text" and len(self._told) > 1:
            summed_up = f"{bad:,} must be fixed" if bad else "all hold together"
            print(f"\n{len(self._told):,} pages checked: {summed_up}.")


def _sarif(pages: list[dict[str, Any]], problems: list[str]) -> str:
    # Loaded only now: what explains all checks is needed for no other form.
    from processkit import __version__
    from processkit.checks.outside import every_check
    from processkit.cli.explain import explanation
    from processkit.report.sarif import Rule, sarif_log

    rules = [
        Rule(check.code, check.name, check.severity, check.title, check.why, explanation(check))
        for check in every_check()
    ]
    return sarif_log(pages, rules, __version__, problems)
