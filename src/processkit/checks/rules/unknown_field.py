"""PK101 unknown-field: a field that this language does not know."""

from __future__ import annotations

from processkit.checks.check import Check, Stage
from processkit.findings import Severity

CHECK = Check(
    code="PK101",
    name="unknown-field",
    severity=Severity.ERROR,
    title="a field that this language does not know",
    why="A misspelt field would be left out of the page without a word.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    taks: 1 hour  # <-- here
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
    takes: 1 hour
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
