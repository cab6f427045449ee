"""PK003 too-large: the file is far larger than any page."""

from __future__ import annotations

from processkit.checks.check import Check, Stage
from processkit.findings import Severity

CHECK = Check(
    code="PK003",
    name="too-large",
    severity=Severity.ERROR,
    title="the file is far larger than any page",
    why="A page that fills one sheet of paper has a few kilobytes; a larger file is something else, and reading it could stall the computer.",
    bad="""\
process: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]  # <-- here
steps:
  - step: Greet and listen
    owner: Shop
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
steps:
  - step: Greet and listen
    owner: Shop
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
    stage=Stage.READING,
    can_be_accepted=False,
)
