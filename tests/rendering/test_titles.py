"""A title that takes several lines: all about as long, and no word alone on the last."""

import pytest
from tests.pages import process_of, step

from processkit.rendering import render

NAMES = [
    "Comprar una vivienda, de la búsqueda al registro y al primer invierno",
    "From the first call to the day on which nobody remembers how it was before that",
]


def title_lines(words, name):
    """Return the width of each line of the title, in points."""
    wanted, found = name.split(), {}
    for word in words:
        if wanted and word.text == wanted[0]:
            found.setdefault(round(word.bottom), []).append(word)
            wanted.pop(0)
    assert not wanted
    return [line[-1].right - line[0].left for line in found.values()]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("view", ["page", "customer"])
def test_the_lines_of_a_long_title_are_about_as_long(view, name, words_of):
    steps = [step(f"Step {n}", takes="2 days", customer={"told": "What comes next"}) for n in range(5)]
    process = process_of(process=name, promise="12 weeks", steps=steps)
    lines = title_lines(words_of(render(process, view)), name)
    assert len(lines) in (2, 3)
    assert min(lines) > 0.6 * max(lines)
