"""Answers as JSON, for programs. The names of the keys are a contract (docs/reference/case-json.md)."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import Any

from processkit.engine.data import event_to_data
from processkit.engine.refused import Missing, Refused
from processkit.exchange.due import Due
from processkit.runtime.case_view import CaseView
from processkit.runtime.questions import Happened

FORMAT_VERSION = 1


def print_json(*, on_one_line: bool = False, **content: object) -> None:
    """Print one JSON object, with the version of this format in front."""
    data = {"version": FORMAT_VERSION, **content}
    sys.stdout.write(json.dumps(data, indent=None if on_one_line else 2, default=_plain) + "\n")


def case_data(view: CaseView, *, with_text: bool = True) -> dict[str, Any]:
    """Return a case as plain data. All keys are always there.

    Args:
        view: The case.
        with_text: Whether the words for the customer are worked out; otherwise they are None.
    """
    position = view.position if with_text else view.standing
    return {
        "id": view.id,
        "customer": view.customer,
        "process": view.process,
        "definition": view.definition,
        "status": view.status,
        "outcome": view.state.outcome,
        "events": view.version,
        "started_at": view.started_at,
        "number": position.number,
        "of": position.of,
        "step": position.step,
        "step_id": position.step_id,
        "owner": position.owner,
        "due": position.due,
        "late": position.late,
        "untold": position.untold,
        "waits_for": position.waits_for,
        "missing": missing_data(position.missing),
        "next": list(position.next),
        "question": position.question,
        "only_if": position.only_if,
        "if_late": position.if_late,
        "owed": list(position.owed),
        "contact": position.contact,
        "end": position.end,
        "overrides": position.overrides,
        "customer_text": position.customer_text if with_text else None,
    }


def missing_data(missing: tuple[Missing, ...]) -> list[dict[str, str]]:
    """Return what is missing as plain data."""
    return [one._asdict() for one in missing]


def refusal_data(refused: Refused) -> dict[str, Any]:
    """Return a refusal as plain data."""
    return {"code": refused.code, "message": str(refused), "missing": missing_data(refused.missing)}


def happened_data(happened: Happened) -> dict[str, Any]:
    """Return one thing that has happened as plain data."""
    data = event_to_data(happened.event)
    return {
        "position": happened.position,
        "case": happened.case_id,
        "event": happened.version,
        "at": happened.at,
        "type": data["type"],
        "by": happened.by,
        "words": happened.words,
        "data": {name: value for name, value in data.items() if name not in ("v", "type", "at", "by")},
    }


def due_data(due: Due) -> dict[str, Any]:
    """Return one thing that is due as plain data."""
    return {**due._asdict(), "missing": missing_data(due.missing)}


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    raise TypeError(type(value).__name__)
