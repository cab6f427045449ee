"""The one-page view: everything that is true about a process on one sheet of paper."""

from processkit.rendering.page.fit import set_page

__all__ = ["set_page"]
