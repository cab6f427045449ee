"""The reading that never stops: the same as the exact one where a page can be read, and never lost where it cannot."""

import time
from bisect import bisect_right
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.editing.mangling import pages_as_typed
from tests.effort import FACTOR, cases
from tests.source.hostile import HOSTILE
from tests.source.slip_maker import slips_in

from processkit.lsp.rough_reading import read_roughly, spot_at
from processkit.lsp.sketch import sketch_of

ROOT = Path(__file__).parent.parent.parent
TEMPLATES = sorted((ROOT / "processes").glob("*.yaml"))
PAGES = [*TEMPLATES, *sorted((ROOT / "tests" / "editing" / "pages").glob("h*"))]
TEXTS = [file.read_text("utf-8") for file in PAGES]


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_a_sound_page_is_read_as_exactly_as_by_the_exact_reading(file):
    sketch = sketch_of(file.read_text("utf-8"))
    assert sketch.document is not None
    assert len(sketch.words) > 20
    assert sorted(read_roughly(sketch.text), key=lambda w: w.start) == sorted(sketch.words, key=lambda w: w.start)


@cases(150)
@given(pages_as_typed())
def test_the_keys_of_any_page_on_lines_of_their_own_are_found_where_they_stand(text):
    sketch = sketch_of(text)
    assert sketch.document is not None
    exact = {(word.path, word.start) for word in sketch.words if word.on_key and not word.in_brackets}
    rough = {(word.path, word.start) for word in read_roughly(text) if word.on_key}
    assert {key for key in exact if "\n" not in str(key[0])} <= rough


def test_lists_may_stand_right_below_their_key():
    text = (
        "process: X\nsteps:\n- step: A\n  needs:\n  - B\n  - C: [d,\n      e]\n  owner: F\n- step: G\nends:\n  won:\n"
    )
    sketch = sketch_of(text)
    assert sketch.document is not None
    assert list(sketch.words) == read_roughly(text)


def on_lines(words, text, line, more):
    """The words with the lines that they stand on, without one line; below it lines are counted as before."""
    starts = [0]
    for each in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(each))
    found = {(bisect_right(starts, word.start) - 1, word.path, word.text, word.on_key) for word in words}
    return {(at - more if at > line else at, *rest) for at, *rest in found if at != line}


def test_a_slip_in_one_line_hides_hardly_anything_of_the_others():
    """Where the first line of a step is gone, nobody can tell that there is a step: that kind hides more."""
    known = defaultdict(list)
    for template in TEMPLATES:
        text = template.read_text("utf-8")
        exact = sketch_of(text).words
        for slip in slips_in(text, 1 if FACTOR > 1 else 61):
            more = len(slip.text.splitlines()) - len(text.splitlines())
            meant = on_lines(exact, text, slip.line - 1, 0)
            found = on_lines(read_roughly(slip.text), slip.text, slip.line - 1, more)
            known[slip.kind].append(len(meant & found) / len(meant))
    means = {kind: sum(parts) / len(parts) for kind, parts in known.items()}
    assert len(means) == 13
    assert {kind for kind, mean in means.items() if mean < 0.98} <= {"missing field", "dash without space"}


@cases(200)
@given(st.sampled_from(TEXTS), st.data())
def test_wherever_somebody_types_the_place_is_what_it_will_be_when_the_page_can_be_read(text, data):
    """All that stands before the cursor is enough to know the place: the text behind it may not be there yet."""
    sketch = sketch_of(text)
    word = data.draw(st.sampled_from([word for word in sketch.words if word.end - word.start > 1]))
    letter = data.draw(st.integers(word.start + 1, word.end))
    spot = spot_at(text, letter)
    assert spot is not None
    assert spot.start == word.start
    if word.on_key:
        assert (spot.is_entry, spot.path) == (True, word.path[:-1])
    else:
        assert spot.path == word.path


@cases(200)
@given(st.sampled_from(TEXTS), st.data())
def test_nothing_that_is_torn_out_or_put_in_stops_the_reading(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 80, len(text))))
    put_in = data.draw(st.text("[]{}\"'#:-,|> \n\r\t\\ab\u2028\u00e9\U0001f600", max_size=12))
    broken = text[:start] + put_in + text[end:]
    for word in read_roughly(broken):
        assert 0 <= word.start < word.end <= len(broken)
    spot = spot_at(broken, start + len(put_in))
    assert spot is None or spot.start <= start + len(put_in)


@pytest.mark.parametrize("name", HOSTILE)
def test_no_hostile_file_takes_long(name):
    content = HOSTILE[name]()
    text = content if isinstance(content, str) else content.decode("utf-8", "replace")
    began = time.process_time()
    sketch = sketch_of(text)
    spot_at(sketch.text, len(sketch.text))
    assert time.process_time() - began < 2
