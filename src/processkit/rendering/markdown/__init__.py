"""Markdown as GitHub and most wikis read it."""

from processkit.rendering.markdown.escaping import escaped
from processkit.rendering.markdown.page import page_markdown

__all__ = ["escaped", "page_markdown"]
