"""Pages for the tests: small ones by hand, and random ones for properties."""

from __future__ import annotations

import json

from hypothesis import strategies as st

from processkit.model.process import Process
from processkit.source.reader import read_page

OWNERS = ["Shop", "Office", "Workshop", "Customer care"]


def process_of(**page) -> Process:
    """Build a page from plain data, through the same reader as every file."""
    read = read_page(json.dumps(page))
    assert read.process is not None, [hit.message for hit in read.hits]
    return read.process


def step(name, owner="Shop", **keys):
    return {"step": name, "owner": owner, **keys}


@st.composite
def random_pages(draw, most_steps=7, owners=3, with_handovers=True):
    """Pages of every flow: order, next, answers, silence, steps that may be passed over, loops."""
    count = draw(st.integers(1, most_steps))
    names = [f"S{n}" for n in range(count)]
    targets = st.sampled_from([*names, "won", "lost", "later"])
    steps = []
    for name in names:
        one = {"step": name, "owner": draw(st.sampled_from(OWNERS[:owners]))}
        kind = draw(st.sampled_from(["order", "order", "next", "answers", "answers", "only_if"]))
        if kind == "next":
            one["next"] = draw(targets)
        elif kind == "answers":
            one["decide"] = "Which?"
            one["answers"] = {f"A{k}": draw(targets) for k in range(draw(st.integers(1, 3)))}
        elif kind == "only_if":
            one["only_if"] = "It is so"
            if draw(st.booleans()):
                one["next"] = draw(targets)
        if draw(st.integers(0, 4)) == 0:
            one["no_reply"] = {"after": "3 days", "go": draw(targets)}
        if with_handovers and draw(st.booleans()):
            one["handover"] = {"checks": ["All sizes are known"]}
        steps.append(one)
    return process_of(process="P", steps=steps)
