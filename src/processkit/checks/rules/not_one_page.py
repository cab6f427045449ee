"""PK802 not-one-page: the page holds more than one sheet of paper."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page, Stage
from processkit.findings import DocPath, Hit, Severity
from processkit.flow.too_long import longest_told
from processkit.model.process import Process
from processkit.model.sentences import sentences_of


def check(page: Page) -> Iterator[Hit]:
    """Report a page that does not fit on its sheet, or only without its drawing."""
    process, paper = page.process, page.on_paper
    if paper is None or (paper.fit.fits and paper.has_drawing):
        return
    sheet = f"one {paper.fit.paper.capitalize()} sheet"
    told = longest_told(process, paper.most_letters)
    if paper.fit.fits:
        yield Hit(
            f"The page fits on {sheet} only without its drawing.",
            _longest(process),
            severity=Severity.WARNING,
            why="The drawing is what people see from across the room; without it the page is a list.",
            fix=told.replace("It fits when", "The drawing fits, too, when"),
        )
        return
    over = max(1, round(paper.too_long * 100))
    yield Hit(
        f"The page is {over} % too long for {sheet}, in the smallest letters that can be read, and without its drawing.",
        _longest(process),
        fix=told,
    )


def _longest(process: Process) -> DocPath:
    """Return where the longest text stands."""
    return next((written.path for written in sentences_of(process)), ("steps",))


_STEPS = (
    "Take the enquiry", "Measure", "Send the quote", "Take the order", "Build the kitchen", "Fit the kitchen", "Follow up",
)  # fmt: skip
_LONG = (
    (
        "The length, the height and the depth of every wall, window and door are on the drawing, and somebody other than "
        "the one who measured went over them"
    ),
    (
        "The customer has seen each colour, handle and worktop by daylight, said yes to each by name, and knows what cannot "
        "be exchanged afterwards"
    ),
    (
        "Water, power and gas are where the drawing has them, or each that must move has a date and a name, and the customer "
        "knows what that costs"
    ),
    (
        "The day, the hour, the door and the way up the stairs are agreed, and somebody will be there to open, to sign, and "
        "to say where things may stand"
    ),
    (
        "We told the customer what was done since we last spoke, what comes next and when, and who picks up the phone if "
        "there is a question on the way"
    ),
)
_SHORT = (
    "Walls, windows and doors are measured",
    "Colours and handles are agreed",
    "Water and power are in place",
    "Day and hour are agreed",
    "The customer knows what comes next",
)


def _example(checks: tuple[str, ...], mark: str = "") -> str:
    """Return a page on which each step has all of the checks."""
    lines = ["process: A fitted kitchen", "contact: 020 555 0107", "steps:"]
    for place, step in enumerate(_STEPS):
        lines += [f"  - step: {step}", "    owner: Shop", "    checklist:"]
        lines += [f"      - {text}" for text in checks]
        lines += ["    customer:", f"      sees: {checks[place % len(checks)]}"]
        if step == "Send the quote":
            lines += [
                "    decide: Does the customer buy?",
                "    answers:",
                "      Yes: Take the order",
                "      No: lost",
            ]
    longest = max(range(len(lines)), key=lambda number: len(lines[number].partition("- ")[2]))
    lines[longest] += mark
    return "\n".join(lines) + "\n"


CHECK = Check(
    code="PK802",
    name="not-one-page",
    severity=Severity.ERROR,
    title="the page holds more than one sheet of paper",
    why="What does not fit on one page is not read at the wall, and nobody keeps to what nobody reads.",
    bad=_example(_LONG, "  # <-- here"),
    good=_example(_SHORT),
    check=check,
    stage=Stage.PAPER,
    can_be_accepted=False,
)
