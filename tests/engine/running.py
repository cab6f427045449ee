"""Random pages on which cases run, and the commands that people could give on them."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st
from tests.pages import OWNERS, PAPERS, process_of, random_pages

from processkit.engine import commands
from processkit.engine.private import person, seal
from processkit.flow.flow import Flow

SALT = b"0123456789abcdef"
PEOPLE = ["Ann", "Ben", "Cat"]
MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def by(name):
    return person(name, SALT)


def words(text):
    return seal(text, SALT)


@st.composite
def running_pages(draw):
    """Pages with all that matters to a running case, on which every step leads to an end."""
    kind = random_pages(most_steps=5, owners=2, with_times=True, with_papers=True)
    data = draw(kind.filter(leads_to_ends)).to_data()
    names = [one["step"] for one in data["steps"]]
    for one in data["steps"]:
        if draw(st.booleans()):
            one["checklist"] = draw(st.lists(st.sampled_from(["Tall", "Wide"]), min_size=1, unique=True))
        if "handover" in one and draw(st.booleans()):
            one["handover"]["if_incomplete"] = draw(st.sampled_from(names))
        if draw(st.integers(0, 2)) == 0:
            one["payment"] = {"what": "Deposit", "due": draw(st.sampled_from(["within 2 days", "on sign-off"]))}
            if draw(st.booleans()):
                one["payment"]["before"] = draw(st.sampled_from(names))
        if draw(st.booleans()):
            one["becomes"] = draw(st.sampled_from(["prospect", "lead", "customer"]))
    if draw(st.booleans()):
        data["roles"] = {owner: draw(roles()) for owner in OWNERS}
    if draw(st.booleans()):
        data["ends"] = {"lost": {"reason": True}, "later": {"wake_up": "every 2 weeks"}, "won": {"becomes": "advocate"}}
    if draw(st.booleans()):
        data["anytime"] = {"Customer cancels": draw(st.sampled_from(["lost", "later", "won"]))}
    return process_of(**data)


def roles():
    role = {
        "people": st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=2, unique=True),
        "backup": st.sampled_from(OWNERS),
        "outside": st.just(value=True),
    }
    return st.none() | st.fixed_dictionaries({}, optional=role)


def leads_to_ends(process):
    flow = Flow(process)
    return set(range(flow.step_count)) <= flow.reaching(flow.ends())


def sensible_command(process, case, missing, at):
    """Return what somebody would order now who wants the case to go on: the first thing missing, or the step done."""
    who = st.sampled_from(PEOPLE).map(by)
    reason = words("because")
    keys = {step.key: step for step in process.steps}
    if case.status == "ended":
        return st.builds(commands.Reopen, st.just(at), who, st.sampled_from(case.way), st.just(reason))
    if case.status == "parked":
        return st.builds(commands.Resume, st.just(at), who)
    there = next((one for one in missing if one.kind in ("paper", "tick", "payment")), None)
    if there is not None:
        paying = [step.name for step in process.steps if step.payment is not None]
        kind, what = {
            "paper": (commands.FilePaper, st.just(there.what)),
            "tick": (commands.Tick, st.just(there.what)),
            "payment": (commands.Pay, st.sampled_from(paying or [""])),
        }[there.kind]
        return st.tuples(who, what).map(lambda two: kind(at, *two))
    step = keys[case.handed or case.step]
    going = []
    if step.only_if is not None:
        going.append(st.builds(commands.PassOver, st.just(at), who, st.just(reason), st.none()))
    if case.status == "offered":
        every = st.just(checks_of(step))
        going += [st.builds(commands.Accept, st.just(at), who, every, st.just(reason))] * 3
        named = st.sampled_from([*checks_of(step), *PAPERS]).map(lambda one: (one,))
        return st.one_of(*going, st.builds(commands.SendBack, st.just(at), who, named, st.none()))
    answers = st.sampled_from([*step.answers]) if step.answers else st.none()
    done = st.builds(commands.Complete, st.just(at), who, answers, st.none(), st.just(reason), st.none())
    return st.one_of(*going, done, done)


def any_command(process, case, at):
    """Return whatever somebody could order, sense or nonsense."""
    steps = st.sampled_from([step.name for step in process.steps])
    ends = st.sampled_from(["lost", "later", "won", "Customer cancels", "nowhere"])
    boxes = [box for step in process.steps for box in (*(step.checklist or ()), *checks_of(step))]
    papers = st.sampled_from([*PAPERS, "Receipt"])
    answers = st.none() | st.sampled_from(["A0", "A1", "a2", "Perhaps"])
    reasons = st.none() | st.just(words("because"))
    dates = st.none() | st.just(at.replace(year=at.year + 1))
    missing = st.lists(st.sampled_from(["All sizes are known", "Tall", *PAPERS]), max_size=2).map(tuple)
    kinds = {
        commands.FilePaper: [papers, reasons],
        commands.Tick: [st.sampled_from([*boxes, "Round"]), st.booleans()],
        commands.Complete: [answers, st.none() | steps, reasons, dates],
        commands.PassOver: [reasons, dates],
        commands.Wait: [],
        commands.Accept: [
            st.sampled_from([("All sizes are known",), ("all SIZES are known",), (), ("Tall",)]),
            reasons,
        ],
        commands.SendBack: [missing, reasons],
        commands.Pay: [steps, reasons],
        commands.End: [ends, reasons, dates],
        commands.Park: [dates, reasons, st.just("later")],
        commands.Resume: [],
        commands.Reopen: [steps, reasons],
        commands.Override: [steps | ends, reasons, dates],
        commands.Note: [st.just(words("a word")), st.booleans()],
        commands.Score: [st.none() | st.integers(1, 10), st.none() | steps, reasons],
        commands.UndoMigration: [],
    }
    who = st.sampled_from(PEOPLE).map(by)
    return st.sampled_from([*kinds]).flatmap(lambda one: st.builds(one, st.just(at), who, *kinds[one]))


def passing_time(case, at):
    times = [at, case.next_at] if case.next_at is not None else [at]
    return st.sampled_from(times).map(commands.Advance)


def checks_of(step):
    return (step.handover.checks or ()) if step.handover is not None else ()
