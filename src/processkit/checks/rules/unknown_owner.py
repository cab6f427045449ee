"""PK109 unknown-owner: somebody is named who is not in the list of roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from processkit.checks.check import Check, Page, Stage
from processkit.checks.misspelt import misspelt_in_list, written_so
from processkit.checks.wording import capital, in_step, listed, name_of_step, nearest
from processkit.findings import Hit, NewKey, Repair, Severity
from processkit.model.customer_words import is_customer
from processkit.model.names import fold, is_plainly
from processkit.model.process import Process
from processkit.model.references import Mention, roles_named
from processkit.source.typed import lines_to_paste, typed


def check(page: Page) -> Iterator[Hit]:
    """Report each owner, backup and helper that is not in the list of roles, and the customer as owner."""
    process = page.process
    declared = {fold(name) for name in process.roles} if process.roles is not None else None
    used = [*(mention.name for mention in roles_named(process)), *(s.waits_for for s in process.steps if s.waits_for)]
    misspelt = misspelt_in_list(process.roles or (), used)
    for right, wrong in misspelt.items():
        yield Hit(
            f'The list of roles has "{wrong}", and nobody else on the page is called so; the steps say "{right}".',
            ("roles", wrong),
            on_key=True,
            fix=f"Write, in the list of roles: {typed(right)}:",
            repairs=(Repair((NewKey(("roles", wrong), right),), is_plainly(wrong, right, used)),),
        )
    told = {fold(name) for name in misspelt}
    for mention in roles_named(process):
        if mention.path[-1] == "owner" and is_customer(mention.name, process.language):
            yield Hit(
                capital(
                    f"{in_step(process, mention.path)}the customer cannot own a step: somebody of yours sees to it that it goes on."
                ),
                mention.path,
                step=name_of_step(process, mention.path),
                fix=lines_to_paste(
                    "Write the colleague who watches over it, and that we wait:",
                    "owner: Sales office",
                    "waits_for: customer",
                ),
            )
        elif declared is not None and fold(mention.name) not in declared | told:
            yield _unknown(process, mention, used)


def _unknown(process: Process, mention: Mention, used: Sequence[str]) -> Hit:
    roles = list(process.roles or ())
    near = nearest(mention.name, roles)
    key = mention.path[-1] if isinstance(mention.path[-1], str) else "helpers"
    write = f"{key}: {near}" if key != "helpers" else near
    return Hit(
        capital(f'{in_step(process, mention.path)}"{mention.name}" is not in the list of roles.'),
        mention.path,
        step=name_of_step(process, mention.path),
        fix=f"Write: {write}"
        if near
        else lines_to_paste(
            "Add it to the list:",
            "roles:",
            f"  {typed(mention.name)}:",
            then=f"or write one of: {listed(roles, 'or')}.",
        ),
        repairs=written_so(mention, near, roles, used),
    )


CHECK = Check(
    code="PK109",
    name="unknown-owner",
    severity=Severity.ERROR,
    title="somebody is named who is not in the list of roles",
    why="A step whose owner nobody knows is a step that nobody does.",
    bad="""\
process: Selling a bicycle
roles:
  Shop:
    people: [Ana]
  Workshop:
    people: [Ben]

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
    owner: Workshp  # <-- here
    handover:
      checks: [The size is agreed]
""",
    good="""\
process: Selling a bicycle
roles:
  Shop:
    people: [Ana]
  Workshop:
    people: [Ben]

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
    owner: Workshop
    handover:
      checks: [The size is agreed]
""",
    check=check,
    stage=Stage.NAMES,
    can_be_accepted=False,
)
