"""The docs are true: links lead somewhere, pages are checked, and what is printed is what is said.

How a document says what is true of a page:

- A ``yaml`` block with ``process:`` and ``steps:`` is a whole page. It is checked, and must have no
  error and no warning, unless a ``text`` block with a command comes next.
- What commands and Python blocks print is held against what scripts/write_doc_outputs.py finds.
"""

import re
import runpy
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from processkit import Severity, check
from processkit.source.known_keys import ENTRY_KEYS, PAGE_KEYS, PART_KEYS, STEP_KEYS

ROOT = Path(__file__).resolve().parent.parent
REFRESHED = runpy.run_path(str(ROOT / "scripts" / "write_doc_outputs.py"))["refreshed"]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.*)$", re.M)


@dataclass(frozen=True)
class Block:
    """One fenced block."""

    kind: str
    text: str

    @property
    def is_whole_page(self) -> bool:
        has_both = re.search(r"^process:", self.text, re.M) and re.search(r"^steps:", self.text, re.M)
        return self.kind == "yaml" and bool(has_both)

    @property
    def commands(self) -> bool:
        """Whether it shows commands and what they print."""
        return self.kind == "text" and self.text.startswith("$ processkit ")


def blocks_of(document: Path) -> list[Block]:
    return [Block(match[1], match[2]) for match in _FENCE.finditer(document.read_text("utf-8"))]


def name_of(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


def anchors_of(document: Path) -> set[str]:
    """Return what a link may name behind #: headings in lower case, without signs, with dashes."""
    plain = [re.sub(r"[^\w\- ]", "", heading.casefold()) for heading in _HEADING.findall(document.read_text("utf-8"))]
    return {heading.strip().replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_each_link_leads_to_a_file_and_a_heading(document: Path) -> None:
    text = _FENCE.sub("", document.read_text("utf-8"))
    broken = []
    for link in _LINK.findall(text):
        if re.match(r"[a-z]+:", link):
            continue
        place, _, anchor = link.partition("#")
        target = (document.parent / place).resolve() if place else document
        if not target.exists() or (anchor and anchor not in anchors_of(target)):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_each_page_is_sound_unless_the_text_under_it_says_what_is_wrong(document: Path) -> None:
    for block, after in pairwise([*blocks_of(document), Block("", "")]):
        if block.is_whole_page and not after.commands:
            report = check(text=block.text)
            wrong = [f.message for f in report.findings if f.severity is not Severity.ADVICE and f.accepted is None]
            assert wrong == [], block.text


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_each_command_and_each_python_block_prints_what_is_said(document: Path) -> None:
    text = document.read_text("utf-8")
    assert REFRESHED(text) == text, "run python scripts/write_doc_outputs.py"


def test_the_readme_has_its_two_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for marker in ("main job", "tests"):
        assert re.search(rf"^<!-- {marker} -->\n```sh\n[^\n]+\n```$", readme, re.M), marker


def test_the_language_reference_has_every_key_in_its_place() -> None:
    text = (ROOT / "docs" / "reference" / "language.md").read_text("utf-8")
    listed = {
        section.split("\n")[0].strip(): re.findall(r"^\| `(\w+)` \|", section, re.M)
        for section in re.split(r"^##+ ", text, flags=re.M)
    }
    tables = {heading: sorted(keys) for heading, keys in listed.items() if keys}
    parts = {f"`{key}`": sorted(keys) for key, keys in {**PART_KEYS, **ENTRY_KEYS}.items()}
    assert tables == {"The page": sorted(PAGE_KEYS), "A step": sorted(STEP_KEYS), **parts}
