"""What the tests of the views share: words of a PDF page by page, and where each stands."""

import re
from itertools import combinations

import pytest

from processkit.rendering import render_result

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


@pytest.fixture(scope="session")
def made_once(page_of):
    """Set a view of a page as a PDF, once for all tests that look at it."""
    done = {}

    def result(view, name, paper="a4", landscape=False, **options):
        asked = (view, name, paper, landscape, *sorted(options.items()))
        if asked not in done:
            done[asked] = render_result(page_of(name), view, "pdf", paper, landscape=landscape, **options)
        return done[asked]

    return result


@pytest.fixture(scope="session")
def words_by_page(run_on_pdf):
    """Return for each page of a PDF its words, each with its left, top, right and bottom edge in points."""

    def pages(data):
        told = run_on_pdf(data, "pdftotext", "-bbox", "FILE", "-").split("<page ")[1:]
        return [[(text, *map(float, box)) for *box, text in _WORD.findall(page)] for page in told]

    return pages


@pytest.fixture(scope="session")
def text_of(run_on_pdf):
    """Return all letters of a PDF, without white space and without places to break a word."""

    def text(data):
        return squeezed(run_on_pdf(data, "pdftotext", "-raw", "FILE", "-"))

    return text


def squeezed(text):
    return "".join(text.split()).replace("\u00ad", "").replace("\u200b", "")


def assert_apart(words, width, height):
    """Check that every word of a page is on the sheet, and that no two stand on each other."""
    for text, left, top, right, bottom in words:
        assert left >= 30, text
        assert right <= width - (27 if text[-1] in ",.-" else 30), text
        assert top >= 15, text
        assert bottom <= height - 20, text
    for one, other in combinations(words, 2):
        # Poppler's boxes reach from the ascender of the font to its descender.
        across = min(one[3], other[3]) - max(one[1], other[1])
        down = min(one[4], other[4]) - max(one[2], other[2])
        assert across < 1 or down < 0.42 * min(one[4] - one[2], other[4] - other[2]), (one, other)
