"""The customer's own page: on paper, and for her phone."""

from __future__ import annotations

from dataclasses import asdict

from processkit.rendering.logo import printed_logo, read_logo
from processkit.rendering.order import Order
from processkit.rendering.rendered import Rendered
from processkit.rendering.views.customer_html import html_of
from processkit.rendering.views.journey import journey_of
from processkit.rendering.views.outlines import customer_outline
from processkit.rendering.views.setting import Manner, Try, draft_word, set_view, written

_TRIES = (Try(1, 8.8), Try(2, 9.5), Try(3, 9.5), Try(20, 9.0))


def set_customer(order: Order) -> Rendered:
    """Set the customer's page as ``pdf``, ``svg``, ``png``, ``html`` or ``markdown``.

    Raises:
        WrongUse: The page says nothing to the customer, there is no such step, or the logo cannot be used.
        UnreadableFile: The logo cannot be read.
        DoesNotFit: One step is more than a sheet holds.
        MissingLetters: No font at hand has some of the letters; never for text.
    """
    process = order.process
    journey = journey_of(process, order.labels, order.step)
    if order.to == "markdown":
        return written(order, journey.title, customer_outline(journey, order.labels))
    logo = read_logo(process.logo, order.folder) if process.logo is not None else None
    if order.to == "html":
        return Rendered(
            (html_of(journey, order.labels, order.sheet, logo, draft_word(order), mono=order.mono),), 0, None, None, ()
        )
    columns = 2 if order.sheet.is_landscape else 1
    return set_view(
        order,
        asdict(journey),
        Manner("customer.typ", _TRIES, largest=11.0, columns=columns, air=0.9),
        printed_logo(logo, mono=order.mono),
    )
