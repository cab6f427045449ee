"""Pages for the tests: small ones by hand, and random ones for properties."""

from __future__ import annotations

import json

from hypothesis import strategies as st

from processkit.model.process import Process
from processkit.source.reader import read_page

PAPERS = ["Form", "Quote"]
OWNERS = ["Shop", "Office", "Workshop", "Customer care"]


def process_of(**page) -> Process:
    """Build a page from plain data, through the same reader as every file."""
    read = read_page(json.dumps(page))
    assert read.process is not None, [hit.message for hit in read.hits]
    return read.process


def step(name, owner="Shop", **keys):
    return {"step": name, "owner": owner, **keys}


@st.composite
def random_pages(
    draw, most_steps=7, owners=3, with_handovers=True, with_times=False, with_papers=False, with_stages=False
):
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
        more = ((with_times, _add_times), (with_papers, _add_papers), (with_stages, _add_stages))
        for _wanted, add in filter(lambda pair: pair[0], more):
            add(draw, one)
        steps.append(one)
    page = {}
    if with_times and draw(st.booleans()):
        page = {"promise": "4 hours", "promise_from": draw(st.sampled_from(names))}
        if draw(st.booleans()):
            page["promise_to"] = draw(st.sampled_from(names))
    if with_papers and draw(st.booleans()):
        page["starts_with"] = [draw(st.sampled_from(PAPERS))]
    return process_of(process="P", steps=steps, **page)


def _add_times(draw, one):
    """Give a step a time, a limit, an answer time, and a customer, or none of them."""
    if draw(st.integers(0, 5)):
        one["takes"] = draw(st.sampled_from(["1 hour", "2 hours", "1-3 hours", "up to 5 hours", "0 hours"]))
    if draw(st.booleans()):
        one["at_most"] = draw(st.integers(1, 2))
    if "handover" in one and draw(st.booleans()):
        one["handover"]["within"] = draw(st.sampled_from(["1 hour", "30 minutes"]))
    kind = draw(st.sampled_from(["none", "none", "touch", "every", "waits"]))
    if kind in ("touch", "every"):
        one["customer"] = {"told": "What is next"}
    if kind == "every":
        one["customer"]["every"] = "1 hour"
    if kind == "waits":
        one["waits_for"] = "customer"


def _add_stages(draw, one):
    """Let a step reach a milestone, and make something of the contact, or neither."""
    if draw(st.booleans()):
        one["milestone"] = draw(
            st.sampled_from(["engage", "qualify", "qualify", "propose", "close", "close", "deliver"])
        )
    if draw(st.booleans()):
        one["becomes"] = draw(st.sampled_from(["suspect", "prospect", "lead", "customer", "advocate"]))


def _add_papers(draw, one):
    """Let a step make and need papers."""
    one["paperwork"] = draw(st.lists(st.sampled_from(PAPERS), max_size=1)) or None
    one["needs"] = draw(st.lists(st.sampled_from(PAPERS), max_size=1)) or None
    if "answers" in one and draw(st.booleans()):
        one["answer_papers"] = {next(iter(one["answers"])): [draw(st.sampled_from(PAPERS))]}
    if "no_reply" in one and draw(st.booleans()):
        one["no_reply"]["papers"] = [draw(st.sampled_from(PAPERS))]
    if "handover" in one and draw(st.booleans()):
        one["handover"]["papers"] = [draw(st.sampled_from(PAPERS))]
    for key in ("paperwork", "needs"):
        if one[key] is None:
            del one[key]
