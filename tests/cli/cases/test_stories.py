"""Whole journeys as they are typed, with all that the terminal shows."""

import pytest
from tests.cli.cases.stories import all_stories, told

from processkit.cli.app import parser
from processkit.cli.case import sub_commands


@pytest.mark.parametrize("story", all_stories(), ids=lambda story: story.stem)
def test_a_story_is_told_as_it_is_written(story):
    assert told(story.read_text("utf-8")) == story.read_text("utf-8")


def test_every_sub_command_is_in_a_story():
    text = "".join(story.read_text("utf-8") for story in all_stories())
    commands = next(action for action in parser("case")._actions if action.dest == "command").choices
    for name in sub_commands(commands["case"]):
        assert f"$ processkit case {name} " in text or f"$ processkit case {name}\n" in text, name


def test_what_is_said_to_type_next_can_be_typed():
    """Each command that the stories show under "Type next" or "Type first" is one that the parser takes."""
    shown = set()
    for story in all_stories():
        for line in story.read_text("utf-8").splitlines():
            if line.lstrip().startswith("processkit case ") and line.startswith("    "):
                shown.add(line.strip().partition("   (")[0])
    assert len(shown) > 30
    import shlex

    for line in sorted(shown):
        if "PAGE" not in line and line != "processkit case list":
            parser("case").parse_args(shlex.split(line)[1:])
