"""Files that somebody may send to crash or stall the program, by name, and a way to read one under limits.

As a program, ``python -m tests.source.hostile NAME`` reads one of them in a thread with a small
stack and prints what was found, how long it took and how much memory the whole process has used.
"""

from __future__ import annotations

import json
import os
import random
import re
import resource
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

STACK = 512 * 1024
_PAGE = (
    "process: x\nsteps:\n" + "".join(f"  - step: {n}\n    owner: B\n" for n in "pqr") + "  - step: A\n    owner: B\n"
)
_MOST = 256 * 1024


def _deep_block(depth: int) -> str:
    return "".join(f"{' ' * n}a:\n" for n in range(depth))


def _merge_bomb() -> str:
    lines = ["a0: &a0 {k0: x}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 20)]
    return "\n".join(lines)


def _laughs() -> str:
    lines = ["a0: &a0 [lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(lines)


def _in_step(key: str, value: str) -> str:
    return f"{_PAGE}    {key}: {value}\n"


def _steps(count: int, more: Callable[[int], str] = lambda _: "") -> str:
    each = (f"  - step: S{n}\n    owner: O{n % 7}\n{more(n)}" for n in range(count))
    return "process: x\nsteps:\n" + "".join(each)


HOSTILE: dict[str, Callable[[], bytes | str]] = {
    "50,000 braces": lambda: "{" * 50_000,
    "50,000 brackets": lambda: "[" * 50_000,
    "50,000 braces in a page": lambda: f"{_PAGE}    chances: {'{' * 50_000}",
    "50,000 brackets closed": lambda: "[" * 50_000 + "]" * 50_000,
    "brackets line by line": lambda: "[\n" * 50_000,
    "keys in braces": lambda: "{a: " * 40_000,
    "deep block": lambda: _deep_block(700),
    "deep dashes": lambda: "- " * 50_000,
    "deep question marks": lambda: "? " * 50_000,
    "deep colons": lambda: ": " * 50_000,
    "merge bomb": _merge_bomb,
    "billion laughs": _laughs,
    "a cycle": lambda: "process: &a [*a]\n",
    "a cycle of keys": lambda: "&a process: {*a : *a}\n",
    "a tag": lambda: "process: !!python/object/apply:os.system ['echo hacked']\n",
    "many tags": lambda: "process: " + "!a " * 50_000 + "x\n",
    "many anchors": lambda: "".join(f"k{n}: &a{n} x\n" for n in range(15_000)),
    "an include": lambda: "process: !include /etc/passwd\n",
    "NUL": lambda: b"process: x\0y\n",
    "NUL in quotes": lambda: 'process: "x\\0y"\n' + _PAGE[11:],
    "wrong encoding": lambda: "process: Küche\n".encode("cp1252"),
    "broken UTF-8": lambda: b"process: \xf0\x9f\x98\n",
    "overlong UTF-8": lambda: b"process: \xc0\xaf\n",
    "a surrogate in UTF-8": lambda: b"process: \xed\xa0\x80\n",
    "a surrogate in text": lambda: "process: \ud800\n",
    "a surrogate in quotes": lambda: 'process: "\\ud800"\n',
    "a letter that there is not": lambda: 'process: "\\UFFFFFFFF"\n',
    "UTF-16": lambda: _PAGE.encode("utf-16"),
    "UTF-16 without a mark": lambda: _PAGE.encode("utf-16-le"),
    "UTF-16, big end first": lambda: _PAGE.encode("utf-16-be"),
    "UTF-32": lambda: _PAGE.encode("utf-32"),
    "50 MB": lambda: b"process: x\n" * 4_600_000,
    "50 MB of text": lambda: "process: x\n" * 4_600_000,
    "letters, no line break": lambda: "a" * _MOST,
    "spaces": lambda: " " * _MOST,
    "Tabs": lambda: "\t" * _MOST,
    "line breaks": lambda: "\n" * _MOST,
    "dashes": lambda: "-" * _MOST,
    "lone dashes": lambda: "-\n" * (_MOST // 2),
    "colons": lambda: ":" * _MOST,
    "quotation marks": lambda: '"' * _MOST,
    "a quotation mark, never closed": lambda: 'process: "' + "x " * 100_000,
    "backslashes": lambda: 'process: "' + "\\\\" * 100_000,
    "notes": lambda: "#" * _MOST,
    "a key of 200,000 letters": lambda: "a" * 200_000 + ": x\n",
    "commas": lambda: "a: [" + "," * 200_000,
    "percent signs": lambda: "%" * _MOST,
    "directives": lambda: "%YAML 1.2\n" * 20_000,
    "documents": lambda: "---\n" * 60_000,
    "pages in a row": lambda: (_PAGE + "---\n") * 5000,
    "too many values": lambda: "a: [" + "x," * 30_000 + "]",
    "a number of 100,000 digits": lambda: _in_step("at_most", "9" * 100_000),
    "a number of 100,000 digits in a length of time": lambda: _in_step("takes", f"{'9' * 100_000} days"),
    "a number of 100,000 digits as per cent": lambda: _in_step("chances", f"{{Yes: {'9' * 100_000}}}"),
    "a number of 100,000 digits as version": lambda: _PAGE.replace(
        "process", f"processkit: {'1' * 100_000}\nprocess", 1
    ),
    "a date of 100,000 digits": lambda: f"revised: {'9' * 100_000}-01-01\n{_PAGE}",
    "an impossible date": lambda: f"revised: 2026-13-45\n{_PAGE}",
    "the year 0": lambda: f"revised: 0000-01-01\n{_PAGE}",
    "the 29th of a wrong February": lambda: f"revised: 2026-02-29\n{_PAGE}",
    "a direction control": lambda: _PAGE.replace("A", "A\u202eB"),
    "a direction control in quotes": lambda: _PAGE.replace("A", '"A\u202eB"'),
    "a direction control in a key": lambda: _PAGE.replace("owner", "own\u202eer", 1),
    "a direction control as an escape": lambda: _PAGE.replace("A", '"A\\u202eB"'),
    "an escape for the terminal": lambda: b"process: \x1b[2Jx\n",
    "an escape for the terminal, as an escape": lambda: _PAGE.replace("A", '"A\\e[2JB"'),
    "binary": lambda: random.Random(7).randbytes(20_000),  # noqa: S311  # nothing secret
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100,
    "a zip": lambda: b"PK\x03\x04" + bytes(range(256)) * 100,
    "a program": lambda: b"\x7fELF\x02\x01\x01" + bytes(5000),
    "gzip": lambda: b"\x1f\x8b\x08" + bytes(range(255, 0, -1)) * 20,
    "steps without number": lambda: _steps(4000),
    "as many steps as may be": lambda: _steps(200),
    "answers in all directions": lambda: _steps(
        200,
        lambda n: (
            "    decide: x\n    answers:\n" + "".join(f"      a{k}: S{(n * 7 + k * 13) % 200}\n" for k in range(20))
        ),
    ),
    "limits without number": lambda: _steps(
        200,
        lambda n: (
            f"    at_most: 9\n    decide: x\n    answers:\n      a: S{(n + 1) % 200}\n      b: S{max(n - 1, 0)}\n"
        ),
    ),
    "papers in all directions": lambda: _steps(
        200,
        lambda n: (
            f"    paperwork: [P{n}]\n    needs: [P{n * 31 % 200}]\n    handover:\n      papers: [P{n - 1}]\n      checks: [c]\n"
        ),
    ),
    "pages with hundreds of mistakes": lambda: _steps(
        200, lambda n: "    decide: x\n    answers:\n" + "".join(f"      a{k}: Stp{(n + k) % 200}\n" for k in range(20))
    ),
    "keys that are all the same": lambda: "process: x\n" * 20_000,
    "a sound page and then a Tab": lambda: _steps(150) + "\tx: [",
    "a sound page and then rubbish": lambda: _steps(150) + "rubbish\n" * 20_000,
    "dashes that slide": lambda: (
        "process: x\nsteps:\n" + "".join(f"{' ' * (2 + n % 7)}- step: x\n" for n in range(9000))
    ),
    "spaces before a note": lambda: f"process: x{' ' * 200_000}#y",
    "spaces behind a key": lambda: f"a{' ' * 400}:x\n" * 600,
    "bullets": lambda: "process: x\nsteps: " + " 1. a" * 30_000,
    "quotation marks of all kinds": lambda: "process: " + "'\"\u201c\u201e" * 30_000,
    "curly marks": lambda: "process: " + "\u201c" * 60_000 + "x",
    "a text over 20,000 lines": lambda: "process: x\n" + "  ownr:word\n" * 20_000,
    "lengths of time without end": lambda: _steps(190, lambda _: f"    takes: {'1 day and ' * 80}x\n"),
    "names that are nearly the same": lambda: "process: x\n" + "".join(f"{'proces' * 100}{n}: x\n" for n in range(190)),
    "a web page": lambda: "<html><body>" + "<p>a: b</p>\n" * 15_000,
    "a table": lambda: "step;owner;takes\n" + "a;b;c\n" * 30_000,
    "nothing": lambda: b"",
    "only a byte-order mark": lambda: b"\xef\xbb\xbf",
}
"""What a file holds, made when it is needed."""


def read(name: str) -> dict[str, object]:
    """Check one hostile file in a thread with a small stack; seconds are the processor's."""
    import processkit
    from processkit.findings import Severity

    content = HOSTILE[name]()
    found: list[tuple[str, int, str, str]] = []
    seconds = [0.0]

    def check() -> None:
        start = time.thread_time()
        report = processkit.check(text=content)
        seconds[0] = time.thread_time() - start
        errors = [*report.of(Severity.ERROR), *report.of(Severity.WARNING)]
        found.extend((e.code, e.span.line if e.span else 0, e.message, e.fix) for e in errors)

    threading.stack_size(STACK)
    thread = threading.Thread(target=check)
    thread.start()
    thread.join()
    return {"found": found, "seconds": seconds[0], "kilobytes": _most_memory()}


def _most_memory() -> int:
    """Return the most memory that this program has used; the system's own count may include who started it."""
    status = Path("/proc/self/status")
    if status.exists():
        match = re.search(r"VmHWM:\s+(\d+) kB", status.read_text("ascii"))
        if match:
            return int(match[1])
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most


def _limits() -> None:
    """Stop what runs away, so that one bad day does not stop the machine."""
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _tell(name: str, told: int) -> NoReturn:
    """Check one file, write to ``told`` what came of it, and end this process."""
    try:
        os.dup2(told, 1)
        os.dup2(told, 2)
        _limits()
        os.write(told, json.dumps(read(name)).encode())
    except BaseException:  # noqa: BLE001  # whatever it is, this process ends here
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def serve() -> None:
    """Check each file that is named on standard input, in a process of its own; say its status, and what it wrote."""
    import processkit

    processkit.check(text=_PAGE)  # what is loaded once is not the file's cost
    for line in sys.stdin:
        with tempfile.TemporaryFile("w+") as told:
            child = os.fork()
            if not child:
                _tell(line.rstrip("\n"), told.fileno())
            _, status = os.waitpid(child, 0)
            told.seek(0)
            sys.stdout.write(json.dumps({"status": status, "told": told.read()}) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    serve()
