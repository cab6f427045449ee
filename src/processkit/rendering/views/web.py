"""Small web pages: whole in one file, without a script, and with every text of a person escaped."""

from __future__ import annotations

import re
from html import escape

from processkit.rendering.colours import style_in_grey
from processkit.rendering.html.document import GREY_PICTURES, direction_of, page_rule, policy_of
from processkit.rendering.papers import Sheet
from processkit.rendering.texts import with_signs_at_numbers, without_breaks

_STYLE = """
:root { color-scheme: light dark; --ink: #1f2933; --grey: #52606d; --paper: #fff; --shade: #eef1f4; --accent: #005e9e;
  --on-accent: #fff; --line: #7b8794; }
@media (prefers-color-scheme: dark) { :root { --ink: #f0f4f8; --grey: #b8c4ce; --paper: #15191e; --shade: #252c34;
  --accent: #7cc4fa; --on-accent: #10151a; --line: #627d98; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 Inter, system-ui, sans-serif;
  overflow-wrap: anywhere; }
main { max-width: 42rem; margin: 0 auto; padding: 1.25rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0.25rem 0 1rem; text-wrap: balance; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 0.1rem 0 0.25rem; }
p, ul, ol, dl { margin: 0.4rem 0; text-wrap: pretty; }
a { color: var(--accent); }
.quiet { color: var(--grey); }
@media print { :root { font-size: 10pt; } main { max-width: none; padding: 0; } h1 { font-size: 1.5rem; margin-bottom: 0.5rem; } }
"""
_LINKS = re.compile(
    r"(?P<web>https?://[^\s<>\"']+[^\s<>\"'.,;:!?)])"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<phone>(?<![\w.@/-])\+?\(?[0-9](?:[ ()/.-]{0,2}[0-9]){6,14}(?!\w))"
)


def document(
    title: str, language: str, style: str, body: str, *, sheet: Sheet | None = None, mono: bool = False
) -> str:
    """Return a whole web page. It may load nothing from anywhere, and says so to the browser.

    Args:
        title: The title, as plain text.
        language: The language of the texts, such as ``en`` or ``de-AT``.
        style: What it adds to the style that all pages share.
        body: What stands in ``main``, as HTML.
        sheet: What it is printed on; None leaves that to the printer.
        mono: Whether it has no colour, pictures included.
    """
    whole = (page_rule(sheet) if sheet is not None else "") + _STYLE + style
    look = style_in_grey(whole) + GREY_PICTURES if mono else whole
    return (
        "<!doctype html>\n"
        f'<html lang="{text(language)}" dir="{direction_of(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy_of(look)}">\n'
        f"<title>{text(title)}</title>\n<style>{look}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def plain(words: str) -> str:
    """Return words without the places to break them that are put in for paper."""
    return without_breaks(words)


def text(words: str) -> str:
    """Return words of a person as HTML. Places to break a word are left out: a browser finds its own.

    A number and its sign stay on one line.
    """
    return escape(with_signs_at_numbers(plain(words)))


def with_links(words: str) -> str:
    """Return words as HTML in which addresses can be tapped: to call, to write, to look at."""
    whole, pieces, end = plain(words), [], 0
    for match in _LINKS.finditer(whole):
        found = match[0]
        if match["phone"]:
            address = "tel:" + re.sub(r"[^0-9+]", "", found)
        else:
            address = f"mailto:{found}" if match["mail"] else found
        pieces += [escape(whole[end : match.start()]), f'<a href="{escape(address)}">{escape(found)}</a>']
        end = match.end()
    return "".join([*pieces, escape(whole[end:])])


def items(kind: str, entries: list[str]) -> str:
    """Return a list (``ul`` or ``ol``) of entries that are HTML already."""
    return f"<{kind}>" + "".join(f"<li>{entry}</li>" for entry in entries) + f"</{kind}>"
