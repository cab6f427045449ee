"""A way through the process, told so that the owner sees it happen."""

from __future__ import annotations

from processkit.flow.flow import Flow, Way
from processkit.model.process import Process


def title(process: Process, place: int) -> str:
    """Return how messages name a step or an end: 'step 4 "Send the quote"' or 'the end "won"'."""
    if place < len(process.steps):
        return f'step {process.numbers.labels[place]} "{process.steps[place].name}"'
    return f'the end "{process.name_of(place)}"'


def short_title(process: Process, place: int) -> str:
    """Return a place as it stands in a way: '4 Send the quote', or the name of an end."""
    if place < len(process.steps):
        return f"{process.numbers.labels[place]} {process.steps[place].name}"
    return process.name_of(place)


def tell(flow: Flow, way: Way) -> str:
    """Return a way as one line: '1 Take the enquiry → 2 Qualify ("Yes") → 6 Build the kitchen'.

    In brackets stands what was answered, or what did not happen, at the step before.
    """
    process = flow.process
    pieces = [short_title(process, way.start)]
    if way.passed:
        pieces[0] += f" (without {_listed(process, way.passed)})"
    for edge in way.edges:
        notes = []
        if edge.answer is not None:
            notes.append(f'"{edge.answer}"')
        elif edge.by_silence:
            notes.append("no reply")
        if edge.passed:
            notes.append(f"without {_listed(process, edge.passed)}")
        if notes:
            pieces[-1] += f" ({', '.join(notes)})"
        pieces.append(short_title(process, edge.target))
    return " → ".join(pieces)


def step_names(flow: Flow, way: Way) -> tuple[str, ...]:
    """Return the names of the steps on a way, for programs; an end is not among them."""
    return tuple(flow.process.steps[place].name for place in way.places if flow.is_step(place))


def _listed(process: Process, places: tuple[int, ...]) -> str:
    return ", ".join(short_title(process, place) for place in places)
