"""Write docs/gallery/ from the templates. Run it after changing a template, or how a page looks.

The pictures are the same on each machine with the same version of Typst. A PNG may still differ in a
shade from one processor to the next, so the pages are told apart by what they are drawn from: a hash
of each page as SVG stands in ``pages.json``, beside the version that it was made with.
"""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

from processkit.model.process import Process
from processkit.pipeline import load
from processkit.rendering.order import Options, order_of
from processkit.rendering.page import set_page
from processkit.rendering.views import set_for_reader

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "gallery"
PAGES = FOLDER / "pages.json"
PIXELS_PER_INCH = 100.0

_WHAT = {
    "fitted-kitchen": "eight steps, four owners and four handovers: a workshop that builds and fits kitchens",
    "online-plant-shop": "from the advert to the windowsill: a shop that sells plants by post",
    "restaurant-table": "an evening, minute by minute: a restaurant from the booking to the goodbye",
    "mortgage": "a loan that goes back for conditions, twice at most: a lender from the application to the keys",
    "home-solar": "weeks of waiting for the city and the utility, and never one without a word: solar power for a house",
    "saas-onboarding": "a customer who tells the story once: software from the first talk to the first month",
    "print-shop": "nothing is printed without a release, and one legal way round the proof: a printer",
    "kuechenkauf": "in German, with two steps that only some customers need: a kitchen shop",
    "vente-immobiliere": "in French, with a right to withdraw, where silence means yes: an agency that sells homes",
    "compraventa-vivienda": "in Spanish, from the search to the land register: an agency that finds homes",
}
OF_VIEWS = "fitted-kitchen"
"""The template whose views are shown."""
VIEWS: dict[str, tuple[str, Options]] = {
    "checklist": ("the first page of the run sheet of one customer", {}),
    "customer": ("the customer's own page, for somebody who is on step 6", {"step": "6"}),
    "role": ("the card of the sales office", {"role": "Sales office"}),
    "worksheet": ("the worksheet, to fill in by hand", {}),
}
"""What each view shows, and what is asked for besides."""
_HEAD = """\
<!-- Written by scripts/write_gallery.py from the templates. Do not edit. -->

# Gallery

The pages that ship with processkit, each on one sheet of A4. Each is made by one command, such as
`processkit render processes/fitted-kitchen.yaml -o fitted-kitchen.pdf`.
"""
_VIEWS_HEAD = """\
## For one reader each

From the same file as the first page of this gallery; [what to print for whom](../how-to/print-for-whom.md) says more.
"""


def files() -> dict[Path, str | bytes]:
    """Return what is written, by its path: the pictures, a page that shows them, and their hashes."""
    shown = {name: load(ROOT / "processes" / f"{name}.yaml") for name in _WHAT}
    pictures = {picture_of(name): _set(process, "png") for name, process in shown.items()}
    pictures |= {picture_of_view(view): _set(shown[OF_VIEWS], "png", view) for view in VIEWS}
    hashes = {picture_of(name).name: hash_of(process) for name, process in shown.items()}
    hashes |= {picture_of_view(view).name: hash_of(shown[OF_VIEWS], view) for view in VIEWS}
    made = {"typst": version("typst"), "pages": hashes}
    entries = [_entry(name, process) for name, process in shown.items()]
    return {
        FOLDER / "README.md": "\n".join([_HEAD, *entries, _VIEWS_HEAD, *map(_entry_of_view, VIEWS)]),
        PAGES: json.dumps(made, indent=2) + "\n",
        **pictures,
    }


def main() -> None:
    """Write the pictures and what goes with them, and say so."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = files()
    for path, content in wanted.items():
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    print(f"wrote {len(wanted)} files in {FOLDER.relative_to(ROOT)}")


def picture_of(name: str) -> Path:
    """Return the path of the picture of a template."""
    return FOLDER / f"{name}-a4.png"


def picture_of_view(view: str) -> Path:
    """Return the path of the picture of a view."""
    return FOLDER / f"{OF_VIEWS}-{view}.png"


def hash_of(process: Process, view: str = "page") -> str:
    """Return the hash of what the picture of a page, or of another view of it, is drawn from."""
    drawn = _set(process, "svg", view)
    return hashlib.sha256(drawn if isinstance(drawn, bytes) else drawn.encode("utf-8")).hexdigest()


def _set(process: Process, to: str, view: str = "page") -> str | bytes:
    options = VIEWS[view][1] if view in VIEWS else Options()
    order = order_of(process, to, "a4", options)._replace(pixels_per_inch=PIXELS_PER_INCH)
    return (set_page(order) if view == "page" else set_for_reader(view, order)).data[0]


def _entry(name: str, process: Process) -> str:
    return (
        f"## {process.name}\n\n[{name}.yaml](../../processes/{name}.yaml): {_WHAT[name]}.\n\n"
        f"![The page “{process.name}” on one sheet]({picture_of(name).name})\n"
    )


def _entry_of_view(view: str) -> str:
    what = VIEWS[view][0]
    return f"{what[0].upper()}{what[1:]} (`--view {view}`):\n\n![{what}]({picture_of_view(view).name})\n"


if __name__ == "__main__":
    main()
