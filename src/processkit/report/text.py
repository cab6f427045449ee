"""Reports as text for people at a terminal: the worst first, with what to type."""

from __future__ import annotations

import re
import textwrap
from fractions import Fraction
from typing import NamedTuple

from processkit.findings import Finding, Severity
from processkit.flow.figures import Figures
from processkit.flow.spoken import spoken
from processkit.model.process import Process
from processkit.report.report import Report
from processkit.report.safe_text import safe

_MARGIN = 11
_MOST_SHOWN = 10
_BOLD, _RED, _YELLOW, _GREEN, _DIM, _END = "\033[1m", "\033[31m", "\033[33m", "\033[32m", "\033[2m", "\033[0m"


class Look(NamedTuple):
    """How the text is set: how many letters a line holds, and whether colours may be used."""

    width: int = 100
    colour: bool = False

    def paint(self, text: str, *codes: str) -> str:
        """Return ``text`` in a colour, where colours may be used."""
        return "".join(codes) + text + _END if self.colour else text


def report_text(report: Report, look: Look) -> str:
    """Return what a person reads about one page, ending in a line break.

    Errors come first, then warnings; advice is only counted. Of very many findings the first few
    are shown, and how many more there are. What has the same cause as another is left out, and why it
    matters is said once for all findings of a check.
    """
    errors = _told(report, Severity.ERROR)
    warnings = _told(report, Severity.WARNING)
    room = max(_MOST_SHOWN - len(errors), 3)
    blocks = [_block(report, finding, "must fix", look) for finding in _why_said_once(errors[:_MOST_SHOWN])]
    blocks += _more(len(errors) - _MOST_SHOWN, look)
    if warnings:
        heading = look.paint("customers will feel this", _BOLD, _YELLOW)
        shown = [_block(report, finding, "", look) for finding in _why_said_once(warnings[:room])]
        blocks += [f"{heading}\n{shown[0]}", *shown[1:], *_more(len(warnings) - room, look)]
    blocks.append(_sum(report, len(errors), len(warnings), look))
    return "\n".join(blocks)


def _told(report: Report, severity: Severity) -> list[Finding]:
    return [finding for finding in report.of(severity) if finding.is_told]


def _why_said_once(findings: list[Finding]) -> list[Finding]:
    """Leave out why it matters where a finding above has said the same."""
    first = {finding.why: finding for finding in reversed(findings)}
    return [finding if first[finding.why] is finding else finding._replace(why="") for finding in findings]


def _more(count: int, look: Look) -> list[str]:
    return [" " * _MARGIN + look.paint(f"and {count} more", _DIM) + "\n"] if count > 0 else []


def _block(report: Report, finding: Finding, label: str, look: Look) -> str:
    """Return one finding: what happens, on which way, why it matters, what to type, and where."""
    margin = " " * _MARGIN
    width = max(look.width - _MARGIN, 30)
    lines = _wrapped(finding.message, width)
    if finding.story:
        lines += _wrapped(finding.story, width)
    if finding.why:
        lines += _wrapped(finding.why, width)
    if finding.fix:
        lines += _what_to_type(finding.fix, width)
    painted = [look.paint(lines[0], _BOLD), *lines[1:]]
    first = look.paint(label.ljust(_MARGIN), _BOLD, _RED) if label else margin
    body = f"\n{margin}".join(painted)
    return f"{first}{body}\n{margin}{_foot(report, finding, width, look)}\n"


def _foot(report: Report, finding: Finding, width: int, look: Look) -> str:
    span = finding.span
    place = safe(f"{report.path}:{span.line}:{span.column}" if span else report.path)
    name = f"{finding.code} {finding.name}"
    more = f"more: processkit explain {finding.code}"
    whole = f"{place}  {name}   {more}"
    if len(whole) > width:
        whole = f"\n{' ' * _MARGIN}".join([place, name, more])
    return look.paint(whole, _DIM)


