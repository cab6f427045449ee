"""What holds for every command, before any rule of the page is asked."""

import pickle
import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import yaml
from tests.engine.running import MONDAY, by, words
from tests.pages import process_of, step

from processkit.engine import commands
from processkit.engine.decide import decide
from processkit.engine.evolve import replay
from processkit.engine.plan import Plan, definition_of
from processkit.engine.position import where
from processkit.engine.refused import REFUSALS, Refused
from processkit.errors import WrongUse
from processkit.pipeline import load

HERE = Path(__file__).parent
PLAN = Plan(process_of(process="P", steps=[step("Talk"), step("Build")]))
OTHER = Plan(process_of(process="P", steps=[step("Talk"), step("Build it")]))
ANN = by("Ann")
START = commands.Start(MONDAY, ANN, words("Wendy"))
CASE = replay(decide(PLAN, None, START))
NAIVE = MONDAY.replace(tzinfo=None)


@pytest.mark.parametrize(
    ("plan", "case", "command", "code"),
    [
        (PLAN, CASE, START, "already_started"),
        (PLAN, None, commands.Complete(MONDAY, ANN), "not_started"),
        (PLAN, None, commands.Advance(MONDAY), "not_started"),
        (OTHER, CASE, commands.Complete(MONDAY, ANN), "page_other"),
        (PLAN, CASE, commands.Complete(NAIVE, ANN), "time_naive"),
        (PLAN, CASE, commands.Park(MONDAY, ANN, until=NAIVE), "time_naive"),
        (PLAN, CASE, commands.Advance(NAIVE), "time_naive"),
        (PLAN, CASE, commands.Advance(MONDAY.replace(year=9999)), "time_far"),
        (PLAN, CASE, commands.Complete(datetime.max.replace(tzinfo=timezone(timedelta(hours=-9))), ANN), "time_far"),
        (PLAN, CASE, commands.Complete(datetime.min.replace(tzinfo=timezone(timedelta(hours=9))), ANN), "time_far"),
        (PLAN, CASE, commands.Park(MONDAY, ANN, until=MONDAY.replace(year=2926)), "time_far"),
        (PLAN, CASE, commands.UndoMigration(MONDAY, ANN), "migration_none"),
    ],
)
def test_a_command_that_cannot_be_meant_is_refused_by_a_sentence(plan, case, command, code):
    refused = decide(plan, case, command)
    assert isinstance(refused, Refused)
    assert refused.code == code
    assert str(refused).endswith((".", "now(timezone.utc)."))


def test_where_a_case_stands_is_asked_of_the_version_that_it_runs_on():
    with pytest.raises(WrongUse, match="another version of this page"):
        where(OTHER, CASE)


def test_times_of_every_zone_are_kept_in_utc():
    tokyo = MONDAY.astimezone(timezone(timedelta(hours=9)))
    assert decide(PLAN, None, START._replace(at=tokyo)) == decide(PLAN, None, START)
    assert all(event.at.tzinfo is UTC for event in decide(PLAN, None, START._replace(at=tokyo)))


def test_nobody_is_silent_at_the_moment_of_being_asked():
    """Otherwise a circle of steps that wait for no time would go round for ever in one moment."""
    circle = [step("Ask", no_reply={"after": "0 minutes", "go": "Ask"}), step("Build")]
    plan = Plan(process_of(process="P", calendar={"days": "Mon-Sun", "hours": "00:00-24:00"}, steps=circle))
    case = replay(decide(plan, None, START))
    later = MONDAY + timedelta(minutes=1)
    assert decide(plan, case, commands.Advance(MONDAY)) == []
    case = replay(decide(plan, case, commands.Advance(later)), case)
    assert case.way == ("ask", "ask")
    assert decide(plan, case, commands.Advance(later)) == []


def test_a_refusal_survives_the_way_to_another_process():
    refused = decide(PLAN, CASE, commands.Complete(MONDAY, by(" ")))
    again = pickle.loads(pickle.dumps(refused))  # noqa: S301  # our own
    assert (again.code, str(again), again.missing) == (refused.code, str(refused), refused.missing)


def test_each_refusal_that_there_is_is_told_somewhere():
    """A code that no story and no test brings about may be one that nothing brings about."""
    told = {
        entry["refused"]
        for path in (HERE / "stories").glob("*.yaml")
        for entries in yaml.safe_load(path.read_text("utf-8"))["stories"].values()
        for entry in entries
        if "refused" in entry
    }
    tested = set(re.findall(r'"(\w+)"\),?$', Path(__file__).read_text("utf-8"), re.M))
    assert told | tested >= set(REFUSALS)
    assert told <= set(REFUSALS)


def test_a_case_is_pinned_to_what_a_page_says_and_not_to_the_letters_of_its_file(tmp_path):
    one, other, third = (tmp_path / f"{name}.yaml" for name in "abc")
    names = ["Talk", "Measure", "Build", "Follow up"]
    lines = "".join(f"  - step: {name}\n    owner: Ann\n" for name in names)
    one.write_text(f"process: P\nsteps:\n{lines}", "utf-8")
    braces = ", ".join(f"{{owner: Ann, 'step': {name}}}" for name in names)
    other.write_text(f"# A remark\nsteps: [{braces}]\nprocess: 'P'\n", "utf-8")
    third.write_text(one.read_text("utf-8").replace("Measure", "Survey"), "utf-8")
    assert definition_of(load(one)) == definition_of(load(other)) != definition_of(load(third))
