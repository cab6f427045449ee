"""PK001 not-yaml: the file cannot be read as YAML."""

from __future__ import annotations

from processkit.checks.check import Check, Stage
from processkit.findings import Severity

CHECK = Check(
    code="PK001",
    name="not-yaml",
    severity=Severity.ERROR,
    title="the file cannot be read as YAML",
    why="A page that cannot be read cannot be checked or printed.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner:Shop  # <-- here
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
