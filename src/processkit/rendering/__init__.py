"""Outputs: a process as a page, a drawing or a graph. Pure: a process in, bytes or text out.

What makes an output is loaded when one is made: a check, too, looks into this package.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias, Unpack, overload

from processkit.errors import WrongUse

if TYPE_CHECKING:
    from processkit.model.process import Process
    from processkit.rendering.order import Options, Order
    from processkit.rendering.rendered import Rendered

__all__ = ["FORMATS", "VIEWS", "render", "render_result"]

_SET = ("pdf", "svg", "png")
WRITTEN = ("html", "markdown", "mermaid", "json", "dot", "dot-svg", "dot-png")
"""The formats that need no typesetter; ``dot-svg`` and ``dot-png`` are drawn by Graphviz, unlike our own pictures."""
_TEXTS = ("html", "markdown")
VIEWS: dict[str, tuple[str, ...]] = {
    "page": (*_SET, *WRITTEN),
    "diagram": (*_SET, *WRITTEN),
    "checklist": (*_SET, *_TEXTS),
    "customer": (*_SET, *_TEXTS),
    "role": (*_SET, *_TEXTS),
    "worksheet": _SET,
}
"""The views, and the formats that each can be had in."""
FORMATS = tuple(dict.fromkeys(to for formats in VIEWS.values() for to in formats))
"""All the formats."""
_ONLY_FOR = {"role": "role", "step": "customer"}
TextFormat: TypeAlias = Literal["svg", "html", "markdown", "mermaid", "json", "dot", "dot-svg"]
"""The formats that are text."""


@overload
def render(
    process: Process,
    view: str = ...,
    to: Literal["pdf", "png", "dot-png"] = ...,
    paper: str = ...,
    **options: Unpack[Options],
) -> bytes: ...
@overload
def render(
    process: Process, view: str = ..., *, to: TextFormat, paper: str = ..., **options: Unpack[Options]
) -> str: ...
@overload
def render(process: Process, view: str, to: TextFormat, paper: str = ..., **options: Unpack[Options]) -> str: ...
@overload
def render(
    process: Process, view: str = ..., to: str = ..., paper: str = ..., **options: Unpack[Options]
) -> bytes | str: ...
def render(
    process: Process, view: str = "page", to: str = "pdf", paper: str = "a4", **options: Unpack[Options]
) -> bytes | str:
    """Return one view of a process: bytes for ``pdf``, ``png`` and ``dot-png``, text for all other formats.

    The same process gives the same output each time. Nothing is fetched, and nothing is read but
    the logo.

    Args:
        process: The process.
        view: ``page`` (the one page), ``diagram`` (the drawing alone), ``checklist`` (a run sheet for one
            customer), ``customer`` (the customer's own page), ``role`` (a card for each role) or
            ``worksheet`` (a blank page to fill in by hand).
        to: ``pdf``, ``svg``, ``png``, ``html``, ``markdown``, ``mermaid``, ``json`` or ``dot``; or
            ``dot-svg`` and ``dot-png``, which Graphviz draws from the DOT. ``VIEWS`` says which a view has. As
            Mermaid and DOT the page and the diagram are the same flow, as JSON the same data. Of several
            pages, a picture is the first one: ``render_result`` has them all.
        paper: ``a4`` or ``letter``. A diagram as SVG has no paper.
        **options: What else may be said: see ``processkit.rendering.order.Options``.

    Raises:
        WrongUse: There is no such view, format, paper or language code, no such role or step, or the logo cannot be used.
        UnreadableFile: The logo cannot be read.
        DoesNotFit: It is more than one sheet holds, even without what may be left out.
        MissingLetters: No font at hand has some of the letters.
        MissingProgram: Graphviz is to draw, and is not on this machine.
    """
    return render_result(process, view, to, paper, **options).data[0]


def render_result(
    process: Process, view: str = "page", to: str = "pdf", paper: str = "a4", **options: Unpack[Options]
) -> Rendered:
    """Do as ``render``, and tell what was left out, how small the letters are, and how many pages it has."""
    _refuse_unknown("view", view, tuple(VIEWS))
    _refuse_unknown("format", to, FORMATS)
    if to not in VIEWS[view]:
        raise WrongUse(f'The view "{view}" comes as {", ".join(VIEWS[view])}, and not as {to}.')
    for option, its_view in _ONLY_FOR.items():
        if options.get(option) is not None and view != its_view:
            raise WrongUse(f'A {option} is said for the view "{its_view}" only, and this is the view "{view}".')

    from processkit.rendering.order import order_of

    order = order_of(process, to, paper, options)
    return _made(view, order)._replace(language=order.labels.language)


def _made(view: str, order: Order) -> Rendered:
    """Hand the order to who makes it. Each is loaded only now: Typst alone takes longer than a check."""
    if order.to in WRITTEN and view in ("page", "diagram"):
        from processkit.rendering.written import written

        return written(view, order)
    if view == "diagram":
        from processkit.rendering.drawing_alone import set_diagram

        return set_diagram(order)
    if view == "page":
        from processkit.rendering.page import set_page

        return set_page(order)
    from processkit.rendering.views import set_for_reader

    return set_for_reader(view, order)


def _refuse_unknown(what: str, given: str, known: Sequence[str]) -> None:
    if given not in known:
        raise WrongUse(f'There is no {what} "{given}". There is: {", ".join(known)}.')
