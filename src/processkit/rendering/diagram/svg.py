"""Writes a drawing down as SVG: shapes and text, nothing that runs and nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from itertools import cycle
from math import cos, pi, sin

from processkit.model.kinds import Outcome
from processkit.rendering.colours import GREY, INK, MONO_LOOKS, OwnerLook, in_grey
from processkit.rendering.diagram.lettering import BASELINE, LINE
from processkit.rendering.diagram.lines import CORNER
from processkit.rendering.diagram.shapes import Badge, Box, Lane, Lettering, Line, Mark, Picture, Pill, Point, Rect

_ENDS_FIELD, _ENDS_BAND, _ENDS_FRAME = "#dde2e7", "#f1f3f5", "#7b8794"
_WHITE_BAND = "#fafafa"
_COLOUR = re.compile(r'(fill|stroke)="(#[0-9A-Fa-f]{6})"')
_FONT = "Inter, sans-serif"


def svg_of(picture: Picture, title: str, language: str, unit: float, *, mono: bool = False) -> str:
    """Return the drawing as SVG in which 1 is one point.

    The same drawing gives the same text, byte for byte. ``language`` is that of its texts; ``unit`` is
    the length that strokes and arrowheads grow with, 1 for letters of 8 points. With ``mono`` there are only greys, and each lane
    has a line of its own kind.
    """
    width, height = _n(picture.width), _n(picture.height)
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {width} {height}" font-family="{_FONT}" role="img" lang="{language}" xml:lang="{language}">'
    )
    parts = [root, f"<title>{escape(title)}</title>"]
    looks = cycle(MONO_LOOKS if mono else (None,))
    parts += [_lane(lane, unit, look) for lane, look in zip(picture.lanes, looks, strict=False)]
    # Thick lines lie on top, so that a thin one that joins them does not show through.
    ordered = sorted(picture.lines, key=lambda line: (line.thickness, line.colour == INK, line.stroke == "solid"))
    parts += [_line(line, unit) for line in ordered]
    parts += [_box(box, unit) for box in picture.boxes]
    parts += [_badge(badge, unit) for badge in picture.badges]
    parts += [_pill(pill, unit) for pill in picture.pills]
    parts += [_mark(mark, unit) for mark in picture.marks]
    parts += map(_lettering, picture.remarks)
    for label in picture.labels:
        if label.back and mono:
            # It stands across the border of two lanes, which are framed only where there is no colour.
            parts.append(_rect(label.text.rect, 0, f'fill="{_WHITE_BAND}"'))
        parts.append(_lettering(label.text, shift=4.4 * unit if label.back else 0.0))
        if label.back:
            parts.append(_back_arrow(label.text.rect, unit))
    parts.append("</svg>\n")
    svg = "".join(parts)
    return _COLOUR.sub(lambda match: f'{match[1]}="{in_grey(match[2])}"', svg) if mono else svg


@lru_cache(maxsize=4096)
def _n(number: float) -> str:
    """Write a number with at most two decimals."""
    written = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def _tint(colour: str, share: float) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in (red, green, blue))


def _rect(rect: Rect, radius: float, rest: str) -> str:
    return (
        f'<rect x="{_n(rect.left)}" y="{_n(rect.top)}" width="{_n(rect.width)}" height="{_n(rect.height)}" '
        f'rx="{_n(radius)}" {rest}/>'
    )


def _lettering(text: Lettering, shift: float = 0.0) -> str:
    x, y = text.rect.middle
    look = f'font-size="{_n(text.size)}" font-weight="{text.weight}" fill="{text.colour}" text-anchor="middle"'
    high = text.size * LINE
    first = -high * len(text.lines) / 2 + BASELINE * text.size
    if text.turned:
        lines = (
            f'<text transform="translate({_n(x + first + n * high)} {_n(y)}) rotate(-90)" {look}>{escape(line)}</text>'
            for n, line in enumerate(text.lines)
        )
    else:
        lines = (
            f'<text x="{_n(x + shift)}" y="{_n(y + first + n * high)}" {look}>{escape(line)}</text>'
            for n, line in enumerate(text.lines)
        )
    return "".join(lines)


def _lane(lane: Lane, unit: float, look: OwnerLook | None) -> str:
    """Draw a lane and the field at its left; with a ``look`` the field is white, with a line that tells its owner."""
    radius, head = 4.5 * unit, lane.head
    band = _tint(lane.colour, 0.075) if lane.colour else _ENDS_BAND
    field = lane.colour or _ENDS_FIELD
    is_white = look is not None and lane.colour is not None
    path = (
        f'<path d="M{_n(head.right)} {_n(head.top)}H{_n(head.left + radius)}'
        f"A{_n(radius)} {_n(radius)} 0 0 0 {_n(head.left)} {_n(head.top + radius)}V{_n(head.bottom - radius)}"
        f'A{_n(radius)} {_n(radius)} 0 0 0 {_n(head.left + radius)} {_n(head.bottom)}H{_n(head.right)}Z" '
        f'fill="{"#ffffff" if is_white else field}"/>'
    )
    shape = _rect(lane.rect, radius, f'fill="{_WHITE_BAND if is_white else band}"') + path
    if look is None or not is_white:
        return shape + _lettering(lane.name)
    wide = 2.6 * unit
    dashes = f' stroke-dasharray="{" ".join(_n(part * wide) for part in look.dashes)}"' if look.dashes else ""
    line = (
        f'<path d="M{_n(head.right - wide / 2)} {_n(head.top)}V{_n(head.bottom)}" fill="none" '
        f'stroke="{look.colour}" stroke-width="{_n(wide)}"{dashes}/>'
    )
    frame = _rect(lane.rect, radius, f'fill="none" stroke="{GREY}" stroke-width="{_n(0.6 * unit)}"')
    return shape + line + frame + _lettering(lane.name._replace(colour=INK))


def _line(line: Line, unit: float) -> str:
    head = (6.6 if line.thickness > 1.6 * unit else 5.2) * unit
    points = _short_of_head(line.points, head * 0.8) if line.head else line.points
    dashes = {
        "solid": "",
        "dashed": f' stroke-dasharray="{_n(3.8 * unit)} {_n(2.4 * unit)}"',
        "dotted": f' stroke-dasharray="{_n(0.1 * unit)} {_n(2.9 * unit)}" stroke-linecap="round"',
    }[line.stroke]
    thickness = line.thickness * (1.3 if line.stroke == "dotted" else 1)
    path = (
        f'<path d="{_rounded(points, CORNER * unit)}" fill="none" stroke="{line.colour}" '
        f'stroke-width="{_n(thickness)}"{dashes}/>'
    )
    return path + (_arrowhead(line.points, head, line.colour) if line.head else "")


def _short_of_head(points: Sequence[Point], length: float) -> tuple[Point, ...]:
    (x0, y0), (x1, y1) = points[-2:]
    dx, dy = _sign(x1 - x0), _sign(y1 - y0)
    return (*points[:-1], (x1 - dx * length, y1 - dy * length))


def _arrowhead(points: Sequence[Point], size: float, colour: str) -> str:
    (x0, y0), (x, y) = points[-2:]
    dx, dy = _sign(x - x0), _sign(y - y0)
    half = size * 0.46
    return (
        f'<path d="M{_n(x)} {_n(y)}L{_n(x - dx * size - dy * half)} {_n(y - dy * size - dx * half)}'
        f'L{_n(x - dx * size + dy * half)} {_n(y - dy * size + dx * half)}Z" fill="{colour}"/>'
    )


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def _rounded(points: Sequence[Point], radius: float) -> str:
    """Return the path through the points, with round corners."""
    path = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for (x0, y0), (x1, y1), (x2, y2) in zip(points, points[1:], points[2:], strict=False):
        before, after = abs(x1 - x0) + abs(y1 - y0), abs(x2 - x1) + abs(y2 - y1)
        r = min(radius, before / 2, after / 2)
        path.append(
            f"L{_n(x1 - _sign(x1 - x0) * r)} {_n(y1 - _sign(y1 - y0) * r)}"
            f"Q{_n(x1)} {_n(y1)} {_n(x1 + _sign(x2 - x1) * r)} {_n(y1 + _sign(y2 - y1) * r)}"
        )
    path.append(f"L{_n(points[-1][0])} {_n(points[-1][1])}")
    return "".join(path)


def _box(box: Box, unit: float) -> str:
    dashes = f' stroke-dasharray="{_n(3.2 * unit)} {_n(2 * unit)}"' if box.dashed else ""
    fill = box.colour if box.filled else "#ffffff"
    look = f'fill="{fill}" stroke="{box.colour}" stroke-width="{_n(1.2 * unit)}"{dashes}'
    return _rect(box.rect, (6 if box.filled else 4) * unit, look) + "".join(map(_lettering, box.texts))


def _badge(badge: Badge, unit: float) -> str:
    words = _lettering(badge.text) if badge.text is not None else ""
    rect = badge.rect
    x, y = rect.middle
    edge = f'stroke="#ffffff" stroke-width="{_n(unit)}"'
    match badge.kind:
        case "number" | "handover":
            return _rect(rect, rect.height / 2, f'fill="{badge.colour}" {edge}') + words
        case "decision":
            shape = (
                f'<path d="M{_n(rect.left)} {_n(y)}L{_n(x)} {_n(rect.top)}L{_n(rect.right)} {_n(y)}'
                f'L{_n(x)} {_n(rect.bottom)}Z" fill="#ffffff" stroke="{INK}" stroke-width="{_n(1.1 * unit)}" '
                'stroke-linejoin="round"/>'
            )
            return shape + words
    return _star(rect, badge.colour, unit)


def _mark(mark: Mark, unit: float) -> str:
    fill = INK if mark.must else "#ffffff"
    # The white around it keeps a black one apart from a box that is filled.
    around = _rect(mark.rect, 1.4 * unit, f'fill="#ffffff" stroke="#ffffff" stroke-width="{_n(2.2 * unit)}"')
    return (
        around
        + _rect(mark.rect, 1.4 * unit, f'fill="{fill}" stroke="{INK}" stroke-width="{_n(0.9 * unit)}"')
        + _lettering(mark.text)
    )


def _star(rect: Rect, colour: str, unit: float) -> str:
    x, y = rect.middle
    corners = (
        (x + radius * sin(turn * pi / 5), y - radius * cos(turn * pi / 5))
        for turn in range(10)
        for radius in (rect.width / 2 * (1 if turn % 2 == 0 else 0.45),)
    )
    path = "L".join(f"{_n(px)} {_n(py)}" for px, py in corners)
    return (
        f'<path d="M{path}Z" fill="{colour}" stroke="#ffffff" stroke-width="{_n(unit)}" '
        'stroke-linejoin="round" paint-order="stroke"/>'
    )


def _pill(pill: Pill, unit: float) -> str:
    won = pill.outcome == "won"
    frame = {"won": INK, "lost": INK, "later": _ENDS_FRAME}[pill.outcome]
    rect, ink = pill.rect, "#ffffff" if won else INK
    radius = min(rect.height / 2, 10 * unit)
    look = f'fill="{INK if won else "#ffffff"}" stroke="{frame}" stroke-width="{_n(1.2 * unit)}"'
    parts = [_rect(rect, radius, look), end_mark(pill.outcome, pill.mark, ink), _lettering(pill.name)]
    if pill.note is not None and pill.note_text is not None:
        dashes = f'stroke-dasharray="{_n(2 * unit)} {_n(1.6 * unit)}"'
        note = f'fill="#ffffff" stroke="{GREY}" stroke-width="{_n(0.8 * unit)}" {dashes}'
        start, stop = (pill.note.right, pill.note.middle[1]), (rect.left, pill.note.middle[1])
        shaft = _short_of_head((start, stop), 4 * unit)
        parts += [
            _rect(pill.note, 3 * unit, note),
            _lettering(pill.note_text),
            f'<path d="{_rounded(shaft, 0)}" fill="none" stroke="{GREY}" stroke-width="{_n(1.1 * unit)}"/>',
            _arrowhead((start, stop), 5.2 * unit, GREY),
        ]
    return "".join(parts)


def end_mark(outcome: Outcome, rect: Rect, colour: str) -> str:
    """Return the tick, cross or dash of an end as a path that fills ``rect``."""
    x, y = rect.middle
    part = rect.width / 8
    path = {
        "won": f"M{_n(x - 3.2 * part)} {_n(y + 0.2 * part)}L{_n(x - 0.9 * part)} {_n(y + 2.6 * part)}"
        f"L{_n(x + 3.4 * part)} {_n(y - 2.7 * part)}",
        "lost": f"M{_n(x - 2.6 * part)} {_n(y - 2.6 * part)}L{_n(x + 2.6 * part)} {_n(y + 2.6 * part)}"
        f"M{_n(x + 2.6 * part)} {_n(y - 2.6 * part)}L{_n(x - 2.6 * part)} {_n(y + 2.6 * part)}",
        "later": f"M{_n(x - 3 * part)} {_n(y)}H{_n(x + 3 * part)}",
    }[outcome]
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{_n(1.7 * part)}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _back_arrow(rect: Rect, unit: float) -> str:
    """Draw the bent arrow that says: back to."""
    x, y = rect.left + 0.4 * unit, rect.middle[1]
    return (
        f'<path d="M{_n(x)} {_n(y - 1.4 * unit)}h{_n(4.4 * unit)}a{_n(1.9 * unit)} {_n(1.9 * unit)} 0 0 1 0 {_n(3.8 * unit)}'
        f"h{_n(-2.4 * unit)}M{_n(x + 2.1 * unit)} {_n(y - 3.5 * unit)}l{_n(-2.1 * unit)} {_n(2.1 * unit)}"
        f'l{_n(2.1 * unit)} {_n(2.1 * unit)}" fill="none" stroke="{INK}" stroke-width="{_n(0.95 * unit)}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )
