"""The stories come out as they are told."""

import pytest
from tests.engine.stories import Story, read_stories

from processkit.engine.evolve import replay
from processkit.engine.plan import Plan

STORIES = read_stories()


@pytest.mark.parametrize("name", STORIES)
def test_a_story_comes_out_as_it_is_told(name):
    process, entries = STORIES[name]
    story = Story(Plan(process))
    for number, entry in enumerate(entries, 1):
        try:
            story.tell(entry)
        except (AssertionError, TypeError) as wrong:
            raise AssertionError(f"entry {number}, {entry}") from wrong
    assert replay(story.history) == story.case
