"""The formats that need no typesetter: each a text, or what Graphviz draws from one."""

from __future__ import annotations

from processkit.rendering.order import Order
from processkit.rendering.rendered import Rendered


def written(view: str, order: Order) -> Rendered:
    """Return the page or the drawing (``view``) in one of these formats.

    As JSON, Mermaid and DOT both are the same.

    Raises:
        MissingProgram: Graphviz is to draw it, and is not on this machine.
        WrongUse: The logo cannot be used.
        UnreadableFile: The logo cannot be read.
    """
    return Rendered((_data(view, order),), 0, None, None, ())


def _data(view: str, order: Order) -> bytes | str:
    """Hand the order to who writes it. Each is loaded only now: most people want one of them."""
    drawing_only = view == "diagram"
    match order.to:
        case "html":
            from processkit.rendering.html import page_html

            return page_html(order, drawing_only=drawing_only)
        case "markdown":
            from processkit.rendering.markdown import page_markdown

            return page_markdown(order, drawing_only=drawing_only)
        case "mermaid":
            from processkit.rendering.mermaid import mermaid_of

            return mermaid_of(order.process, order.labels, mono=order.mono)
        case "json":
            from processkit.rendering.json_data import json_of

            return json_of(order.process)
        case "dot":
            from processkit.rendering.dot import dot_of

            return dot_of(order.process, order.labels, mono=order.mono)
    from processkit.rendering.dot import drawn_by_graphviz

    return drawn_by_graphviz(order.process, order.to.removeprefix("dot-"), order.labels, mono=order.mono)
