"""The kinds of value that a key can hold, and how each is read from what was typed.

Every unquoted value of a page is text. Numbers, true and false, and dates are read only where one
is due, by the kinds of this file. Each also knows what the published schema says of it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any, Generic, Literal, TypeAlias, TypeVar, get_args

from processkit.model.duration import Duration, found_duration

_Value = TypeVar("_Value")

Typed: TypeAlias = Any
"""A value as it was typed, or as a program gives it: anything."""


class Unfit(Exception):
    """A value is not what its key takes.

    Attributes:
        why: What is wrong, in one word for programs: ``string_type``, ``bad_date``. Where pydantic
            has a word for it, it is that one.
        facts: What a sentence about it has to know besides.
    """

    def __init__(self, why: str, **facts: object) -> None:
        super().__init__(why)
        self.why = why
        self.facts = facts


class Kind(Generic[_Value]):
    """A kind of value.

    Attributes:
        read: Returns what was typed as a value of this kind, or raises ``Unfit``. Lengths of time
            may be written in English or in the language that it is given.
    """

    def __init__(self, read: Callable[[Typed, str], _Value]) -> None:
        self.read = read


class Single(Kind[_Value]):
    """A value in one piece: a text, a number, a date, a length of time.

    Attributes:
        schema: What the published schema says of it.
    """

    def __init__(self, read: Callable[[Typed, str], _Value], schema: dict[str, Any]) -> None:
        super().__init__(read)
        self.schema = schema


class ListOf(Kind[tuple[_Value, ...]]):
    """A list of values of one kind, at least one."""

    def __init__(self, each: Kind[_Value]) -> None:
        super().__init__(self._read)
        self.each = each

    def _read(self, typed: Typed, language: str) -> tuple[_Value, ...]:
        if not is_list(typed):
            raise Unfit("tuple_type")
        if not typed:
            raise Unfit("too_short")
        read = self.each.read
        return tuple([read(value, language) for value in typed])


class ByText(Kind[dict[str, _Value]]):
    """Texts, each with a value of one kind behind it; at least one."""

    def __init__(self, each: Kind[_Value]) -> None:
        super().__init__(self._read)
        self.each = each

    def _read(self, typed: Typed, language: str) -> dict[str, _Value]:
        if not isinstance(typed, Mapping):
            raise Unfit("dict_type")
        if not typed:
            raise Unfit("too_short")
        read = self.each.read
        return {read_text(key, language): read(value, language) for key, value in typed.items()}


class OrNothing(Kind[_Value | None]):
    """A value of a kind, or nothing behind the name."""

    def __init__(self, kind: Kind[_Value]) -> None:
        super().__init__(self._read)
        self.kind = kind

    def _read(self, typed: Typed, language: str) -> _Value | None:
        return None if typed is None else self.kind.read(typed, language)


def is_list(typed: Typed) -> bool:
    """Return whether something is a list, as YAML, JSON or a program gives one."""
    return isinstance(typed, (list, tuple))


def read_text(typed: Typed, language: str = "en") -> str:
    """Return a text that has at least one letter or sign.

    Raises:
        Unfit: It is no text, or there is nothing in it.
    """
    if not isinstance(typed, str):
        raise Unfit("string_type")
    if not typed or typed.isspace():
        raise Unfit("string_pattern_mismatch")
    if not typed.isascii():
        _whole_signs(typed)
    return typed


def _whole_signs(text: str) -> None:
    """Refuse a text with half a sign in it, which only a program can give: it can be neither kept nor printed."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Unfit("string_pattern_mismatch") from None


# To an editor an unquoted 3 or true is no text; to the language it is what was typed.
_TEXT_SCHEMA: dict[str, Any] = {"type": ["string", "number", "boolean"], "pattern": r"\S"}

TEXT = Single(read_text, _TEXT_SCHEMA)
# The customer owns no step: a check says so when the page is built, and the schema in the editor.
OWNER = Single(
    read_text,
    {**_TEXT_SCHEMA, "not": {"type": "string", "pattern": r"^\s*[Cc][Uu][Ss][Tt][Oo][Mm][Ee][Rr]\s*$"}},
)
TEXTS = ListOf(TEXT)
TEXT_BY_TEXT = ByText(TEXT)
TEXTS_BY_TEXT = ByText(TEXTS)

_WHOLE = re.compile(r"\+?([0-9]{1,6})(\.0{1,6})?")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
# Each month has its days; in which years there is a 29 February no pattern should have to say.
_DAY_OF_A_YEAR = (
    r"^\s*(?!0000)[0-9]{4}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-9])|(0[13-9]|1[0-2])-30|(0[13578]|1[02])-31)\s*$"
)
THE_END = r"(?!\n)$"
"""Where a text ends, in a pattern: to some programs a mere $ is also before a line break at the end."""
LANGUAGE = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}"
"""The beginning of the pattern of a language code: ``de``, ``de-AT``, ``zh-Hant-TW``."""
_LANGUAGE = re.compile(LANGUAGE[1:])
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


