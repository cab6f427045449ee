"""``processkit check --fix``: writes into a file what its findings say to write, and shows what was changed."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from processkit.checks.selection import codes_of, is_wanted
from processkit.cli.console import look_of, note
from processkit.cli.wish import Wish
from processkit.cli.writing import write_whole
from processkit.editing.mending import Mended, mend
from processkit.editing.offers import Offer, offers_of
from processkit.errors import UnreadableFile, WrongUse
from processkit.findings import Finding, Severity
from processkit.pipeline import check, looked_at, read_file
from processkit.report.safe_text import safe
from processkit.report.text import Look, report_text
from processkit.source.decoding import MOST_BYTES, decode

# Whoever only checks does not want to wait for what could be put right.
_LOOKS_FOR_A_HINT, _READ_FOR_A_HINT = 40, 200_000
_MARK = b"\xef\xbb\xbf"
_RED, _GREEN, _DIM = "\033[31m", "\033[32m", "\033[2m"


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a file, and the bytes that it was read from."""

    content: bytes
    text: str

    def with_text(self, text: str) -> bytes:
        """Return the bytes of the file with another text."""
        return (_MARK if self.content.startswith(_MARK) else b"") + text.encode("utf-8")


def page_of(content: bytes) -> Page | None:
    """Return the text of a file; None when it is no text, too large or not UTF-8: then nothing can be changed."""
    text, problem = decode(content)
    return Page(content, text) if problem is None else None


def mended(text: str, select: Sequence[str], ignore: Sequence[str], *, guess: bool) -> Mended:
    """Put right what the wanted checks find; ``guess`` takes in what is not sure."""
    return mend(text, looked_at, guess=guess, wanted=_wanted(select, ignore))


def fix_all(files: Sequence[str], wish: Wish, *, guess: bool, colour: bool) -> int:
    """Put right what can be put right in each file, and show it; return the exit status.

    A file that cannot be read is left to the check that follows.
    """
    status = 0
    look = look_of(sys.stderr, colour=colour)
    for file in files:
        try:
            page = page_of(read_file(Path(file)))
        except UnreadableFile:
            continue
        if page is None:
            continue
        made = mended(page.text, wish.select, wish.ignore, guess=guess)
        if not made.fixed:
            continue
        try:
            rewrite(Path(file), page, page.with_text(made.text))
        except UnreadableFile as problem:
            note(f"processkit: {problem}")
            status = 2
            continue
        show_difference(file, page.text, made.text, look)
        more = "" if made.all_tried else " There is more: run it again."
        note(f"{file}: {_counted(made.fixed)} put right: {_named(made.fixed)}.{more}")
    return status


def fix_standard_input(files: Sequence[str], wish: Wish, *, guess: bool) -> int:
    """Print the page from standard input, put right, and on standard error what is left; return the exit status."""
    if len(files) > 1:
        raise WrongUse("The page from standard input goes to standard output when it is put right: give no other file.")
    content = sys.stdin.buffer.read(MOST_BYTES + 1)
    page = page_of(content)
    fixed = (
        page.with_text(mended(page.text, wish.select, wish.ignore, guess=guess).text) if page is not None else content
    )
    sys.stdout.buffer.write(fixed)
    sys.stdout.flush()
    report = check(text=fixed, select=wish.select, ignore=wish.ignore, paper=wish.paper, today=wish.today)
    sys.stderr.write(report_text(report._replace(path="<standard input>"), wish.look))
    return 1 if report.of(Severity.ERROR) or (wish.strict and report.of(Severity.WARNING)) else 0


def rewrite(file: Path, page: Page, content: bytes) -> None:
    """Write the new content of a file in one piece. Who may read and write it stays as it is.

    Raises:
        UnreadableFile: It is a link, it was changed in the meantime, or it cannot be written; the message says which.
    """
    if file.is_symlink():
        raise UnreadableFile(f"{file} is a link to another file, and was not changed. Name that file: {file.resolve()}")
    if read_file(file) != page.content:
        raise UnreadableFile(f"{file} was changed by somebody else just now, and was left alone. Try it again.")
    write_whole(file, content, mode=file.stat().st_mode & 0o7777)


def show_difference(file: str, before: str, after: str, look: Look) -> None:
    """Show on standard error which lines have changed, as programmers and their tools are used to."""
    old, new = ([line.rstrip("\r\n") for line in text.splitlines()] for text in (before, after))
    paints = {"-": _RED, "+": _GREEN, "@": _DIM}
    for line in difflib.unified_diff(old, new, safe(file), safe(file), n=2, lineterm=""):
        # Names of files stand in the first two lines; Tabs are what is often put right, so they are shown.
        sign = line[:1] if not line.startswith(("---", "+++")) else "@"
        print(look.paint(safe(line), paints[sign]) if sign in paints else safe(line), file=sys.stderr)


def hint_for(file: str, wish: Wish) -> str:
    """Return what ``--fix`` would put right in a file, as sentences; empty when that is nothing."""
    page = page_of(read_file(Path(file)))
    return hint(file, page.text, wish.select, wish.ignore) if page is not None else ""


def hint(file: str, text: str, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> str:
    """Return what ``--fix`` would put right in a text that is called ``file``."""
    made = mend(
        text, looked_at, wanted=_wanted(select, ignore), most_looks=_LOOKS_FOR_A_HINT, most_read=_READ_FOR_A_HINT
    )
    lines = []
    if made.fixed:
        lead = "" if made.all_tried else "At least "
        lines.append(f"{lead}{_counted(made.fixed)} can be put right for you: processkit check {file} --fix")
    if made.guesses:
        lines.append(f"{_counted(made.guesses)} can be put right by a guess: processkit check {file} --unsafe-fixes")
    return "".join(f"{line}\n" for line in lines)


def offers_for(file: str, findings: Sequence[Finding]) -> list[list[Offer]]:
    """Return what may be written for each of the findings in a file; nothing once there have been a great many."""
    page = page_of(read_file(Path(file)))
    if page is None:
        return []
    looked = looked_at(page.text)
    told: list[list[Offer]] = []
    looks = min(_LOOKS_FOR_A_HINT, _READ_FOR_A_HINT // max(len(page.text), 1))
    for finding in findings:
        looks -= len(finding.repairs)
        told.append(offers_of(finding, looked, looked_at) if looks >= 0 else [])
    return told


def _wanted(select: Sequence[str], ignore: Sequence[str]) -> Callable[[Finding], bool]:
    selected, ignored = codes_of(select), codes_of(ignore)
    return lambda finding: is_wanted(finding.code, selected, ignored)


def _counted(findings: Sequence[Finding]) -> str:
    return "1 thing" if len(findings) == 1 else f"{len(findings)} things"


def _named(findings: Sequence[Finding]) -> str:
    counts: dict[str, int] = {}
    for finding in findings:
        name = f"{finding.code} {finding.name}"
        counts[name] = counts.get(name, 0) + 1
    return ", ".join(name if count == 1 else f"{name} ({count} times)" for name, count in counts.items())
