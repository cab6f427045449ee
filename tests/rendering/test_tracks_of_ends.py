"""The tracks above the ends: as few as can be, and in the order in which the fewest lines cross."""

from itertools import pairwise, permutations

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.effort import cases
from tests.pages import process_of, step

from processkit.rendering.diagram import draw
from processkit.rendering.diagram.ends import _Run, _tracks_of

_PLACES = st.integers(0, 40).map(float)


@st.composite
def several_runs(draw_from):
    """Return the lines to a few ends; no two of them come down at the same place."""
    places = draw_from(st.lists(_PLACES, min_size=2, max_size=12, unique=True))
    owners = draw_from(st.lists(st.integers(0, 3), min_size=len(places), max_size=len(places)))
    runs = []
    for owner in sorted(set(owners)):
        own = [x for x, of in zip(places, owners, strict=True) if of == owner]
        drop = draw_from(st.sampled_from(own)) if draw_from(st.booleans()) else 0.5 + draw_from(_PLACES)
        assume(all(drop != run.drop for run in runs))
        runs.append(_Run(tuple(own), drop, min(drop, *own), max(drop, *own)))
    return runs


def crossings(runs, tracks):
    """Count where an upright and a level stretch of two ends cut each other, from the points of each line."""
    bottom = 99.0
    upright, level = [], []
    for number, (run, track) in enumerate(zip(runs, tracks, strict=True)):
        at = bottom if track is None else float(track)
        upright += [(number, x, -1.0, at) for x in run.sources] + [(number, run.drop, at, bottom)]
        if track is not None:
            level.append((number, at, run.low, run.high))
    return sum(a != b and top < y < end and low < x < high for a, x, top, end in upright for b, y, low, high in level)


def first_fit(runs, order, apart):
    tracks, taken = [None] * len(runs), []
    for number in order:
        low, high = runs[number].low, runs[number].high
        free = (k for k, those in enumerate(taken) if all(high + apart <= a or b + apart <= low for a, b in those))
        tracks[number] = next(free, len(taken))
        if tracks[number] == len(taken):
            taken.append([])
        taken[tracks[number]].append((low, high))
    return tracks


@cases(200)
@given(several_runs())
def test_no_other_order_of_the_tracks_has_fewer_of_them_or_fewer_crossings(runs):
    level = [number for number, run in enumerate(runs) if run.low < run.high]
    found = _tracks_of(runs, 1.0)
    assert [number for number, track in enumerate(found) if track is not None] == level
    every = [first_fit(runs, order, 1.0) for order in permutations(level)]
    cost = min((len({*tracks} - {None}), crossings(runs, tracks)) for tracks in every)
    assert (len({*found} - {None}), crossings(runs, found)) == cost


def test_two_steps_that_both_lead_to_the_same_two_ends_cross_once():
    answers = {"Yes": "C", "No": "lost", "Not yet": "later"}
    steps = [
        step("A"),
        step("B", decide="So?", answers=answers),
        step("C", decide="So?", answers=answers | {"Yes": "D"}),
    ]
    picture = draw(process_of(process="P", steps=[*steps, step("D")]), width=533.0).picture
    assert meetings(picture.lines) == 1


def meetings(lines):
    """Count where lines cut each other at right angles."""
    pieces = [(n, *a, *b) for n, line in enumerate(lines) for a, b in pairwise(line.points)]
    level = [(n, y, min(x, far), max(x, far)) for n, x, y, far, low in pieces if y == low]
    upright = [(n, x, min(y, low), max(y, low)) for n, x, y, far, low in pieces if x == far]
    return sum(
        m != n and left < x < right and top < y < end for m, y, left, right in level for n, x, top, end in upright
    )
