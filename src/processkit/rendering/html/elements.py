"""Elements of HTML, built so that a person's text can only ever become text."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TypeAlias

_VOID = {"br", "hr", "img", "input", "link", "meta"}
# What could run, load or send something is not among them.
_TAGS = _VOID | {
    "a", "article", "aside", "b", "body", "caption", "dd", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2",
    "h3", "h4", "head", "header", "html", "i", "label", "li", "main", "nav", "ol", "p", "section", "small", "span", "strong", "table",
    "tbody", "td", "th", "thead", "title", "tr", "ul",
}  # fmt: skip
_ADDRESSES = ("#", "tel:", "mailto:", "https://", "http://", "data:image/png;base64,", "data:image/jpeg;base64,")


@dataclass(frozen=True, slots=True)
class Markup:
    """HTML that is safe: made by ``element``, or by ourselves from safe parts."""

    text: str


Child: TypeAlias = Markup | str | None
"""What can stand inside an element: other elements, a person's text, or nothing."""


def element(tag: str, *children: Child, **attributes: str | bool | None) -> Markup:
    """Return an element. Texts in it are escaped; only ``Markup`` is taken as it is.

    A name of an attribute may end in an underscore (``class_``), and further ones become hyphens
    (``aria_label``). None and False leave an attribute out; True writes it without a value.

    Raises:
        ValueError: The tag, an attribute or an address could run or load something.
    """
    if tag not in _TAGS:
        raise ValueError(f"<{tag}> is no element of our pages")
    written = "".join(_attribute(name, value) for name, value in attributes.items())
    if tag in _VOID:
        return Markup(f"<{tag}{written}>")
    return Markup(f"<{tag}{written}>{joined(*children).text}</{tag}>")


def joined(*children: Child, between: Child = None) -> Markup:
    """Return what these make one behind the other, with ``between`` between them; nothing is left out but None."""
    return Markup(_html(between).join(_html(child) for child in children if child is not None))


def _html(child: Child) -> str:
    match child:
        case Markup(text):
            return text
        case str():
            return escape(child, quote=False)
    return ""


def _attribute(name: str, value: str | bool | None) -> str:
    written = name.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    if value is True:
        return f" {written}"
    if written.startswith("on") or written in ("style", "srcdoc"):
        raise ValueError(f"{written} is no attribute of our pages")
    if written in ("href", "src") and not value.startswith(_ADDRESSES):
        raise ValueError(f"{value} is no address of our pages")
    return f' {written}="{escape(value)}"'
