"""Write docs/reference/checks/ from the checks themselves. Run it after changing a check."""

from __future__ import annotations

import textwrap
from datetime import date
from pathlib import Path

from processkit.checks.check import Check
from processkit.checks.rules import ALL_CHECKS
from processkit.cli.explain import how_to_accept
from processkit.cli.fix import hint
from processkit.findings import Finding, Severity
from processkit.pipeline import check
from processkit.report.text import Look, report_text

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference" / "checks"
WIDTH = 100

# The day on which the examples are read, so that what is overdue stays so.
_DAY = date(2026, 11, 2)

_WEIGHT = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.ADVICE: "advice",
}
_MEANING = {
    Severity.ERROR: "An error: the page must be put right before it can be printed.",
    Severity.WARNING: "A warning: a customer or a colleague will feel it.",
    Severity.ADVICE: "Advice: worth a thought. It is counted by `processkit check`, and listed by `processkit review`.",
}
_GROUPS = {
    "PK0": ("The file", "What keeps the file from being read as it was meant."),
    "PK1": ("The fields", "What stands in the fields: names, lists, lengths of time, dates."),
    "PK2": ("The flow", "Where a customer can go, and where one gets stuck."),
    "PK3": ("People and handovers", "Who does the work, and how it passes from one to the next."),
    "PK4": ("Paperwork and money", "What must be on file, and what must be paid."),
    "PK5": ("Time", "How long it takes, and what was promised."),
    "PK6": ("The customer", "What the customer sees, hears and waits for."),
    "PK7": ("Sales sense", "Whether the stages of the sale are there, and in order."),
    "PK8": ("The page", "Whether it is one page that people read."),
    "PK9": ("Upkeep", "Whether somebody looks after the page."),
}
_WEIGHTS = (
    "An error must be put right. A warning is something that a customer or a colleague will feel. Advice is worth a "
    "thought. [Why there are three weights](../../explanation/checks-and-words.md)"
)
_NOTE = "<!-- Written by scripts/write_check_docs.py from the checks themselves. Do not edit. -->"


def files() -> dict[Path, str]:
    """Return what is written, by its path: the index, and a page for each check."""
    pages = {FOLDER / f"{rule.code}.md": _page(rule) for rule in ALL_CHECKS}
    return {FOLDER / "index.md": _index(), **pages}


def main() -> None:
    """Write the pages, take away those of checks that are gone, and say so."""
    wanted = files()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, text in wanted.items():
        path.write_text(text, "utf-8")
    for path in sorted({*FOLDER.glob("*.md")} - {*wanted}):
        path.unlink()
        print(f"removed {path.relative_to(ROOT)}")
    print(f"wrote {len(wanted)} pages in {FOLDER.relative_to(ROOT)}")


def _index() -> str:
    lines = [
        _NOTE,
        "",
        "# All checks",
        "",
        f"There are {len(ALL_CHECKS)} checks. {_WEIGHTS}",
    ]
    for prefix, (title, what) in _GROUPS.items():
        group = [rule for rule in ALL_CHECKS if rule.code.startswith(prefix)]
        if group:
            lines += ["", f"## {prefix} {title}", "", what, "", "| code | name | weight | what it finds |"]
            lines += ["|---|---|---|---|", *map(_row, group)]
    return "\n".join(lines) + "\n"


def _row(rule: Check) -> str:
    return f"| [{rule.code}]({rule.code}.md) | `{rule.name}` | {_WEIGHT[rule.severity]} | {rule.title} |"


def _page(rule: Check) -> str:
    return f"""\
{_NOTE}

# {rule.code} {rule.name}

{rule.title[0].upper()}{rule.title[1:]}. {rule.why}

{_MEANING[rule.severity]}

## A page that must be put right

The line is marked with `# <-- here`.

```yaml
{rule.bad}```

```text
$ processkit check page.yaml
{_said(rule)}```
{_advice(rule)}
## The same page, sound

```yaml
{rule.good}```

## When it is meant

{how_to_accept(rule)}

[All checks](index.md)
"""


def _said(rule: Check) -> str:
    """Return what a person reads about the bad example, as on a terminal of a fixed width."""
    report = check(text=rule.bad, today=_DAY)._replace(path="page.yaml")
    return report_text(report, Look(width=WIDTH, colour=False)) + hint("page.yaml", rule.bad)


def _advice(rule: Check) -> str:
    """Return what a piece of advice says: the report for people only counts it."""
    findings = [
        f for f in check(text=rule.bad, today=_DAY).findings if f.code == rule.code and f.severity is Severity.ADVICE
    ]
    return "".join(f"\nThe advice:\n\n```text\n{_told(finding)}```\n" for finding in findings)


def _told(finding: Finding) -> str:
    """Return a piece of advice as text, a paragraph a line; what is to be typed keeps its layout."""
    said = " ".join(part for part in (finding.message, finding.story) if part)
    lines = "\n".join(part for part in (said, finding.why, finding.fix) if part).splitlines()
    wrapped = [line if line.startswith(" ") else textwrap.fill(line, WIDTH) for line in lines]
    return "\n".join(wrapped) + "\n"


if __name__ == "__main__":
    main()
