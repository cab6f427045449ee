"""PyYAML's parser in Python, for machines without its C part, with the same verdict as the C one.

The two differ in a few rules, and each of them is here as the C one has it (libyaml 0.2.5): where a
Tab may stand, the question mark between brackets, the byte-order mark, and what escapes there are.
It is some ten times slower; a page is short.
"""

from __future__ import annotations

import re
from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken, TagToken

_BREAKS = "\r\n\x85\u2028\u2029"
_BLANKS = " \t"
_ENDS = "\0" + _BLANKS + _BREAKS
_MARK = "\ufeff"
_URI = r"(?:[0-9A-Za-z_;/?:@&=+$.!~*'()-]|%[0-9A-Fa-f]{2})"
_TAG = re.compile(rf"!<(?:{_URI}|[,\[\]])+>|(![0-9A-Za-z_-]*!){_URI}+|(!)(?!<|[0-9A-Za-z_-]*!){_URI}*")
_SURROGATE = re.compile("[\ud800-\udfff]")


class PureParser(Reader, Scanner, Parser):
    """Gives the events of a text, as the C parser gives them."""

    def __init__(self, text: str) -> None:
        """Take the text."""
        Reader.__init__(self, text.removeprefix(_MARK))
        Scanner.__init__(self)
        Parser.__init__(self)

    def forward(self, length: int = 1) -> None:
        """Go on by some characters; each counts as a column, a byte-order mark too."""
        for _ in range(length):
            letter = self.buffer[self.pointer]
            super().forward()
            if letter == _MARK:
                self.column += 1

    def scan_to_next_token(self) -> None:
        """Skip what stands between tokens: a Tab only where it cannot be taken for spaces in front of a line."""
        while True:
            if self.column == 0 and self.peek() == _MARK:
                self.forward()
            while self.peek() == " " or (self.peek() == "\t" and (self.flow_level or not self.allow_simple_key)):
                self.forward()
            if self.peek() == "#":
                self._skip_line()
            if not self._line_break():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def fetch_stream_end(self) -> None:
        """End the text; the end counts as a line of its own."""
        if self.column:
            self.column = 0
            self.line += 1
        self.stale_possible_simple_keys()
        super().fetch_stream_end()

    def scan_plain(self) -> ScalarToken:
        """Read an unquoted text, which may go on over several lines."""
        start = end = self.get_mark()
        indent = self.indent + 1
        chunks: list[str] = []
        spaces, broken = "", False
        while not self._is_document_mark() and self.peek() != "#":
            length = self._plain_length(start)
            if length:
                chunks += [spaces, self.prefix(length)]
                self.forward(length)
                end = self.get_mark()
                broken = False
            if self.peek() not in _BLANKS + _BREAKS:
                break
            spaces, broken = self._plain_spaces(start, indent)
            if not self.flow_level and self.column < indent:
                break
        if broken:
            self.allow_simple_key = True
        return ScalarToken("".join(chunks), True, start, end)

    def _plain_length(self, start: Any) -> int:
        """Return how many characters go on the text without a space."""
        length = 0
        while (letter := self.peek(length)) not in _ENDS:
            following = self.peek(length + 1) if letter == ":" else ""
            if following and self.flow_level and following in ",?[]{}":
                self.forward(length)
                raise ScannerError("while scanning a plain scalar", start, "found unexpected ':'", self.get_mark())
            if (following and following in _ENDS) or (self.flow_level and letter in ",[]{}"):
                break
            length += 1
        return length

    def _plain_spaces(self, start: Any, indent: int) -> tuple[str, bool]:
        """Skip spaces and line breaks inside a text. Returns what they stand for, and if the line has ended."""
        spaces: list[str] = []
        first, more = "", []
        while self.peek() in _BLANKS + _BREAKS:
            if self.peek() in _BREAKS:
                line_break = self._line_break()
                if first:
                    more.append(line_break)
                else:
                    first = line_break
            elif not first:
                spaces.append(self.peek())
                self.forward()
            else:
                if self.peek() == "\t" and self.column < indent:
                    problem = "found a tab character that violates indentation"
                    raise ScannerError("while scanning a plain scalar", start, problem, self.get_mark())
                self.forward()
        if not first:
            return "".join(spaces), False
        if first == "\n":
            return "".join(more) or " ", True
        return first + "".join(more), True

    def scan_block_scalar(self, style: str) -> ScalarToken:
        """Read a text that begins with ``|`` or ``>``."""
        self._block_start = self.get_mark()
        return super().scan_block_scalar(style)

    def scan_block_scalar_indicators(self, start_mark: Any) -> tuple[bool | None, int | None]:
        """Read what stands right behind ``|`` or ``>``: a sign and a digit, in either order."""
        chomping: bool | None = None
        increment: int | None = None
        for _ in range(2):
            letter = self.peek()
            if letter in "+-" and chomping is None:
                chomping = letter == "+"
            elif letter in "0123456789" and increment is None:
                increment = int(letter)
                if increment == 0:
                    problem = "found an indentation indicator equal to 0"
                    raise ScannerError("while scanning a block scalar", start_mark, problem, self.get_mark())
            else:
                break
            self.forward()
        return chomping, increment

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> None:
        """Skip the rest of the line behind ``|`` or ``>``."""
        while self.peek() in _BLANKS:
            self.forward()
        if self.peek() == "#":
            self._skip_line()
        if self.peek() not in "\0" + _BREAKS:
            problem = "expected a comment or a line break"
            raise ScannerError("while scanning a block scalar", start_mark, problem, self.get_mark())
        self._line_break()

    def scan_block_scalar_indentation(self) -> tuple[list[str], int, Any]:
        """Skip empty lines, and find how far in the text begins."""
        breaks, deepest, end = super().scan_block_scalar_indentation()
        self._refuse_tab()
        return breaks, deepest, end

    def scan_block_scalar_breaks(self, indent: int) -> tuple[list[str], Any]:
        """Skip empty lines inside the text."""
        breaks, end = super().scan_block_scalar_breaks(indent)
        if self.column < indent:
            self._refuse_tab()
        return breaks, end

    def _refuse_tab(self) -> None:
        if self.peek() == "\t":
            problem = "found a tab character where an indentation space is expected"
            raise ScannerError("while scanning a block scalar", self._block_start, problem, self.get_mark())

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Any) -> list[str]:
        """Read letters between quotation marks; an escape must name a letter that there is."""
        try:
            chunks = super().scan_flow_scalar_non_spaces(double, start_mark)
        except (ValueError, OverflowError):  # from chr
            chunks = ["\ud800"]
        if any(_SURROGATE.search(chunk) for chunk in chunks):
            problem = "found invalid Unicode character escape code"
            raise ScannerError("while scanning a quoted scalar", start_mark, problem, self.get_mark())
        return chunks

    def scan_tag(self) -> TagToken:
        """Read a sign ``!`` and what belongs to it. Pages hold none, so what it names does not matter."""
        start = self.get_mark()
        match = _TAG.match(self.buffer, self.pointer)
        if match is not None:
            self.forward(match.end() - self.pointer)
        if match is None or not (self.peek() in _ENDS or (self.flow_level and self.peek() == ",")):
            raise ScannerError("while scanning a tag", start, "did not find expected tag", self.get_mark())
        return TagToken((match[1] or match[2], match[0]), start, self.get_mark())

    def scan_directive(self) -> Any:
        """Read a line that begins with ``%``: only ``%YAML 1.1``, ``%YAML 1.2`` and ``%TAG`` are known."""
        token = super().scan_directive()
        if token.name not in ("YAML", "TAG") or (token.name == "YAML" and token.value not in ((1, 1), (1, 2))):
            raise ScannerError("while scanning a directive", token.start_mark, "unknown directive", token.start_mark)
        return token

    def _is_document_mark(self) -> bool:
        return self.column == 0 and self.prefix(3) in ("---", "...") and self.peek(3) in _ENDS

    def _line_break(self) -> str:
        line_break: str = self.scan_line_break()  # type: ignore[no-untyped-call]
        return line_break

    def _skip_line(self) -> None:
        while self.peek() not in "\0" + _BREAKS:
            self.forward()
