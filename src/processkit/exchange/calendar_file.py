"""A calendar file (iCalendar, RFC 5545) of what is due, for the calendars on people's phones."""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from processkit.engine.customer_text import Words
from processkit.engine.wall_clock import aware
from processkit.exchange.due import Due

_OCTETS_A_LINE = 75
_SPACE = uuid.UUID("6f1f3c0e-2b5d-5a54-9d0a-8c1d3c0f4a61")
_SHOWN_FOR = timedelta(minutes=15)


def calendar_file(dues: Iterable[Due], words: Words, at: datetime, name: str, place: str = "") -> str:
    """Return a calendar with an entry for each thing that is due.

    An entry ends when the thing is due, and reminds when work begins on that day. What is late is shown on
    the day of ``at``, so that it moves along until it is done. The same thing on the same case keeps its
    identity, so a calendar that reads the file again moves the entry, and makes no second one.

    Args:
        dues: What is due.
        words: The printed words in one language.
        at: When the file is made, aware.
        name: What the calendar is called.
        place: Something that tells this collection of cases from others, such as its address: two shops
            may have cases with the same id.

    Raises:
        WrongUse: ``at`` is naive.
    """
    made = _moment(at)
    name = " ".join(name.split())
    entries = [line for due in dues for line in _entry(due, words, made, place)]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//processkit//what is due//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        *(entries or _NOTHING_DUE),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


# A calendar holds at least one component; this one says nothing and shows nothing.
_NOTHING_DUE = [
    "BEGIN:VTIMEZONE",
    "TZID:Etc/UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "TZNAME:UTC",
    "END:STANDARD",
    "END:VTIMEZONE",
]


def _entry(due: Due, words: Words, made: str, place: str) -> Iterator[str]:
    headline = f"{due.customer or due.case} – {due.what}"
    if due.late:
        headline = f"{words.say('due.late')}{words.say('colon')} {headline}"
    headline = " ".join(headline.split())
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid.uuid5(_SPACE, '/'.join((place, due.case, due.kind, due.step_id)))}"
    yield f"DTSTAMP:{made}"
    yield f"SEQUENCE:{due.version}"
    if due.late:
        day = date.fromisoformat(due.day)
        yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    else:
        yield f"DTSTART:{_moment(due.due - _SHOWN_FOR)}"
        yield f"DTEND:{_moment(due.due)}"
    yield f"SUMMARY:{_text(headline)}"
    yield f"DESCRIPTION:{_text(_description(due, words))}"
    yield "TRANSP:TRANSPARENT"
    if not due.late:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"TRIGGER;VALUE=DATE-TIME:{_moment(due.opens_at)}"
        yield f"DESCRIPTION:{_text(headline)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _description(due: Due, words: Words) -> str:
    colon = words.say("colon")
    lines = [f"{words.say('customer.step', number=due.number, count=due.of)}, {due.who} ({due.case})"]
    if due.missing:
        asked = "; ".join(f"{one.what} ({one.from_whom})" for one in due.missing)
        lines.append(f"{words.say('due.missing')}{colon} {asked}")
    if due.plan is not None:
        lines.append(f"{words.say('if_late')}{colon} {due.plan}")
    if due.customer_text:
        lines += ["", f"{words.say('due.customer')}{colon}", due.customer_text]
    return "\n".join(lines)


def _moment(at: datetime) -> str:
    return f"{aware(at):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """Return words as a calendar holds them: signs with a meaning are escaped, control signs left out."""
    plain = "\n".join(words.replace("\t", " ").splitlines())
    kept = "".join(sign for sign in plain if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs"))
    for sign in ("\\", ";", ","):
        kept = kept.replace(sign, f"\\{sign}")
    return kept.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield a line in parts of 75 octets at most, never within a sign; all but the first begin with a space."""
    part, octets = "", 0
    for sign in line:
        size = len(sign.encode())
        if octets + size > _OCTETS_A_LINE:
            yield part
            part, octets = " ", 1
        part += sign
        octets += size
    yield part
