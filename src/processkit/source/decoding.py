"""From bytes to text: size, encoding and stray characters, before any parser sees them."""

from __future__ import annotations

from processkit.findings import Hit, Span
from processkit.source.letters import CONTROL

MOST_BYTES = 256 * 1024

_OTHER_FILES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word, Excel or zip file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"{\\rtf": "a rich-text file",
}
_A_BEGIN = 200
_WRITE_ANEW = "Write the page in a plain text file whose name ends in .yaml; processkit templates shows some."
_SAVE_AGAIN = 'Open the file in your editor and save it again with the encoding "UTF-8".'


def decode(content: bytes | str) -> tuple[str, Hit | None]:
    """Return the text of a file without its byte-order mark, or what keeps it from being read."""
    if isinstance(content, str):
        if len(content) > MOST_BYTES or len(content.encode("utf-8", "surrogatepass")) > MOST_BYTES:
            return "", _too_large()
        problem = _other_file(content[:_A_BEGIN].encode("utf-8", "surrogatepass"))
        return ("", problem) if problem is not None else _plain(content.removeprefix("\ufeff"))
    if len(content) > MOST_BYTES:
        return "", _too_large()
    problem = _other_file(content)
    if problem is not None:
        return "", problem
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", _not_utf8(content, error.start)
    return _plain(text)


def _other_file(content: bytes) -> Hit | None:
    """Recognise a file that is no text, or text in another encoding, by how it begins."""
    for start, kind in _OTHER_FILES.items():
        if content.startswith(start):
            return _unreadable(f"This is {kind}, not a text file.", _WRITE_ANEW)
    if content[:_A_BEGIN].lstrip().lower().startswith((b"<!doctype", b"<html", b"<?xml")):
        return _unreadable(
            "This is a web page or another file with marks in angle brackets, and not a plain text.",
            _WRITE_ANEW,
        )
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content[:4].count(0) >= 2:
        return _unreadable('This file is saved as "Unicode" (UTF-16 or UTF-32).', _SAVE_AGAIN)
    return None


def _plain(text: str) -> tuple[str, Hit | None]:
    match = CONTROL.search(text)
    if match is None:
        return text, None
    span = _place(text, match.start())
    number = f"U+{ord(match[0]):04X}"
    return text, _unreadable(
        f"There is an invisible control character here ({number}), which no text has.",
        "Delete the character, or type the line anew.",
        span,
    )


def _not_utf8(content: bytes, at: int) -> Hit:
    before = content[:at].decode("utf-8", "replace")
    likely = content[at : at + 1].decode("cp1252", "replace")
    shown = f' (it is probably "{likely}")' if likely.isprintable() and likely != "\ufffd" else ""
    return _unreadable(f"The character here is not saved as UTF-8{shown}.", _SAVE_AGAIN, _place(before, len(before)))


def _place(text: str, at: int) -> Span:
    lines = text[:at].splitlines() or [""]
    if text[:at].endswith(("\n", "\r")):
        lines.append("")
    return Span(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)


def _unreadable(message: str, fix: str, span: Span | None = None) -> Hit:
    return Hit(message, code="PK001", fix=fix, span=span or Span(1, 1, 1, 2))


def _too_large() -> Hit:
    return Hit(
        f"The file is larger than {MOST_BYTES // 1024} KiB, and was not read.",
        code="PK003",
        fix="One page of a process has a few kilobytes of text. Perhaps this is another file?",
        span=Span(1, 1, 1, 1),
    )
