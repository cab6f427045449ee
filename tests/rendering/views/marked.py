"""Pages in which each text is a word of its own, so that a test can tell which texts an output holds."""

import re

from hypothesis import strategies as st
from tests.pages import process_of

_MARK = re.compile("qx[a-z]{4}xq")


def marks_in(output):
    """Return the marks that stand in an output, whatever their letters were turned into."""
    squeezed = "".join(output.casefold().split()).replace("\u00ad", "").replace("\u200b", "")
    return set(_MARK.findall(squeezed))


class Marks:
    """Gives out marks, and remembers what each was given for."""

    def __init__(self):
        self.places = {}

    def __call__(self, place):
        number, letters = len(self.places), ""
        for _ in range(4):
            number, rest = divmod(number, 26)
            letters = chr(ord("a") + rest) + letters
        mark = f"qx{letters}xq"
        self.places[mark] = place
        return mark

    def of(self, *places):
        """Return the marks that were given for one of the places."""
        return {mark for mark, place in self.places.items() if place in places}


@st.composite
def marked_pages(draw, most_steps=6):
    """Return a page whose every text is a mark, as a process and as the plain data that it was made of."""
    mark, some = Marks(), st.booleans()
    roles = [mark("role") for _ in range(draw(st.integers(1, 3)))]
    papers = {mark("paper"): _paper(draw, mark) for _ in range(3)}
    names = [mark(f"step {n}") for n in range(draw(st.integers(1, most_steps)))]
    targets = st.sampled_from([*names, "won", "lost", "later"])
    steps = [_step(draw, mark, name, n, roles, list(papers), targets) for n, name in enumerate(names)]
    page = {"process": mark("process"), "paperwork": papers, "steps": steps}
    page["roles"] = {role: {"people": [mark("people")], "team": mark("team")} for role in roles}
    for key in ("company", "for", "purpose", "owner", "version", "contact", "keep_in_touch", "volume", "based_on"):
        if draw(some):
            page[key] = mark(key)
    if draw(some):
        page |= {"promise": "44 days", "max_silence": "83 days", "revised": "2026-11-01", "review_by": "2031-12-30"}
    if draw(some):
        page["ends"] = {
            "won": {"name": mark("end")},
            "lost": {"name": mark("end"), "reason": True},
            "later": {"name": mark("end"), "wake_up": mark("wake_up")},
        }
    page["anytime"] = {mark("anytime"): "lost"}
    page["accepted"] = {"no-promise": mark("accepted")}
    page["focus"] = {"step": names[0], "until": mark("focus"), "goal": mark("focus")}
    page["starts_with"] = [draw(st.sampled_from(list(papers)))]
    page["glossary"] = {mark("word in use"): mark("meaning in use"), mark("word"): mark("meaning")}
    used = next(iter(page["glossary"]))
    told = [step["customer"] for step in steps if "told" in step.get("customer", {})]
    if told:
        told[0]["told"] += f" {used}"
    return process_of(**page), page, mark, bool(told)


def _paper(draw, mark):
    paper = {"form": mark("form"), "keep": mark("keep"), "signed": draw(st.booleans())}
    return paper | {"from": draw(st.sampled_from(["customer", "Customer", mark("from")]))}


def _step(draw, mark, name, number, roles, papers, targets):
    # Of every three steps about one is such that the customer does not notice it.
    quiet = draw(st.integers(0, 2)) == 0
    some = st.just(False) if quiet else st.booleans()
    step = {"step": name, "owner": draw(st.sampled_from(roles)), "backup": draw(st.sampled_from(roles))}
    for key in ("do", "checklist", "done_when", "tools"):
        step[key] = [mark(key), mark(key)]
    for key in ("if_late", "measure"):
        step[key] = mark(key)
    step["ask_for"] = ["feedback", "testimonial"]
    step["accepted"] = {"no-backup": mark("accepted")}
    step["handover"] = {
        "papers": [draw(st.sampled_from(papers))], "checks": [mark("checks")], "within": "37 minutes",
        "so_that": mark("so_that"),
    }  # fmt: skip
    step["needs"] = [draw(st.sampled_from(papers))]
    if draw(some):
        step["paperwork"] = draw(st.lists(st.sampled_from(papers), min_size=1, max_size=2, unique=True))
    if draw(st.booleans()):
        step["takes"] = draw(st.sampled_from(["1 day", "2-3 weeks", "up to 4 hours", "same day", "P1DT2H"]))
    if draw(st.integers(0, 3)) == 0:
        step["waits_for"] = mark("waits_for") if quiet else draw(st.sampled_from(["customer", mark("waits_for")]))
    kind = draw(st.sampled_from(["order", "answers", "only_if"]))
    if kind == "answers":
        step["decide"] = mark("decide")
        step["answers"] = {mark("answer"): draw(targets), mark("answer"): draw(targets)}
        step["answer_papers"] = {next(iter(step["answers"])): [draw(st.sampled_from(papers))]}
    elif kind == "only_if":
        step["only_if"] = mark("only_if")
    if draw(st.booleans()):
        step["no_reply"] = {"after": "91 days", "go": draw(targets)}
    if draw(some):
        pay = {"what": f"what {number}", "due": f"due {number}", "if_unpaid": "if_unpaid"}
        step["payment"] = {key: mark(place) for key, place in pay.items()}
    side = {key: mark(f"{key} {number}") for key in ("by", "sees", "told", "gets", "gives") if draw(some)}
    if draw(st.booleans()):
        side["feels"] = mark("feels")
    if side:
        step["customer"] = side
    return step
