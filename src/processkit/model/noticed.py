"""What the customer notices of a step, and what the customer gives at it."""

from __future__ import annotations

from processkit.model.customer_words import is_customer
from processkit.model.names import fold
from processkit.model.process import Process
from processkit.model.step import Step


def is_noticed(process: Process, step: Step) -> bool:
    """Tell whether the customer notices a step: is in touch with us, gets, gives or pays something, or is waited for."""
    side = step.customer
    touched = side is not None and any((side.by, side.sees, side.told, side.gets, side.gives))
    waited_for = waits_for_customer(process, step)
    return touched or waited_for or step.payment is not None or bool(papers_from_customer(process, step))


def waits_for_customer(process: Process, step: Step) -> bool:
    """Tell whether it is the customer for whom a step waits."""
    return step.waits_for is not None and is_customer(step.waits_for, process.language)


def papers_from_customer(process: Process, step: Step) -> list[str]:
    """Return the papers of a step that the customer gives, as the step names them."""
    given = {
        fold(name)
        for name, paper in (process.paperwork or {}).items()
        if paper is not None and paper.source is not None and is_customer(paper.source, process.language)
    }
    return [name for name in step.paperwork or () if fold(name) in given]
