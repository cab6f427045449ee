"""Who hands over to a step, and who gets it back, on pages that may not be sound yet: drafts are printed, too."""

from __future__ import annotations

from processkit.model.names import fold
from processkit.model.process import Process


def givers_of(process: Process, receiver: int) -> list[int]:
    """Return the steps of other owners from which a case comes to a step, in file order."""
    own = fold(process.steps[receiver].owner)
    sources = {edge.source for edge in process.edges if edge.target == receiver}
    return sorted(source for source in sources if fold(process.steps[source].owner) != own)


def back_to(process: Process, receiver: int) -> list[int]:
    """Return the steps that a handover may go back to: the one that it names, or else those that it comes from."""
    handover = process.steps[receiver].handover
    named = process.step_at(handover.if_incomplete) if handover is not None else None
    return [named] if named is not None else givers_of(process, receiver)
