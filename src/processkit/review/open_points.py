"""What is open on a page: the findings, numbered, and what each of them is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from processkit.findings import Finding, Severity
from processkit.flow.flow import Flow
from processkit.flow.sale import PHASES, phases_of, uncovered_phases
from processkit.flow.story import title

Key: TypeAlias = Literal["communication", "transparency", "consistency"]

KEYS: tuple[Key, ...] = ("communication", "transparency", "consistency")
"""What relationships with customers last by."""

_WEIGHT = {
    Severity.ERROR: "must fix",
    Severity.WARNING: "customers will feel this",
    Severity.ADVICE: "advice",
}
# What each check is about. What stands nowhere here is about doing it the same way each time.
_COMMUNICATION = ["601", "602", "603", "605", "608", "610", "708", "711", "712", "713", "714", "716", "720"]
_TRANSPARENCY = ["211", "501", "503", "504", "506", "508", "607", "609", "707", "709", "710", "715"]
# What speaks of something that is not there, and should happen.
_ABSENT = [
    "206",
    "208",
    "211",
    "301",
    "303",
    "307",
    "402",
    "407",
    "501",
    "506",
    "508",
    "601",
    "602",
    "603",
    "608",
    "609",
    "610",
    "703",
    "705",
    "707",
    "708",
    "709",
    "710",
    "711",
    "712",
    "713",
    "714",
    "715",
    "716",
    "717",
    "720",
    "901",
    "902",
    "905",
]
# Checks that name all their steps at once.
_OF_SEVERAL_STEPS = {"PK404", "PK501", "PK502", "PK602", "PK603", "PK605", "PK717"}
# Checks that speak of the whole page, and of which phases.
_OF_PHASES = {"PK714": ("keep", "advocate"), "PK711": ("keep",), "PK712": ("keep",), "PK709": ("win",)}


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One finding that is open.

    Attributes:
        number: By which the sheet refers to it, counted from 1.
        weight: How much it matters, in words.
        steps: The steps that it speaks of, counted from 0, in file order; none for the whole page.
        is_absent: Whether it is about something that does not happen.
        phases: The phases of the customer's life that it is about; none for the whole page.
    """

    number: int
    finding: Finding
    weight: str
    key: Key
    steps: tuple[int, ...]
    is_absent: bool
    phases: tuple[str, ...]


def open_points(findings: Iterable[Finding], flow: Flow) -> list[OpenPoint]:
    """Return what is neither accepted nor said already: what happens first, then what does not happen."""
    told = [finding for finding in findings if finding.is_told]
    told.sort(key=lambda finding: _number(finding) in _ABSENT)
    return [_point(number, finding, flow) for number, finding in enumerate(told, 1)]


def numbers_of(points: Sequence[OpenPoint]) -> str:
    """Return '2, 5 and 7'; nothing for no points."""
    numbers = [str(point.number) for point in points]
    return " and ".join(filter(None, [", ".join(numbers[:-1]), *numbers[-1:]]))


def _point(number: int, finding: Finding, flow: Flow) -> OpenPoint:
    steps = _steps_of(finding, flow)
    return OpenPoint(
        number=number,
        finding=finding,
        weight=_WEIGHT[finding.severity],
        key=_key(finding),
        steps=steps,
        is_absent=_number(finding) in _ABSENT,
        phases=_phases_of(finding, steps, flow),
    )


def _steps_of(finding: Finding, flow: Flow) -> tuple[int, ...]:
    """Return the step that a finding points to, and those that it names where it names several."""
    place = finding.path[1] if len(finding.path) > 1 and finding.path[0] == "steps" else None
    if not isinstance(place, int):
        return ()
    told = finding.message.casefold()
    named = {other for other in range(flow.step_count) if title(flow.process, other).casefold() in told}
    return tuple(sorted({place, *named})) if finding.code in _OF_SEVERAL_STEPS else (place,)


def _phases_of(finding: Finding, steps: tuple[int, ...], flow: Flow) -> tuple[str, ...]:
    if finding.code == "PK720":
        return tuple(uncovered_phases(flow))
    of_steps = phases_of(flow)
    about = _OF_PHASES.get(finding.code) or {of_steps[step] for step in steps if step in of_steps}
    return tuple(phase for phase in PHASES if phase in about)


def _number(finding: Finding) -> str:
    return finding.code.removeprefix("PK")


def _key(finding: Finding) -> Key:
    if _number(finding) in _COMMUNICATION:
        return "communication"
    return "transparency" if _number(finding) in _TRANSPARENCY else "consistency"
