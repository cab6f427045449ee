"""PK601 long-silence: a customer hears nothing for too long."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed, listed
from processkit.findings import Hit, Severity
from processkit.flow.flow import Flow
from processkit.flow.silence import Silence, endless_silence, touches
from processkit.flow.spoken import spoken
from processkit.flow.story import tell, title
from processkit.model.process import STANDARD_SILENCE
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report, once, the longest silence when it is over ``max_silence``, or one that nobody can know."""
    process, silence = page.process, page.silence
    if silence is None:
        yield from _endless(page)
        return
    allowed = process.max_silence or STANDARD_SILENCE
    if silence.minutes <= allowed.longest(process.week):
        return
    is_told = any(touches(page.flow, place) for place in range(page.flow.step_count))
    long = spoken(silence.minutes, process.week)
    limit = (
        f"this page allows {allowed}"
        if process.max_silence is not None
        else f"after {allowed} customers begin to wonder"
    )
    yield Hit(
        f"{_where(page.flow, silence) if is_told else 'No step says what the customer sees or hears,'}"
        f" for up to {long}; {limit}.",
        ("steps", silence.begins, "step"),
        step=process.steps[silence.begins].name,
        story=_story(page.flow, silence) if is_told else "",
        way=tuple(process.steps[place].name for place in silence.places if page.flow.is_step(place)),
        fix=_what_to_write(page.flow, silence, str(allowed)),
    )


def _where(flow: Flow, silence: Silence) -> str:
    """Return between which steps the customer hears nothing, as the beginning of a sentence."""
    process = flow.process
    if silence.inside:
        return f"{headed(process, silence.begins)}: while it is done, the customer hears nothing"
    last = silence.places[-1]
    until = f" until {title(process, last)}" if last != silence.begins and flow.is_step(last) else ""
    if touches(flow, silence.begins):
        return f"After {title(process, silence.begins)} the customer hears nothing{until}"
    return f"From {title(process, silence.begins)} on the customer hears nothing{until}"


def _story(flow: Flow, silence: Silence) -> str:
    if len(silence.places) == 1:
        return ""
    return f"It happens on the way {tell(flow, flow.way_along(silence.places))}."


def _what_to_write(flow: Flow, silence: Silence, allowed: str) -> str:
    """Return what to write in the longest step of the silence."""
    process = flow.process
    quiet = [p for p in silence.places if flow.is_step(p) and (silence.inside or not touches(flow, p))]
    if not quiet:
        return "Let that handover be answered sooner, or tell the customer that it is being looked at."
    place = max(quiet, key=lambda p: flow.longest[p])
    side = process.steps[place].customer
    label = process.numbers.labels[place]
    if side is not None and silence.inside:
        return lines_to_paste(f"Write, in step {label}, under customer:", f"every: {allowed}")
    return lines_to_paste(
        f"Write, in step {label}:",
        "customer:",
        "  told: What is done, what comes next, and when",
        f"  every: {allowed}",
    )


def _endless(page: Page) -> Iterator[Hit]:
    """Report the steps among which a customer can go round without a word, for nobody knows how long."""
    process = page.process
    circle = endless_silence(page.walks)
    if not circle:
        return
    names = listed([title(process, place) for place in circle])
    way = "repeats itself" if len(circle) == 1 else "can go round"
    yield Hit(
        f"{names[0].upper()}{names[1:]} {way} without a word to the customer, and nothing says how often.",
        ("steps", circle[0], "step"),
        step=process.steps[circle[0]].name,
        way=tuple(process.steps[place].name for place in circle),
        fix=lines_to_paste(
            f"Write, in step {process.numbers.labels[circle[0]]}:",
            "customer:",
            "  told: Where things stand, and what is next",
        ),
    )


CHECK = Check(
    code="PK601",
    name="long-silence",
    severity=Severity.WARNING,
    title="a customer hears nothing for too long",
    why="Whoever hears nothing begins to wonder, calls, and is half lost by then.",
    bad="""\
process: Selling a bicycle
contact: 020 555 0107
steps:
  - step: Greet and listen
    owner: Shop
    takes: 1 day
    customer:
      sees: A friendly welcome
  - step: Let the customer ride
    owner: Shop
    takes: 1 day
    customer:
      told: Which sizes we have
  - step: Agree the price
    owner: Shop
    takes: 1 day
    customer:
      gets: A price
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle  # <-- here
    owner: Shop
    takes: 2-10 days
    if_late: The shop calls the same day
    customer:
      sees: The bicycle, ready to ride
""",
    good="""\
process: Selling a bicycle
contact: 020 555 0107
steps:
  - step: Greet and listen
    owner: Shop
    takes: 1 day
    customer:
      sees: A friendly welcome
  - step: Let the customer ride
    owner: Shop
    takes: 1 day
    customer:
      told: Which sizes we have
  - step: Agree the price
    owner: Shop
    takes: 1 day
    customer:
      gets: A price
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
    takes: 2-10 days
    if_late: The shop calls the same day
    customer:
      sees: The bicycle, ready to ride
      every: 3 days
""",
    check=check,
)
