"""Events of cases for other systems, as CloudEvents 1.0 in JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from processkit.engine.data import event_to_data
from processkit.engine.events import Event

ONE = "application/cloudevents+json"
"""The media type of one event."""
MANY = "application/cloudevents-batch+json"
"""The media type of ``cloud_events_json``."""


def cloud_event(event: Event, case_id: str, version: int, position: int, source: str = "/processkit") -> dict[str, Any]:
    """Return an event in the envelope that other systems expect; ``json.dumps`` makes the message of it.

    ``source`` and ``id`` together never name two events, and the same event is always named the same, so a
    receiver that gets it twice can tell. ``sequence`` sorts as text in the order of the positions. No name,
    note or reference is in it.

    Args:
        event: The event.
        case_id: The id of its case.
        version: The how-manieth event of its case it is, from 1.
        position: Its place among the events of all cases.
        source: Where it comes from, as a reference to a URI: something that tells this collection of cases
            from others.
    """
    data = event_to_data(event)
    return {
        "specversion": "1.0",
        "id": f"{case_id}/{version}",
        "source": source,
        "type": f"processkit.case.{data['type']}",
        "subject": case_id,
        "time": data["at"],
        "datacontenttype": "application/json",
        "sequence": f"{position:019d}",
        "partitionkey": case_id,
        "data": data,
    }


def cloud_events_json(envelopes: Iterable[Mapping[str, Any]]) -> str:
    """Return several events as one message, in their order."""
    return json.dumps([*envelopes], ensure_ascii=False, separators=(",", ":"))
