"""PK106 wrong-kind: a field holds another kind of value than it takes."""

from __future__ import annotations

from processkit.checks.check import Check, Stage
from processkit.findings import Severity

CHECK = Check(
    code="PK106",
    name="wrong-kind",
    severity=Severity.ERROR,
    title="a field holds another kind of value than it takes",
    why="A text where a list is due would be printed as one long line, or not at all.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    do: Offer a coffee  # <-- here
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
    do: [Offer a coffee]
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
