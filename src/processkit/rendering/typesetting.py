"""Typst, and nothing else of the house: the only file that imports it. Templates and data in, bytes out."""

from __future__ import annotations

import datetime
import json
import re
import tempfile
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from processkit.errors import MissingLetters, WrongUse

if TYPE_CHECKING:
    import typst

_Result = TypeVar("_Result")

FONTS = Path(__file__).parent / "fonts"
_FIRST_DAY = datetime.date(2026, 1, 1)
_MOST_WORDS = 4
_NOT_SUSPECT = b"/MarkInfo<</Marked true/Suspects false>>"
_NO_GLYPH = re.compile(r"the text `(\"(?:[^\"\\]|\\.)*\")` could not be displayed")


@dataclass(frozen=True, slots=True)
class Script:
    """One template with what is put into it.

    Attributes:
        template: The Typst source. It reads the inputs as ``sys.inputs``.
        inputs: Texts by name. What the user wrote is only ever in here, never in the template.
        files: Pictures that the template may read, by name; nothing else can be read from it.
        day: The date that the PDF says it was made; None for a constant one.
        system_fonts: Whether the fonts of this machine stand in for letters that Inter lacks.
        pixels_per_inch: How fine a PNG is.
    """

    template: str
    inputs: Mapping[str, str]
    files: Mapping[str, bytes] = field(default_factory=dict)
    day: datetime.date | None = None
    system_fonts: bool = False
    pixels_per_inch: float = 200.0


@dataclass(frozen=True, slots=True)
class Made:
    """What was set: one entry a page for pictures and one for a PDF, and the number of pages."""

    data: tuple[bytes | str, ...]
    pages: int


def answer_of(script: Script, label: str) -> dict[str, Any]:
    """Return the dictionary that the template puts at ``label``, as plain data."""
    import typst

    with _room(script) as room, _in_our_words(script):
        # Typst's types want the root to be of the same kind as the source, which is bytes; text does.
        answer = typst.query(  # type: ignore[type-var]
            script.template.encode(),
            f"<{label}>",
            field="value",
            one=True,
            root=room,
            font_paths=fonts(system=script.system_fonts),
            ignore_system_fonts=True,
            sys_inputs=dict(script.inputs),
        )
    told: dict[str, Any] = json.loads(answer)
    return told


def pdf_of(script: Script) -> bytes:
    """Set a script as an accessible PDF (PDF/UA-1): tagged, with language, title and alternative texts.

    The same script gives the same bytes each time.

    Raises:
        MissingLetters: A letter is in none of the fonts at hand.
    """
    pdf = _compiled(script, "pdf")[0]
    # It says that nothing about its tags is suspect, which goes without saying. Poppler up to 22.12 at
    # least takes that for an error. Blanks of the same length leave every other place where it is.
    return pdf.replace(_NOT_SUSPECT, _NOT_SUSPECT.replace(b"/Suspects false", b" " * 15))


def made_of(script: Script, to: str) -> Made:
    """Set a script as ``pdf``, ``svg`` or ``png``.

    Whatever is asked for, it is set as a PDF first: only that tells which letters are missing, and
    how many pages there really are.

    Raises:
        MissingLetters: A letter is in none of the fonts that the script may use.
    """
    pdf = pdf_of(script)
    data: tuple[bytes | str, ...] = (pdf,) if to == "pdf" else svg_of(script) if to == "svg" else png_of(script)
    return Made(data, page_count(pdf))


def with_system_fonts_if_needed(make: Callable[[bool], _Result]) -> _Result:
    """Return ``make(False)``, or ``make(True)`` (with the fonts of this machine) where Inter lacks a letter.

    Raises:
        MissingLetters: The fonts of this machine lack it too.
    """
    try:
        return make(False)
    except MissingLetters:
        return make(True)


def svg_of(script: Script) -> tuple[str, ...]:
    """Set a script as SVG, one text a page. Letters that are missing are not reported: see ``pdf_of``."""
    return tuple(page.decode() for page in _compiled(script, "svg"))


def png_of(script: Script) -> tuple[bytes, ...]:
    """Set a script as PNG, one picture a page. Letters that are missing are not reported: see ``pdf_of``."""
    return _compiled(script, "png")


def page_count(pdf: bytes) -> int:
    """Return the number of pages of a PDF that Typst wrote."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    for part in (pdf, *(_unpacked(stream) for stream in packed)):
        tree = re.search(rb"/Type\s*/Pages\b[^>]*?/Count\s+([0-9]+)", part) or re.search(
            rb"/Count\s+([0-9]+)[^>]*?/Type\s*/Pages\b", part
        )
        if tree is not None:
            return int(tree[1])
    raise AssertionError("Typst wrote a PDF without a page tree")


@lru_cache(maxsize=2)
def fonts(*, system: bool = False) -> typst.Fonts:
    """Return the fonts to set in: Inter alone, or with those of the machine behind it."""
    import typst

    return typst.Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _compiled(script: Script, to: str) -> tuple[bytes, ...]:
    import typst

    with _room(script) as room, _in_our_words(script):
        made = typst.compile(  # type: ignore[call-overload]
            script.template.encode(),
            format=to,
            root=room,
            font_paths=fonts(system=script.system_fonts),
            ignore_system_fonts=True,
            sys_inputs=dict(script.inputs),
            ppi=script.pixels_per_inch,
            pdf_standards=["ua-1"] if to == "pdf" else [],
            timestamp=_timestamp(script.day),
        )
    return tuple(made) if isinstance(made, list) else (made,)


@contextmanager
def _room(script: Script) -> Iterator[str]:
    """A fresh folder that Typst sees as the whole disk: it holds the script's pictures and no more."""
    with tempfile.TemporaryDirectory(prefix="processkit-") as folder:
        for name, content in script.files.items():
            (Path(folder) / name).write_bytes(content)
        yield folder


@contextmanager
def _in_our_words(script: Script) -> Iterator[None]:
    """Turn Typst's complaints about what a person gave into ours; all others are bugs of the template."""
    try:
        yield
    except RuntimeError as error:
        said = f"{error} {getattr(error, 'diagnostic', '')}"
        if "failed to decode image" in said:
            raise WrongUse("The logo is a broken picture.") from None
        letters = sorted({letter for quoted in _NO_GLYPH.findall(said) for letter in _unquoted(quoted)})
        if letters:
            named = ", ".join(map(_described, letters))
            raise MissingLetters(
                f"No font at hand has {named}{_words_with(letters, script)}.", tuple(letters)
            ) from None
        raise


def _timestamp(day: datetime.date | None) -> int:
    moment = datetime.datetime.combine(day or _FIRST_DAY, datetime.time(), datetime.UTC)
    return int(moment.timestamp())


def _unquoted(quoted: str) -> str:
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda match: chr(int(match[1], 16)), quoted[1:-1])


def _words_with(letters: list[str], script: Script) -> str:
    """Return the first few words of the inputs that hold one of the letters; empty when none is found."""
    words = (word for text in _texts(json.loads(script.inputs["data"])) for word in text.split())
    found = dict.fromkeys(word for word in words if not set(word).isdisjoint(letters))
    shown = ['"' + "".join(c if c.isprintable() else "\u25a1" for c in word) + '"' for word in found]
    return f", as in {', '.join(shown[:_MOST_WORDS])}" if shown else ""


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from _texts(inner)
        case list():
            for inner in value:
                yield from _texts(inner)


def _described(letter: str) -> str:
    name = unicodedata.name(letter, "no name")
    shown = f"{letter} " if letter.isprintable() else ""
    return f"{shown}(U+{ord(letter):04X}, {name.lower()})"


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""
