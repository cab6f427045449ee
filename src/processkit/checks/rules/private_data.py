"""PK607 private-data: a number that looks like a payment card."""

from __future__ import annotations

import re
from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import name_of_step
from processkit.findings import Hit, Severity
from processkit.model.sentences import place_named

# Digits, with a space or a dash between them at most; no part of a longer word, no telephone number.
_LONG_NUMBER = re.compile(r"(?<![\w+.,-])(?<![0-9][ -])(?!0)[0-9](?:[ -]?[0-9]){12,18}(?![ -]?[0-9])(?!\w)")
_BOOKS = ("978", "979")


def check(page: Page) -> Iterator[Hit]:
    """Report each text with a number that passes the check of payment cards."""
    process = page.process
    # A look at all of it at once: hardly any page has so long a number.
    if _LONG_NUMBER.search("\n".join([written.text for written in process.texts])) is None:
        return
    for written in process.texts:
        for match in _LONG_NUMBER.finditer(written.text):
            digits = re.sub("[ -]", "", match[0])
            if not _passes_the_card_check(digits) or (len(digits) == 13 and digits.startswith(_BOOKS)):
                continue
            yield Hit(
                f"The number that ends in {digits[-4:]} looks like a payment card ({place_named(process, written.path)}).",
                written.path,
                on_key=written.on_key,
                step=name_of_step(process, written.path),
                fix="Take it out; where cards are kept safe, your bank or your shop system tells.",
            )
            break


def _passes_the_card_check(digits: str) -> bool:
    """Tell whether the last digit is the one that the others give.

    Source: ISO/IEC 7812-1, annex B (the Luhn formula).
    """
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits))]
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


CHECK = Check(
    code="PK607",
    name="private-data",
    severity=Severity.WARNING,
    title="a number that looks like a payment card",
    why="This page hangs on the wall and is sent around; whoever reads the number can pay with it.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
  - step: Let the customer ride
    owner: Shop
  - step: Agree the price
    owner: Shop
    do:
      - Test the card reader with 4111 1111 1111 1111  # <-- here
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
""",
    good="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
  - step: Let the customer ride
    owner: Shop
  - step: Agree the price
    owner: Shop
    do:
      - Test the card reader with the test card of the bank
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
""",
    check=check,
)
