"""The quick answer whether a page fits is never too good, and it is enough for most pages."""

from dataclasses import replace

import pytest
from tests.effort import FACTOR
from tests.rendering.random_pages import page_of_long_words, random_page, usual_page
from tests.rendering.test_diagram import random_page as random_drawing

from processkit.rendering import render_result
from processkit.rendering.bound.drawing import drawing_height
from processkit.rendering.bound.page import plain_height, surely_fits
from processkit.rendering.diagram import draw
from processkit.rendering.fitting import on_paper
from processkit.rendering.labels import labels_for, languages
from processkit.rendering.order import order_of
from processkit.rendering.page.fit import compositions_of
from processkit.rendering.papers import sheet_of

LABELS = labels_for("en")
# In an everyday run a sample; PROOF=20 tries forty pages of each kind in each language.
BLOCK = 1
PAPERS = ["a4", "letter"]


def real_height(process, paper):
    """Return how high a page really is when it is set plainly; None when it cannot be."""
    order = order_of(process, "pdf", paper, {})
    # On a sheet that is far too low nothing fits, and the template tells how much it needs.
    low = order._replace(sheet=order.sheet._replace(height=60.0))
    *_, composition = compositions_of(low)
    plain = [level for level in composition.options["ladder"] if level["plain"]]
    if not plain:
        return None
    measured = replace(composition, options=composition.options | {"ladder": plain})
    return measured.fitted(system_fonts=False).told["need"]


@pytest.mark.parametrize("make", [random_page, usual_page])
@pytest.mark.parametrize("seed", range(6 * FACTOR))
def test_a_page_is_never_higher_than_the_bound_says(make, seed):
    process, paper = make(seed), PAPERS[seed % 2]
    bound = plain_height(process, LABELS, sheet_of(paper))
    if bound is not None:
        assert real_height(process, paper) <= bound


MAKERS = {
    "texts": random_page,
    "long words": page_of_long_words,
    "usual": lambda seed, language: usual_page(seed).changed(language=language),
}


@pytest.mark.parametrize("made_of", MAKERS)
@pytest.mark.parametrize("language", languages())
def test_in_no_language_is_a_page_higher_than_the_bound_says(language, made_of):
    told = 0
    for seed in range(BLOCK * FACTOR):
        process, paper = MAKERS[made_of](1000 + seed, language), PAPERS[seed % 2]
        bound = plain_height(process, labels_for(language), sheet_of(paper))
        if bound is not None:
            told += 1
            assert real_height(process, paper) <= bound, seed
    assert told or made_of != "usual"


@pytest.mark.parametrize("block", range(4))
def test_a_drawing_is_there_and_never_higher_than_the_bound_says(block):
    told = 0
    for seed in range(block * 60 * FACTOR, (block + 1) * 60 * FACTOR):
        process = random_drawing(seed)
        bound = drawing_height(process, LABELS, 532.88)
        if bound is not None:
            told += 1
            drawing = draw(process, width=532.88, letters=7.51, style="bare", low=True)
            assert drawing is not None, seed
            assert drawing.height <= bound, seed
    assert told > 50 * FACTOR


@pytest.mark.parametrize("seed", range(6 * FACTOR))
def test_what_surely_fits_is_one_page_with_its_drawing(seed):
    for make in (random_page, usual_page):
        process, paper = make(seed), PAPERS[seed % 2]
        if surely_fits(process, sheet_of(paper)):
            result = render_result(process, paper=paper)
            assert result.pages == 1
            assert "drawing" not in result.left_out


def test_nine_of_ten_usual_pages_need_no_measuring(page_of):
    saved = [surely_fits(usual_page(seed), sheet_of(PAPERS[seed % 2])) for seed in range(100)]
    assert sum(saved) >= 90
    for name in ("fitted-kitchen", "online-plant-shop", "restaurant-table", "four-steps", "eight-steps"):
        for paper in PAPERS:
            fit = on_paper(page_of(name), paper).fit
            assert (fit.paper, fit.fits, fit.measured, fit.smallest_pt) == (paper, True, False, None)


def test_where_the_bound_cannot_tell_the_page_is_measured(page_of):
    found = on_paper(page_of("ten-verbose-steps"), "a4")
    assert found.fit.measured
    assert found.fit.fits
    assert found.fit.smallest_pt == pytest.approx(render_result(page_of("ten-verbose-steps")).smallest_pt, abs=0.01)
    assert not surely_fits(page_of("right-to-left"), sheet_of("a4"))
    assert not surely_fits(page_of("four-steps"), sheet_of("a4", landscape=True))
