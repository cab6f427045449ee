"""The page as JSON: the same process for other programs, and for ``processkit`` itself."""

from __future__ import annotations

import json
import re

from processkit.model.process import Process

# As they are, a reader of YAML takes these for the end of a line, or refuses them.
_UNSAFE = re.compile("[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def json_of(process: Process) -> str:
    """Return the page as JSON that reads back as the same process, without comments.

    It is canonical: keys stand in the order of the language, what is usual anyway is left out, and
    the same process gives the same text, byte for byte.
    """
    written = json.dumps(process.to_data(), ensure_ascii=False, indent=2)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", written) + "\n"
