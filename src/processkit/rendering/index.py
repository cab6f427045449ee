"""The index of a folder with every view of one or several pages: a small web page that leads to each file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from processkit.model.process import Process
from processkit.rendering.labels import Labels, labels_for
from processkit.rendering.texts import printable
from processkit.rendering.views.web import document, text

FORMATS_OF_ALL: Mapping[str, tuple[str, ...]] = {
    "page": ("pdf", "png"),
    "diagram": ("pdf", "svg"),
    "checklist": ("pdf",),
    "customer": ("html", "pdf"),
    "role": ("pdf",),
    "worksheet": ("pdf",),
}
"""Every view, in the formats that people use it in; never a picture of several pages."""

_STYLE = """
section { margin: 2rem 0; }
ul { list-style: none; padding: 0; }
li { border-top: 1px solid var(--line); padding: 0.7rem 0; display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; }
li > span { flex: 1 1 16rem; }
li > span + span { flex: 0 0 9rem; }
li strong { display: block; }
a { display: inline-block; padding: 0.5rem 0.4rem; }
"""


@dataclass(frozen=True, slots=True)
class Document:
    """One view that was written: its files by format, each as seen from the index."""

    view: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page, and the views of it that were written."""

    process: Process
    documents: tuple[Document, ...]


def index_of(shelves: Sequence[Shelf], language: str | None = None) -> str:
    """Return the index as HTML, in the language of the first page.

    ``language`` is that of the words that are not the user's; None for that of each page.
    """
    first = shelves[0].process
    if len(shelves) == 1:
        title = printable(first.name)
        return document(title, first.language, _STYLE, _shelf(shelves[0], "h1", language))
    labels = labels_for(language or first.language)
    sections = "\n".join(
        f'<section lang="{text(s.process.language)}">{_shelf(s, "h2", language)}</section>' for s in shelves
    )
    heading = text(labels["index"])
    return document(labels["index"], first.language, _STYLE, f"<h1>{heading}</h1>\n{sections}")


def _shelf(shelf: Shelf, heading: str, language: str | None) -> str:
    process, labels = shelf.process, labels_for(language or shelf.process.language)
    company = f'<p class="quiet">{text(printable(process.company))}</p>\n' if process.company is not None else ""
    rows = "\n".join(_row(document, labels) for document in shelf.documents)
    return f"{company}<{heading}>{text(printable(process.name))}</{heading}>\n<ul>\n{rows}\n</ul>"


def _row(document: Document, labels: Labels) -> str:
    name = labels[f"index.{document.view}"]
    links = " ".join(
        # Somebody who hears only the links hears of which document each is.
        f'<a href="{text(quote(path))}" aria-label="{text(name)}, {to.upper()}">{to.upper()}</a>'
        for to, path in document.files.items()
    )
    return f"<li><span><strong>{text(name)}</strong>{text(labels[f'index.{document.view}.use'])}</span> <span>{links}</span></li>"