def _what_to_type(fix: str, width: int) -> list[str]:
    """Break the sentences of a fix into lines; what is to be pasted stays as it is."""
    lines: list[str] = []
    for line in fix.splitlines():
        lines += [safe(line)] if line.startswith(" ") else _wrapped(line, width)
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines. Three spaces in it, which set off what to type, are kept."""
    wrapper = textwrap.TextWrapper(width=width, break_long_words=False, break_on_hyphens=False)
    kept = safe(text).replace("   ", "\u2003\u2003\u2003")
    return [line.replace("\u2003", " ").rstrip() for line in wrapper.wrap(kept)] or [""]


def _sum(report: Report, errors: int, warnings: int, look: Look) -> str:
    """Return the last line: praise with the figures, or how much there is to do."""
    path = safe(report.path)
    counts = []
    if errors:
        counts.append(f"{errors} to fix")
    if warnings:
        counts.append(f"{warnings} that customers will feel")
    advice = len(_told(report, Severity.ADVICE))
    accepted = len([finding for finding in report.findings if finding.accepted is not None])
    notes = []
    if advice:
        notes.append(f"{advice} {'piece' if advice == 1 else 'pieces'} of advice: see processkit review")
    if accepted:
        notes.append(f"{accepted} accepted on purpose")
    tail = f" ({'; '.join(notes)})" if notes else ""
    if errors:
        line = f"{path}: {', '.join(counts)}{tail}."
    elif report.figures.steps is None:
        line = f"{path}: nothing to report{tail}."
    else:
        holds = look.paint("Holds together", _BOLD, _GREEN)
        line = f"{path}: {holds}: {praise(report)}"
        line += f"; {', '.join(counts)}{tail}." if counts else f"{tail}."
    margin = 0 if look.colour else look.width
    return (line if not margin else "\n".join(_wrapped(line, margin))) + "\n"


def praise(report: Report) -> str:
    """Return the figures of a page as people say them; what is not known is said, too."""
    figures, process = report.figures, report.process
    counts = [
        f"{count} {noun}{'' if count == 1 else 's'}"
        for count, noun in ((figures.steps, "step"), (figures.roles, "role"), (figures.handovers, "handover"))
        if count is not None
    ]
    parts = [", ".join(counts)]
    if process is not None:
        parts += [_units_once(_times_and_promise(figures, process)), _silence(figures, process), _fit(report)]
    return "; ".join(filter(None, parts))


def _times_and_promise(figures: Figures, process: Process) -> str:
    times, promise = _times(figures, process), _promise(figures, process)
    spans_all = process.promise_from is None and process.promise_to is None
    if promise and times and spans_all and figures.promise_worst_minutes == figures.worst_minutes:
        # The worst case has been said already.
        return f"{times}, {_said(figures.promise_minutes, process)} promised"
    return "; ".join(filter(None, (times, promise)))


def _units_once(text: str) -> str:
    """Name a unit only where it changes: '31.5 days typical, 41.4 at worst'."""
    named = ""

    def shortened(match: re.Match[str]) -> str:
        nonlocal named
        unit = match[2].removesuffix("s")
        is_same, named = unit == named, unit
        return match[1] if is_same else match[0]

    return re.sub(r"(?<![\d.])(\d[\d.]*) (days?|hours?|minutes?)(?= typical| at worst| promised)", shortened, text)


def _times(figures: Figures, process: Process) -> str:
    if all(step.takes is None for step in process.steps):
        return ""
    usual = f"{_said(figures.typical_minutes, process)} typical" if figures.typical_minutes is not None else ""
    if figures.worst_minutes is None:
        return f"{usual}, at worst not known" if usual else "times not known"
    return (
        f"{usual}, {_said(figures.worst_minutes, process)} at worst"
        if usual
        else f"{_said(figures.worst_minutes, process)} at worst"
    )


def _promise(figures: Figures, process: Process) -> str:
    if process.promise is None or figures.promise_minutes is None:
        return ""
    first, last = process.step_at(process.promise_from), process.step_at(process.promise_to)
    names = [f"from {process.steps[first].name}"] if first is not None else []
    names += [f"to {process.steps[last].name}"] if last is not None else []
    worst = "not known" if figures.promise_worst_minutes is None else _said(figures.promise_worst_minutes, process)
    return f"{' '.join([*names, worst])} at worst, {_said(figures.promise_minutes, process)} promised"


def _silence(figures: Figures, process: Process) -> str:
    if all(step.customer is None for step in process.steps) or all(step.takes is None for step in process.steps):
        return ""
    if figures.longest_silence_minutes is None:
        return "the longest silence is not known"
    return f"never more than {_said(figures.longest_silence_minutes, process)} without a word"


def _fit(report: Report) -> str:
    fit = report.figures.fit
    if fit is None or not fit.fits:
        return ""
    # On a page that fits, this speaks of the drawing.
    without = ", without its drawing" if any(finding.code == "PK802" for finding in report.findings) else ""
    return f"fits one {fit.paper.capitalize()} page{without}"


def _said(minutes: float | None, process: Process) -> str:
    return spoken(Fraction(minutes or 0), process.week)
