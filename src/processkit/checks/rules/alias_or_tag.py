"""PK006 alias-or-tag: a text begins with a sign that YAML takes as a command."""

from __future__ import annotations

from processkit.checks.check import Check, Stage
from processkit.findings import Severity

CHECK = Check(
    code="PK006",
    name="alias-or-tag",
    severity=Severity.ERROR,
    title="a text begins with a sign that YAML takes as a command",
    why="What begins with & or * or ! is replaced or lost without a word.",
    bad="""\
process: Selling a bicycle
company: &Sons  # <-- here
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
company: "&Sons"
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
