"""PK112 bad-date: a date that cannot be read or does not exist."""

from __future__ import annotations

from processkit.checks.check import Check, Stage
from processkit.findings import Severity

CHECK = Check(
    code="PK112",
    name="bad-date",
    severity=Severity.ERROR,
    title="a date that cannot be read or does not exist",
    why="Nobody can look at the page again on a day that does not come.",
    bad="""\
process: Selling a bicycle
review_by: 2027-02-30  # <-- here
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
review_by: 2027-02-28
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
