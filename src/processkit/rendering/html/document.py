"""The frame of every web page: head, style, and the order to the browser to load and run nothing."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path

from processkit.rendering.colours import style_in_grey
from processkit.rendering.html.elements import Child, Markup, element, joined
from processkit.rendering.papers import Sheet

GREY_PICTURES = "img { filter: grayscale(1); }\n"
"""What makes the pictures of a web page grey."""
_HERE = Path(__file__).parent
_FROM_RIGHT_TO_LEFT = frozenset(("ar", "dv", "fa", "he", "ku", "ps", "ur", "yi"))


def document(
    title: str, language: str, sheet: Sheet, body: Markup, *styles: str, rules: str = "", mono: bool = False
) -> str:
    """Return a whole page.

    Its style is inside it and named to the browser by its fingerprint: nothing else may look like
    style, nothing runs, nothing is fetched, nothing is sent, and no other page may show it as its own.

    Args:
        title: What the browser's tab says.
        language: That of the texts, such as ``en`` or ``de-AT``.
        sheet: What it is printed on.
        body: What stands in ``body``: header, main, footer.
        *styles: Names of style sheets of this folder besides the one that all pages share.
        rules: Further style that only this page needs; nothing of it may come from a person.
        mono: Whether it has no colour, pictures included.
    """
    style = _style(sheet, ("document", *styles)) + rules
    style = style_in_grey(style) + GREY_PICTURES if mono else style
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy_of(style)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        # The fingerprint is that of the style as it is; an escaped one would not be the same.
        Markup(f"<style>{style}</style>"),
    )
    page = element(
        "html", joined("\n", head, "\n", element("body", body), "\n"), lang=language, dir=direction_of(language)
    )
    return f"<!doctype html>\n{page.text}\n"


def direction_of(language: str) -> str:
    """Return where a language begins its lines: ``ltr`` or ``rtl``."""
    return "rtl" if language.split("-")[0].casefold() in _FROM_RIGHT_TO_LEFT else "ltr"


def unseen(*children: Child) -> Markup:
    """Return what is read aloud and not shown."""
    return element("span", *children, class_="unseen")


def policy_of(style: str) -> str:
    """Return what the browser is told: only this style, pictures that are inside, and nothing else."""
    fingerprint = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{fingerprint}'; img-src data:; base-uri 'none'; form-action 'none'"


def page_rule(sheet: Sheet) -> str:
    """Return what tells the browser on which paper a page is printed, and how much of it stays white."""
    return (
        f"@page {{ size: {sheet.width}pt {sheet.height}pt; margin: {sheet.top}pt {sheet.side}pt {sheet.bottom}pt; }}\n"
    )


@lru_cache(maxsize=16)
def _style(sheet: Sheet, names: tuple[str, ...]) -> str:
    return page_rule(sheet) + "".join((_HERE / f"{name}.css").read_text(encoding="utf-8") for name in names)
