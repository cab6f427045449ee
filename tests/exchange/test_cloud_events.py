"""Events for other systems: CloudEvents 1.0, judged by its packages for Python and JavaScript."""

import json
import subprocess
from functools import cache

import pytest
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent
from tests.engine.stories import Story, read_stories
from tests.npm_packages import ROOT, npm_packages

from processkit.engine.data import event_from_data
from processkit.engine.evolve import replay
from processkit.engine.plan import Plan
from processkit.exchange.cloud_events import cloud_event, cloud_events_json


@cache
def messages():
    """Return the envelopes of all stories, as if one system had told them, and each story's case."""
    found, told, position = [], [], 0
    for number, (process, entries) in enumerate(read_stories().values()):
        story = Story(Plan(process))
        for entry in entries:
            story.tell(entry)
        for version, event in enumerate(story.history, 1):
            position += 1
            found.append(cloud_event(event, f"c{number}", version, position, "https://shop.example/cases"))
        told.append((f"c{number}", story.case))
    return found, told


def verdicts(texts):
    program = ["node", ROOT / "tests" / "npm" / "events.cjs", npm_packages("cloudevents")]
    done = subprocess.run(
        program, input="\n".join(texts), capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr[:2000]
    return done.stdout.splitlines()


def test_each_message_fits_the_schema_of_the_standard():
    said = verdicts([json.dumps(one) for one in messages()[0]])
    assert [one for one in said if one != "true"] == []
    assert len(said) == len(messages()[0]) > 200


@pytest.mark.parametrize("change", [{"specversion": ""}, {"id": ""}, {"source": ""}, {"time": "yesterday"}])
def test_the_schema_would_find_a_fault(change):
    [said] = verdicts([json.dumps({**messages()[0][0], **change})])
    assert said != "true"


def test_the_package_for_python_reads_each_message():
    for one in messages()[0]:
        event = JSONFormat().read(None, json.dumps(one))
        assert isinstance(event, CloudEvent)
        assert event.get_type() == f"processkit.case.{one['data']['type']}"
        assert event.get_subject() == one["subject"]
        assert event.get_time().isoformat(timespec="microseconds").replace("+00:00", "Z") == one["data"]["at"]
        assert event.get_extension("sequence") == one["sequence"]


def test_no_two_messages_have_one_name_and_text_order_is_the_order_of_positions():
    found, _ = messages()
    assert len({(one["source"], one["id"]) for one in found}) == len(found)
    assert [one["sequence"] for one in found] == sorted(one["sequence"] for one in found)


def test_whoever_keeps_the_messages_can_put_the_cases_together():
    sent = json.loads(cloud_events_json(messages()[0]))
    for case_id, case in messages()[1]:
        history = [event_from_data(one["data"]) for one in sent if one["subject"] == case_id]
        assert replay(history) == case


def test_no_name_and_no_note_goes_out():
    text = cloud_events_json(messages()[0])
    for private in ("Wendy", "Nomsa", "Ann", "drive/123", "old friend", "bank statement"):
        assert f'"{private}' not in text
