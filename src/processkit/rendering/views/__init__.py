"""The views for one reader: the run sheet of a customer, the customer's own page, cards for roles, a blank sheet."""

from __future__ import annotations

from processkit.rendering.order import Order
from processkit.rendering.rendered import Rendered


def set_for_reader(view: str, order: Order) -> Rendered:
    """Set ``checklist``, ``customer``, ``role`` or ``worksheet``. Only what is needed is loaded."""
    match view:
        case "checklist":
            from processkit.rendering.views.checklist import set_checklist as make
        case "customer":
            from processkit.rendering.views.customer import set_customer as make
        case "role":
            from processkit.rendering.views.role import set_role as make
        case _:
            from processkit.rendering.views.worksheet import set_worksheet as make
    return make(order)
