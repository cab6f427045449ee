"""``processkit case outbox``: events for other systems, one CloudEvent on a line."""

from __future__ import annotations

import argparse
import json
import sys

from processkit.cli.cases.opening import opened
from processkit.cli.cases.options import add_limit, add_shared
from processkit.exchange.cloud_events import cloud_event

_USUAL = 200


def add_outbox(parser: argparse.ArgumentParser) -> None:
    """Add what ``outbox`` takes."""
    parser.add_argument("--after", metavar="N", type=_position, default=0, help="only events behind this position: the sequence of the last one that you have (0)")  # fmt: skip
    parser.add_argument("--source", metavar="URI", default="/processkit", help="what tells this collection of cases from others (/processkit)")  # fmt: skip
    add_limit(parser, _USUAL)
    add_shared(parser, at=False)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the events; return the exit status."""
    with opened(options) as engine:
        found = engine.outbox(options.after, options.limit)
    for one in found:
        envelope = cloud_event(one.event, one.case_id, one.version, one.position, options.source)
        sys.stdout.write(json.dumps(envelope, separators=(",", ":")) + "\n")
    return 0


def _position(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > len(str(2**63)):
        raise argparse.ArgumentTypeError(f'"{text}" is no position: 0, or the sequence of an event')
    return int(text)
