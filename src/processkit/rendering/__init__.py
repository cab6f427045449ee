"""Outputs: a process as a page, a drawing or a graph. Pure: a process in, bytes or text out.

Typst is loaded when something is set, not when this package is imported.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Unpack, overload

from processkit.errors import WrongUse
from processkit.model.process import Process
from processkit.rendering.order import Options, Order, order_of
from processkit.rendering.rendered import Rendered

__all__ = ["FORMATS", "VIEWS", "Options", "Rendered", "render", "render_result"]

_SET = ("pdf", "svg", "png")
VIEWS: dict[str, tuple[str, ...]] = {
    "page": (*_SET, "dot"),
    "diagram": (*_SET, "dot"),
}
"""The views, and the formats that each can be had in."""
FORMATS = tuple(dict.fromkeys(to for formats in VIEWS.values() for to in formats))
"""All the formats."""


@overload
def render(
    process: Process,
    view: str = ...,
    to: Literal["pdf", "png"] = ...,
    paper: str = ...,
    **options: Unpack[Options],
) -> bytes: ...
@overload
def render(
    process: Process, view: str = ..., *, to: Literal["svg", "dot"], paper: str = ..., **options: Unpack[Options]
) -> str: ...
@overload
def render(
    process: Process, view: str, to: Literal["svg", "dot"], paper: str = ..., **options: Unpack[Options]
) -> str: ...
@overload
def render(
    process: Process, view: str = ..., to: str = ..., paper: str = ..., **options: Unpack[Options]
) -> bytes | str: ...
def render(
    process: Process, view: str = "page", to: str = "pdf", paper: str = "a4", **options: Unpack[Options]
) -> bytes | str:
    """Return one view of a process: bytes for ``pdf`` and ``png``, text for all other formats.

    The same process gives the same output each time. Nothing is fetched, and nothing is read but
    the logo.

    Args:
        process: The process.
        view: ``page`` (the one page) or ``diagram`` (the drawing alone).
        to: ``pdf``, ``svg``, ``png`` or ``dot``. As DOT both views are the same flow.
        paper: ``a4`` or ``letter``. A diagram as SVG has no paper.
        **options: What else may be said: see ``processkit.rendering.Options``.

    Raises:
        WrongUse: There is no such view, format or paper, or the logo cannot be used.
        UnreadableFile: The logo cannot be read.
        DoesNotFit: It is more than one sheet holds, even without what may be left out.
        MissingLetters: No font at hand has some of the letters.
    """
    return render_result(process, view, to, paper, **options).data[0]


def render_result(
    process: Process, view: str = "page", to: str = "pdf", paper: str = "a4", **options: Unpack[Options]
) -> Rendered:
    """Do as ``render``, and tell what was left out, how small the letters are, and how many pages it has."""
    _refuse_unknown("view", view, tuple(VIEWS))
    _refuse_unknown("format", to, FORMATS)
    return _made(view, order_of(process, to, paper, options))


def _made(view: str, order: Order) -> Rendered:
    """Hand the order to who makes it. Each is loaded only now: Typst alone takes longer than a check."""
    if order.to == "dot":
        from processkit.rendering.dot import dot_of

        return Rendered((dot_of(order.process, order.labels, mono=order.mono),), 0, None, None, ())
    if view == "diagram":
        from processkit.rendering.sheet import set_diagram

        return set_diagram(order)
    from processkit.rendering.page import set_page

    return set_page(order)


def _refuse_unknown(what: str, given: str, known: Sequence[str]) -> None:
    if given not in known:
        raise WrongUse(f'There is no {what} "{given}". There is: {", ".join(known)}.')
