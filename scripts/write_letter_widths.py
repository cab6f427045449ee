"""Writes the tables of letter widths that the drawing measures its words with, from the shipped fonts."""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.ttLib import TTFont

_RENDERING = Path(__file__).resolve().parent.parent / "src" / "processkit" / "rendering"
COMMON = _RENDERING / "letter_widths.json"
OTHERS = _RENDERING / "other_letter_widths.json"
_WEIGHTS = {"400": "Inter_400Regular.ttf", "600": "Inter_600SemiBold.ttf", "700": "Inter_700Bold.ttf"}
_LAST_LATIN, _PUNCTUATION, _SIGNS = 0x17F, range(0x2010, 0x2040), "€™→←↑↓−×✓"


def tables() -> dict[Path, str]:
    """Return the tables as JSON: for each weight the letters of each width, in thousandths of an em.

    The first has the letters of most pages, so that it is read quickly; the second all others.
    """
    weights = {weight: _widths(_RENDERING / "fonts" / name) for weight, name in _WEIGHTS.items()}
    return {path: _written(weights, common=path == COMMON) for path in (COMMON, OTHERS)}


def _written(weights: dict[str, dict[int, int]], *, common: bool) -> str:
    table: dict[str, dict[str, str]] = {}
    for weight, widths in weights.items():
        by_width: dict[int, str] = {}
        for point, width in widths.items():
            if _is_common(point) is common:
                by_width[width] = by_width.get(width, "") + chr(point)
        table[weight] = {str(width): by_width[width] for width in sorted(by_width)}
    return json.dumps(table, ensure_ascii=True, separators=(",", ":"), indent=0) + "\n"


def _is_common(point: int) -> bool:
    return point <= _LAST_LATIN or point in _PUNCTUATION or chr(point) in _SIGNS


def _widths(font_file: Path) -> dict[int, int]:
    font = TTFont(font_file)
    units = font["head"].unitsPerEm
    # Rounded up: a word may be a little narrower than the table says, never wider.
    return {
        point: -(-font["hmtx"][glyph][0] * 1000 // units)
        for point, glyph in sorted(font.getBestCmap().items())
        if point >= 0x20
    }


if __name__ == "__main__":
    for path, text in tables().items():
        path.write_text(text, encoding="utf-8")
        print(f"wrote {path}")
