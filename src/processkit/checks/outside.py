"""Checks that other packages bring along, by the entry point ``processkit.checks``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from processkit.checks.check import Check, Page, Stage
from processkit.checks.installed import may_be_installed
from processkit.checks.rules import ALL_CHECKS
from processkit.errors import BrokenCheck
from processkit.findings import Hit

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "processkit.checks"

_CODE = re.compile(r"(?!PK)[A-Z]{2,8}[0-9]{3}")
_NAME = re.compile(r"[a-z]+(-[a-z]+)*")


@cache
def every_check() -> tuple[Check, ...]:
    """Return our own checks, and behind them those of other packages in the order of their codes.

    Raises:
        BrokenCheck: A check from outside cannot be loaded, or is not what a check is.
    """
    return (*ALL_CHECKS, *_outside_checks())


def _outside_checks() -> list[Check]:
    if not may_be_installed(GROUP):
        return []
    from importlib.metadata import entry_points

    found: list[Check] = []
    for point in sorted(entry_points(group=GROUP), key=lambda p: (_package_of(p), p.name)):
        package = _package_of(point)
        for check in _loaded(point, package):
            problem = _what_is_wrong(check, [*ALL_CHECKS, *found])
            if problem:
                raise BrokenCheck(f'The check "{point.name}" of the package {package} {problem} {_way_out(package)}')
            found.append(check._replace(check=_guarded(check, package)))
    return sorted(found, key=lambda check: check.code)


def _package_of(point: EntryPoint) -> str:
    return point.dist.name if point.dist is not None else point.value


def _loaded(point: EntryPoint, package: str) -> list[Check]:
    """Return what an entry point stands for: one check, or several."""
    try:
        loaded = point.load()
        checks = [loaded] if isinstance(loaded, Check) else list(loaded)
    except Exception as problem:  # whatever somebody else's package does
        raise BrokenCheck(
            f'The check "{point.name}" of the package {package} cannot be loaded: {_told(problem)}. {_way_out(package)}'
        ) from problem
    return checks


def _what_is_wrong(check: object, known: Iterable[Check]) -> str:
    """Return how a check breaks the rules, as the end of a sentence; empty where it does not."""
    if not isinstance(check, Check):
        return "is no processkit.checks.Check."
    if _CODE.fullmatch(check.code) is None:
        return f'has the code "{check.code}"; a code is two to eight capital letters, not PK, and three digits.'
    if _NAME.fullmatch(check.name) is None:
        return f'has the name "{check.name}"; a name is small letters, with dashes between the words.'
    if any(check.code == other.code or check.name == other.name for other in known):
        return f"is called {check.code} {check.name}, and there is such a check already."
    return "" if check.stage is Stage.FLOW else "is not of the stage FLOW."


def _guarded(check: Check, package: str) -> Callable[[Page], Iterable[Hit]]:
    """Return the function of a check that says whose it is when it stops on a page."""

    def ask(page: Page) -> Iterator[Hit]:
        try:
            hits = list(check.check(page))
            if not all(isinstance(hit, Hit) for hit in hits):
                raise TypeError("it gave something that is no processkit.checks.Hit")
        except Exception as problem:  # whatever somebody else's package does
            raise BrokenCheck(
                f"The check {check.code} {check.name} of the package {package} stopped: {_told(problem)}. {_way_out(package)}"
            ) from problem
        yield from hits

    return ask


def _told(problem: Exception) -> str:
    """Return in one line what went wrong, for the one who wrote the check."""
    return " ".join(f"{type(problem).__name__}: {problem}".split()).rstrip(".:")


def _way_out(package: str) -> str:
    return f"Tell whoever made it; until then, take it away: pip uninstall {package}"
