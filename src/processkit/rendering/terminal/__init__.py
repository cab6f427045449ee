"""The page for a terminal: lines of a fixed width, each of pieces that may have a colour."""

from processkit.rendering.terminal.lines import Line, Piece
from processkit.rendering.terminal.page import page_lines

__all__ = ["Line", "Piece", "page_lines"]
