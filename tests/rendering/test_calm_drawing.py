"""A drawing that is easy to follow: boxes alike, words whole, and no line through a loop."""

from itertools import pairwise
from statistics import median

import pytest
from tests.effort import FACTOR
from tests.rendering.test_diagram import random_page

from processkit.rendering.diagram import draw, draw_low
from processkit.rendering.labels import labels_for

WIDTH = 532.9


def drawn(process, letters=7.51):
    return draw_low(process, WIDTH, letters, "names", labels=labels_for(process.language))[0].picture


def loop_of(line):
    return line.source == line.target and line.points[0][1] == line.points[-1][1]


def crosses(one, other):
    """Tell whether a level stretch of one line runs through an upright stretch of another."""
    for (x0, y), (x1, end) in pairwise(one.points):
        for (x, y0), (there, y1) in pairwise(other.points):
            if y == end and x == there and min(x0, x1) < x < max(x0, x1) and min(y0, y1) < y < max(y0, y1):
                return True
    return False


def test_the_word_at_a_loop_is_not_cut_where_there_is_room_beside_it(page_of):
    said = [line for label in drawn(page_of("painter")).labels for line in label.text.lines]
    assert "Änderungswünsche" in said


def test_the_way_on_does_not_run_through_the_loop_of_its_step(page_of):
    pictures = [drawn(page_of("painter"))]
    for seed in range(30 * FACTOR):
        pictures += [made.picture for made in draw_low(random_page(seed), WIDTH, 7.51, "names")]
    loops = 0
    for picture in pictures:
        for loop in filter(loop_of, picture.lines):
            own = [line for line in picture.lines if line.source == loop.source and line is not loop]
            forth = [line for line in own if line.target > line.source]
            loops += bool(forth)
            assert not any(crosses(loop, line) or crosses(line, loop) for line in forth)
    assert loops > 10


@pytest.mark.parametrize("name", ["vente-immobiliere", "many-ways-out"])
def test_long_words_between_two_boxes_do_not_make_the_boxes_high(name, page_of):
    process = page_of(name)
    for box in drawn(process).boxes:
        assert box.rect.height < 4 * 1.2 * 7.51 + 12, process.steps[box.step].name


def test_one_step_with_many_ways_out_does_not_take_the_width_of_the_others(page_of):
    wide = sorted(box.rect.width for box in drawn(page_of("many-ways-out")).boxes)
    assert wide[-1] < 2.6 * median(wide)


def test_a_long_answer_does_not_push_all_steps_to_the_right(page_of, set_once, words_of):
    process = page_of("long-answer-first")
    calm, low = draw_low(process, WIDTH, 7.51, "names")
    before = [made.picture.boxes[0].rect.left - made.picture.lanes[0].head.right for made in (calm, low)]
    assert before[0] < before[1] / 2
    assert low.height == draw(process, width=WIDTH, letters=7.51, low=True).height < calm.height
    # A page that has room for it takes the calm one.
    words = words_of(set_once("long-answer-first", "a4", False).data[0])
    office = next(word for word in words if word.text == "office")
    assert next(word for word in words if word.text == "nearer").bottom > office.bottom + 5
