"""The one-page view: everything that is true about a process on one sheet of paper."""

from processkit.rendering.page.fit import PageRequest, set_page

__all__ = ["PageRequest", "set_page"]
