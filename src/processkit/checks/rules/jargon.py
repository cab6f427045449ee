"""PK605 jargon: words for the customer that only insiders know."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.insider_words import insider_words
from processkit.checks.wording import listed, name_of_step
from processkit.findings import Hit, Severity
from processkit.flow.story import title
from processkit.source.typed import lines_to_paste, typed


def check(page: Page) -> Iterator[Hit]:
    """Report, once, the abbreviations and in-house words in what the customer reads."""
    process = page.process
    found = [word for word in insider_words(process) if word.place in page.flow.reached]
    if not found:
        return
    first = found[0]
    told = listed([f'"{word.text}" ({title(process, word.place)})' for word in found])
    yield Hit(
        f"Customers may not know {told}.",
        first.path,
        step=name_of_step(process, first.path),
        fix=lines_to_paste(
            "Say it in plain words, or explain it at the left edge:",
            "glossary:",
            f"  {typed(first.text)}: in plain words",
        ),
    )


CHECK = Check(
    code="PK605",
    name="jargon",
    severity=Severity.ADVICE,
    title="words for the customer that only insiders know",
    why="You may understand it; the customer feels clueless, and does not ask.",
    bad="""\
process: Selling a bicycle
contact: 020 555 0107
steps:
  - step: Greet and listen
    owner: Shop
    customer:
      told: That the RMA comes by e-mail  # <-- here
  - step: Let the customer ride
    owner: Shop
  - step: Agree the price
    owner: Shop
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
""",
    good="""\
process: Selling a bicycle
contact: 020 555 0107
steps:
  - step: Greet and listen
    owner: Shop
    customer:
      told: That the paper for sending it back comes by e-mail
  - step: Let the customer ride
    owner: Shop
  - step: Agree the price
    owner: Shop
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
""",
    check=check,
)
