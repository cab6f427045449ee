"""What a new version of a page means for the customers who are under way on the old one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from processkit.checks.wording import headed, listed
from processkit.comparing.changes import Change
from processkit.flow.story import title
from processkit.model.names import fold
from processkit.model.process import Process


def under_way(old: Process, new: Process, changes: Sequence[Change]) -> list[str]:
    """Return what to do about customers who are under way, in sentences; none where nothing concerns them."""
    return [sentence for change in changes for sentence in _about(old, new, change)]


def _about(old: Process, new: Process, change: Change) -> Iterator[str]:
    place = int(change.path[1]) if change.step is not None else -1
    match change.kind, change.field:
        case "removed", "":
            yield f"Whoever is on {title(old, place)} has to go on with another step: it is gone."
        case "added", "":
            yield f"{headed(new, place)} is new: decide whether those who are past it do it, too."
        case "moved", "":
            yield f"{headed(new, place)} has moved: see that nobody does it twice or never."
        case _, "owner" if change.step is not None:
            yield f"Whoever is on {title(new, place)} is seen to by {change.after} from now on: hand them over by name."
        case _, "promise":
            if change.before is not None:
                yield f"Whoever was promised {change.before} has that promise, and keeps it."
        case (("added" | "changed"), ("handover" | "handover.papers" | "needs")):
            more = _more_papers(change)
            if more:
                yield f"Whoever has not begun {title(new, place)} yet needs {listed(more)} for it."


def _more_papers(change: Change) -> list[str]:
    """Return the papers that are asked for now and were not before."""
    old, new = (
        value.get("papers", []) if isinstance(value, dict) else value or [] for value in (change.before, change.after)
    )
    known = {fold(paper) for paper in old}
    return [paper for paper in new if fold(paper) not in known]
