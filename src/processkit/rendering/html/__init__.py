"""Web pages: each one file that needs nothing else, runs nothing, and can be read by everybody."""

from processkit.rendering.html.document import document
from processkit.rendering.html.elements import Child, Markup, element, joined
from processkit.rendering.html.page import page_html

__all__ = ["Child", "Markup", "document", "element", "joined", "page_html"]
