"""Pages in layouts that people leave behind: other indents, blank lines, spaces, and notes in odd places."""

import json
import re

from hypothesis import strategies as st

_LINE = re.compile(r"( *)(- )?(.*)")
_COLON = re.compile(r"^((?:[^\s\"'\[{#][^:\"'\[{#]*|\"[^\"]*\"):)( +)(?=\S)")

WORDS = ["Yes", "no", "12:30", "Küche", "a b", "it's", 'say "hi"', "x: y", "#1", "- a", "", " b ", "~", "[a", "long " * 9, "ä, ö", "007", "a\nb", "a\n\n b\n"]  # fmt: skip


@st.composite
def mangled(draw, text):
    """The text of a page with other spaces and blank lines, which say nothing. Tidied it is the same again."""
    columns, at = {0: 0}, 0
    for column in range(2, 20, 2):
        at += draw(st.integers(2, 5))
        columns[column] = at
    lines, in_step = [], False
    for line in text.splitlines():
        if not line.strip():
            lines += [""] * draw(st.integers(0 if in_step else 1, 3))
            continue
        spaces, dash, rest = _LINE.match(line).groups()
        column = len(spaces)
        in_step = (in_step and column > 0) or rest.startswith("steps:")
        lead = " " * columns[column]
        if dash:
            lead += "-" + " " * (columns[column + 2] - columns[column] - 1)
        rest = _COLON.sub(lambda match: match[1] + " " * draw(st.integers(1, 4)), rest)
        lines.append(lead + rest + " " * draw(st.integers(0, 2)))
        if in_step and column > 2:
            lines += [" " * draw(st.integers(0, 3))] * draw(st.integers(0, 1))
    return "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n\n"]))


def without_columns(text):
    """The text with the notes behind its lines two spaces away, wherever they stood."""
    return re.sub(r"(?<=\S) {2,}#", "  #", text)


_values = st.recursive(
    st.sampled_from(WORDS),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3),
        st.dictionaries(st.sampled_from(["a", "b c", "Yes", "ü", "x: y", "#k"]), inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)


@st.composite
def pages_as_typed(draw):
    """The text of a page of any data, with each value typed in one of many ways, and with notes between."""
    data = draw(st.dictionaries(st.sampled_from(["process", "steps", "roles", "k l", "ends"]), _values, min_size=1, max_size=4))  # fmt: skip
    typist = _Typist(draw)
    typist.mapping(data, 0)
    typist.between(0)
    return draw(st.sampled_from(["", "\n", "# first\n\n"])) + "\n".join(typist.lines) + "\n"


class _Typist:
    def __init__(self, draw):
        self.draw = draw
        self.lines = []
        self.count = 0

    def chance(self, one_in):
        return self.draw(st.integers(1, one_in)) == 1

    def between(self, column):
        """Leave a blank line or a note, or nothing."""
        if self.chance(5):
            self.lines.append("")
        if self.chance(5):
            self.count += 1
            self.lines.append(f"{' ' * self.draw(st.sampled_from([column, column, 0, column + 2]))}# note {self.count}")
        if self.chance(8):
            self.lines.append("")

    def behind(self, line):
        if self.chance(6):
            self.count += 1
            line += f"{' ' * self.draw(st.integers(1, 5))}# behind {self.count}"
        return line

    def mapping(self, data, column, first=None):
        for key, value in data.items():
            if first is None:
                self.between(column)
            lead = first if first is not None else " " * column
            first = None
            self.value(f"{lead}{self.name(key)}{' ' * self.chance(9)}:", value, column)

    def list(self, items, column, first=None):
        for item in items:
            if first is None:
                self.between(column)
            lead = first if first is not None else " " * column
            first = None
            self.value(f"{lead}-", item, column)

    def value(self, before, value, column):
        if isinstance(value, str) or self.chance(3):
            self.text(before, value, column)
            return
        write = self.mapping if isinstance(value, dict) else self.list
        inner = column + self.draw(st.integers(1, 4))
        if before.endswith("-") and not self.chance(4):
            lead = before + " " * self.draw(st.integers(1, 3))
            write(value, len(lead), lead)
            return
        if isinstance(value, list) and before.endswith(":") and self.chance(3):
            inner = column
        self.lines.append(self.behind(before))
        write(value, inner)

    def text(self, before, value, column):
        if isinstance(value, str) and "\n" in value and self.chance(2):
            inner = " " * (column + self.draw(st.integers(1, 3)))
            # The first line says how far in the block stands, so it must not begin with a space.
            sign = "|" if value.endswith("\n") else "|-"
            self.lines.append(f"{before} {sign}")
            self.lines += [inner + line if line else "" for line in value.rstrip("\n").split("\n")]
            return
        typed = self.flow(value)
        if self.chance(6):
            self.lines.append(self.behind(before))
            self.lines.append(self.behind(f"{' ' * (column + self.draw(st.integers(1, 4)))}{typed}"))
        else:
            self.lines.append(self.behind(f"{before}{' ' * self.draw(st.integers(1, 3))}{typed}"))

    def flow(self, value):
        if isinstance(value, str):
            return self.name(value)
        space = " " * self.chance(3)
        if isinstance(value, list):
            return f"[{space}{f'{space}, '.join(map(self.flow, value))}{space}]"
        pairs = [f"{self.name(key)}: {self.flow(inner)}" for key, inner in value.items()]
        return f"{{{space}{', '.join(pairs)}{space}}}"

    def name(self, text):
        plain = re.fullmatch(r"[\w][\w ]*[\w]|\w", text) is not None and text != "~"
        if plain and not self.chance(4):
            return text
        if "\n" in text or self.chance(2):
            return json.dumps(text, ensure_ascii=False)
        return "'" + text.replace("'", "''") + "'"