def text_like(pattern: str) -> Single[str]:
    """Return the kind of a text that is read further; in the schema it has a pattern, and a number or true is none."""
    return Single(read_text, {"type": "string", "pattern": pattern})


def _whole_number(least: int, most: int, digits: str) -> Single[int]:
    """Return the kind of a whole number; ``digits`` is its pattern when it stands in quotes."""

    def read(typed: Typed, language: str) -> int:
        if isinstance(typed, str) and (match := _WHOLE.fullmatch(typed.strip())):
            typed = int(match[1])
        if isinstance(typed, bool) or not isinstance(typed, int):
            raise Unfit("whole_number")
        if not least <= typed <= most:
            raise Unfit("number_out_of_range")
        return typed

    whole = {"type": "integer", "minimum": least, "maximum": most}
    quoted = {"type": "string", "pattern": rf"^\s*\+?({digits})(\.0{{1,6}})?\s*$"}
    return Single(read, {"anyOf": [whole, quoted]})


def _read_truth(typed: Typed, language: str) -> bool:
    truth = _TRUTH.get(typed) if isinstance(typed, str) else typed
    if not isinstance(truth, bool):
        raise Unfit("true_or_false")
    return truth


def _read_date(typed: Typed, language: str) -> datetime.date:
    if isinstance(typed, str):
        match = _DATE.fullmatch(typed.strip())
        if match is None:
            raise Unfit("bad_date")
        try:
            return datetime.date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            raise Unfit("bad_date") from None
    if type(typed) is not datetime.date:
        raise Unfit("bad_date")
    return typed


def _read_language(typed: Typed, language: str) -> str:
    if not isinstance(typed, str):
        raise Unfit("string_type")
    if _LANGUAGE.fullmatch(typed) is None:
        raise Unfit("string_pattern_mismatch")
    return typed


def _read_duration(typed: Typed, language: str) -> Duration:
    if not isinstance(typed, str):
        raise Unfit("string_type")
    found = found_duration(typed, language)
    if isinstance(found, str):
        raise Unfit("bad_duration", problem=found)
    return found


TIMES = _whole_number(1, 9, "0{0,5}[1-9]")
"""How often: 1 to 9."""
PER_CENT = _whole_number(0, 100, "0{0,4}[0-9]{1,2}|0{0,3}100")
LANGUAGE_VERSION = _whole_number(1, 1, "0{0,5}1")
TRUTH = Single(
    _read_truth,
    {
        "anyOf": [
            {"type": "boolean"},
            {"type": "string", "pattern": f"^([Tt]rue|TRUE|[Ff]alse|FALSE){THE_END}"},
        ]
    },
)
DATE = Single(_read_date, {"type": "string", "pattern": _DAY_OF_A_YEAR})
LANGUAGE_CODE = Single(_read_language, {"type": "string", "pattern": f"{LANGUAGE}{THE_END}"})
# Which words make a length of time depends on the page's language; that a number, or the word for a
# day, is in it does not.
DURATION = Single(
    _read_duration,
    {
        "type": "string",
        "pattern": "[0-9]|[Dd][AaIiÍí][YyAaGg]|[Tt][Aa][Gg]|[Jj][Oo][Uu][Rr]|[Gg][Ii][Oo][Rr][Nn][Oo]",
        "examples": ["2 days", "3-5 days", "up to 1 week", "4 hours", "10 calendar days", "same day"],
    },
)

Contact: TypeAlias = Literal["suspect", "prospect", "lead", "customer", "advocate"]
"""What kind of contact a person is, on a ladder that only rises."""
Milestone: TypeAlias = Literal["engage", "qualify", "assess", "propose", "close", "deliver", "follow-up"]
"""The significant stages of a sale, in this order."""
Ask: TypeAlias = Literal["feedback", "testimonial", "referral", "repeat"]
Outcome: TypeAlias = Literal["won", "lost", "later"]


def _one_of(words: tuple[str, ...]) -> Single[Any]:
    known = {word: word for word in words}

    def read(typed: Typed, language: str) -> str:
        if not isinstance(typed, str) or typed not in known:
            raise Unfit("literal_error", known=words)
        return known[typed]

    return Single(read, {"enum": list(words), "type": "string"})


CONTACT: Kind[Contact] = _one_of(get_args(Contact))
MILESTONE: Kind[Milestone] = _one_of(get_args(Milestone))
ASK: Kind[Ask] = _one_of(get_args(Ask))
OUTCOME: Kind[Outcome] = _one_of(get_args(Outcome))
