"""Whether a page surely fits on its sheet with a drawing: how high it is at most when it is set plainly.

Lengths are in em of the base size.
"""

from __future__ import annotations

from collections.abc import Iterator

from processkit.model.places import Ending
from processkit.model.process import Process
from processkit.rendering.bound.drawing import drawing_height
from processkit.rendering.bound.lines import Words, high, lines_of, whole, words
from processkit.rendering.bound.table import SMALL, table_height
from processkit.rendering.labels import Labels, end_name, labels_for
from processkit.rendering.letters import ems, lacking
from processkit.rendering.papers import Sheet

BASE = 7.75
"""The smallest base size, in points."""
_SEPARATOR = " · "
# As wide as any date in these languages: to write the real one, Babel would have to be loaded.
_WIDE_DATE, _WIDE_DATES = "28. Septembre 2028,", {"es": "28 de septiembre de 2028", "pt": "28 de novembro de 2028."}
_FIGURE = 0.34
# What the dates have at least of the width, where the company has the rest.
_META = 0.55
_TITLE = 2.3
# What the page keeps on one line.
_TOGETHER = 40


def surely_fits(process: Process, sheet: Sheet) -> bool:
    """Tell whether a page fits on a standing sheet, with a drawing, in letters that the shipped font has.

    False says nothing: then only setting it tells.
    """
    if sheet.is_landscape or lacking(written.text for written in process.texts):
        return False
    height = plain_height(process, labels_for(process.language), sheet)
    return height is not None and height <= sheet.text_height


def plain_height(process: Process, labels: Labels, sheet: Sheet) -> float | None:
    """Return the most that the page is high with the barest drawing, in points; None where there may be none."""
    drawn = drawing_height(process, labels, sheet.text_width)
    if drawn is None:
        return None
    width = sheet.text_width / BASE
    bar = 2.3 if sum(step.takes is not None for step in process.steps) > 1 else 0.0
    parts = (
        _head(process, labels, sheet.width / BASE, width),
        0.8 + 0.75 + bar,
        table_height(process, labels, width),
        0.7,
        _foot(process, labels, width),
    )
    return drawn + sum(parts) * BASE


# ---------------------------------------------------------------- head


def _head(process: Process, labels: Labels, sheet: float, width: float) -> float:
    """Return the height of what stands above the drawing; ``sheet`` is the width with the margins."""
    meta = list(_meta(process, labels))
    line = _head_line(process, meta, width)
    said = list(_figure(process, labels))
    side = min(max((sum(text) + 0.3 * len(text) for text, _ in said), default=0.0), sheet * _FIGURE)
    figure = sum(0.85 + high(lines_of([text], side + 0.01), 0.43, size) for text, size in said) - 0.85
    # It stands on one line with a title that may be larger.
    figure += 0.73 * max(0.0, _TITLE - said[0][1]) if said else 0.0
    room = width - (side + 2 if said else 0.0)
    title = ems(process.name, "700")
    lead = 1.8 if title * 1.72 <= room else high(lines_of([words(process.name, "700", 1.7)], room), 0.52, 1.72)
    audience = process.audience and labels.say("for", audience=process.audience)
    for text, size in ((process.purpose, 1.0), (audience, SMALL)):
        lines = lines_of([words(text, size=size)], room) if text else 0
        # Of several lines none is filled as far as can be.
        lead += 0.75 + high(lines + 1 if lines > 1 else lines) if lines else 0.0
    return line + max(lead, figure)


def _meta(process: Process, labels: Labels) -> Iterator[str]:
    if process.owner is not None:
        yield labels.say("owner", name=process.owner)
    if process.version is not None:
        yield labels.say("version", version=process.version)
    if process.revised is not None:
        yield labels.say("revised", date=wide_date(labels))
    if process.review_by is not None:
        yield labels.say("review_by", date=wide_date(labels))


def wide_date(labels: Labels) -> str:
    """Return a text that is as wide as any date in the language of the labels."""
    return _WIDE_DATES.get(labels.language, _WIDE_DATE)


