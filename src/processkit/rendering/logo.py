"""The company's picture: a PNG or JPEG that lies beside the page, and nothing else."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from processkit.errors import UnreadableFile, WrongUse

_MOST_BYTES = 5_000_000
_MOST_PIXELS = 6_000
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture: its bytes, and the file name that it has while the page is set.

    Attributes:
        given: The picture that it was made from; None where it is the one that was given.
    """

    name: str
    content: bytes
    given: Logo | None = None

    @property
    def files(self) -> dict[str, bytes]:
        """What the typesetter reads, by name: first what it shows, then what it only tries whether it is whole."""
        return {self.name: self.content} | (self.given.files if self.given is not None else {})


def printed_logo(logo: Logo | None, *, mono: bool) -> Logo | None:
    """Return a logo as it is printed: as it is, or in grey.

    The picture stays what it is, inside a drawing that takes the colours out of it. So no picture needs
    to be read here, and none is read twice with two results.
    """
    if logo is None or not mono:
        return logo
    kind, size = ("png", _png_size) if logo.name.endswith("png") else ("jpeg", _jpeg_size)
    width, height = size(logo.content) or (1, 1)
    picture = base64.b64encode(logo.content).decode()
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        '<filter id="grey" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB">'
        '<feColorMatrix type="saturate" values="0"/></filter>'
        f'<image width="{width}" height="{height}" filter="url(#grey)" href="data:image/{kind};base64,{picture}"/></svg>'
    )
    return Logo("logo.svg", svg.encode(), logo)


def read_logo(reference: str, folder: Path | None) -> Logo:
    """Read the picture that ``logo:`` names, relative to the page's folder.

    Raises:
        WrongUse: The path leads out of the folder, there is no folder to look in, or the file is no
            PNG or JPEG of a sensible size.
        UnreadableFile: It is not there, or may not be read.
    """
    if not _stays_inside(reference):
        raise WrongUse(f'The logo "{reference}" is not a path inside the folder of the page.')
    if folder is None:
        raise WrongUse(f'The page has the logo "{reference}", and nobody said which folder it lies in.')
    try:
        path = (folder / reference).resolve(strict=True)
        if not path.is_relative_to(folder.resolve()):
            raise WrongUse(f'The logo "{reference}" is not a path inside the folder of the page.')
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not a file name"
        raise UnreadableFile(f'The logo "{reference}" cannot be read: {reason}.') from None
    if len(content) > _MOST_BYTES:
        raise WrongUse(f'The logo "{reference}" is larger than {_MOST_BYTES // 1_000_000} MB.')
    return _picture(reference, content)


def _stays_inside(reference: str) -> bool:
    pure = PurePosixPath(reference)
    windows = PureWindowsPath(reference)
    is_plain = "\\" not in reference and ":" not in reference and "\x00" not in reference
    return is_plain and not pure.is_absolute() and not windows.drive and ".." not in pure.parts


def _picture(reference: str, content: bytes) -> Logo:
    if content.startswith(_PNG):
        name, size = "logo.png", _png_size(content)
    elif content.startswith(_JPEG):
        name, size = "logo.jpg", _jpeg_size(content)
    else:
        raise WrongUse(f'The logo "{reference}" is neither a PNG nor a JPEG picture.')
    if size is None or not 0 < max(size) <= _MOST_PIXELS:
        raise WrongUse(f'The logo "{reference}" is broken, or wider or higher than {_MOST_PIXELS} pixels.')
    return Logo(name, content)


def _png_size(content: bytes) -> tuple[int, int] | None:
    if content[12:16] != b"IHDR" or len(content) < 24:
        return None
    return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height from the frame header, walking from marker to marker."""
    place = 2
    while (marker := re.compile(rb"\xff+([^\xff\x00])").match(content, place)) is not None:
        place = marker.end()
        code = marker[1][0]
        if 0xC0 <= code <= 0xCF and code not in (0xC4, 0xC8, 0xCC):
            frame = content[place : place + 7]
            return (int.from_bytes(frame[5:7]), int.from_bytes(frame[3:5])) if len(frame) == 7 else None
        place += int.from_bytes(content[place : place + 2])
    return None
