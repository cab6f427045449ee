"""PK005 yaml-surprise: a text was read in another way than it was probably meant."""

from __future__ import annotations

from processkit.checks.check import Check, Stage
from processkit.findings import Severity

CHECK = Check(
    code="PK005",
    name="yaml-surprise",
    severity=Severity.WARNING,
    title="a text was read in another way than it was probably meant",
    why="YAML takes such a text without a word, so the page would print something else than you typed.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen #1 of 4 # <-- here
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
  - step: "Greet and listen #1 of 4"
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