def _head_line(process: Process, meta: list[str], width: float) -> float:
    """Return the height of the line with the company and the dates, and the white below it."""
    logo = 2.4 if process.logo is not None else 0.0
    company = (process.company or "").upper()
    if not (meta or company or logo):
        return 0.0
    said = _SEPARATOR.join(meta)
    wide = ems(company, "600") + 0.08 * len(company) + SMALL * ems(said, "400") + 2 + (6 * logo)
    if wide <= width:
        return max(0.78, logo) + 0.85
    apart = [whole(f"{text} ·", size=SMALL) if len(text) <= _TOGETHER else words(text, size=SMALL) for text in meta]
    # The letters of the name are spaced; the last two words of it may stay together.
    longest = max(map(len, company.split()), default=0) + 5
    spaced = [width + 0.08 * longest for width in words(company, "600")]
    room = (1 - _META) * width - 2
    lines = max(lines_of([spaced], max(room - 3 * logo, 4)), lines_of(apart, _META * width, 0.6))
    return logo + high(lines) + 0.85


def _figure(process: Process, labels: Labels) -> Iterator[tuple[Words, float]]:
    """Yield the big figure and what is said of it, each with its size; nothing without one."""
    if process.promise is None and all(step.takes is None for step in process.steps):
        return
    longest = labels.say("at_least", time=labels.say("days.other", n="1,000.5"))
    yield words(process.promise.text if process.promise is not None else longest, "700", 2.2), 2.2
    keys = ("promised_span", "promised_from", "promised_to", "promised_step", "promised", "typical")
    captions = (words(labels.say(key, first="10a", last="10a"), size=SMALL) for key in keys)
    yield max(captions, key=sum), SMALL
    for key in ("typically", "at_worst") if process.promise is not None else ("at_worst",):
        yield words(labels.say(key, time=longest), size=SMALL), SMALL


# ---------------------------------------------------------------- foot


def _foot(process: Process, labels: Labels, width: float) -> float:
    """Return the height of the ends and of how to reach us."""
    titles = [labels["ends"], labels["questions"]]
    room = width - 1 - max(SMALL * ems(title.upper(), "700") + 0.06 * len(title) for title in titles)
    total = 0.3 + _ends(process, labels, room)
    if process.contact:
        total += 0.95 + 0.06 + high(lines_of([words(process.contact, "600")], room))
    return total


def _ends(process: Process, labels: Labels, width: float) -> float:
    """Return the height of the ends with what is done there, as if all stood below their names."""
    count = len(process.steps)
    led_to = {edge.target for edge in process.edges} | {
        process.place_of(end) for end in (process.anytime or {}).values()
    }
    shown = [end for place, end in enumerate(process.endings, count) if place in led_to or end.declared]
    if not shown:
        return 0.0
    rows = -(-len(shown) // 3)
    columns = -(-len(shown) // rows)
    names = [2.9 + ems(end_name(end, labels), "700") for end in shown]
    widths = [max(names[column::columns]) for column in range(columns)]
    room = width - (columns - 1) * 1.4
    share = (room - sum(widths)) / columns
    heights: list[float] = []
    for place, (end, name) in enumerate(zip(shown, names, strict=True)):
        wide = 0.95 * widths[place % columns] + share if share >= 0 else room / columns
        lines = 1 if name <= wide or share >= 0 else int(2 * name / wide) + 1
        said = lines_of(_remarks(process, end, labels), wide)
        heights.append(high(lines, 0.72) + (0.95 + high(said, 0.72) if said else 0.0))
    return sum(max(heights[row * columns : (row + 1) * columns]) for row in range(rows)) + 1.2 * (rows - 1) + 0.06


def _remarks(process: Process, end: Ending, labels: Labels) -> Iterator[Words]:
    """Yield what is done at an end; each stays on one line where it can."""
    if end.reason:
        yield whole(labels["reason"], size=SMALL)
    if end.wake_up is not None:
        yield whole(labels.say("wake_up", when=end.wake_up), size=SMALL)
    if end.key == "won" and process.keep_in_touch is not None:
        yield whole(labels.say("keep_in_touch", when=process.keep_in_touch), size=SMALL)
