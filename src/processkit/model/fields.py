"""The kinds of value that a key can hold, and how each is read from what was typed.

Every unquoted value of a page is text. Numbers, true and false, and dates are read only where one
is due, by the types of this file.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

_Value = TypeVar("_Value")


class Part(BaseModel):
    """A part of a page: cannot be changed, and knows all of its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, defer_build=True)


class _WhenGiven:
    """Lets a key be left out, but not be written with nothing behind it."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        inner: CoreSchema = schema["schema"] if schema["type"] == "nullable" else schema
        return inner


Given: TypeAlias = Annotated[_Value | None, _WhenGiven()]
"""A key that may be left out: None then. When it is there it must have a value."""

# To an editor an unquoted 3 or true is no text; to the language it is what was typed.
Text: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=r"\S"),
    WithJsonSchema({"type": ["string", "number", "boolean"], "pattern": r"\S"}),
]
# The customer owns no step: a check says so when the page is built, and the schema in the editor.
Owner: TypeAlias = Annotated[
    Text,
    WithJsonSchema(
        {
            "type": ["string", "number", "boolean"],
            "pattern": r"\S",
            "not": {"type": "string", "pattern": r"^\s*[Cc][Uu][Ss][Tt][Oo][Mm][Ee][Rr]\s*$"},
        }
    ),
]
Texts: TypeAlias = Annotated[tuple[Text, ...], Field(min_length=1)]

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
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


def _whole(value: object) -> object:
    if isinstance(value, str) and (match := _WHOLE.fullmatch(value.strip())):
        return int(match[1])
    if isinstance(value, bool) or not isinstance(value, int):
        raise PydanticCustomError("whole_number", "a whole number is due")
    return value


def _truth(value: object) -> object:
    if isinstance(value, str) and value in _TRUTH:
        return _TRUTH[value]
    if not isinstance(value, bool):
        raise PydanticCustomError("true_or_false", "true or false is due")
    return value


def _date(value: object) -> object:
    if isinstance(value, str):
        match = _DATE.fullmatch(value.strip())
        if match is None:
            raise PydanticCustomError("bad_date", "form")
        try:
            return datetime.date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            raise PydanticCustomError("bad_date", "no such day") from None
    if type(value) is not datetime.date:
        raise PydanticCustomError("bad_date", "form")
    return value


def _whole_schema(least: int, most: int, digits: str) -> dict[str, Any]:
    """Return the schema of a whole number; ``digits`` is its pattern when it stands in quotes."""
    return {
        "anyOf": [
            {"type": "integer", "minimum": least, "maximum": most},
            {"type": "string", "pattern": rf"^\s*\+?({digits})(\.0{{1,6}})?\s*$"},
        ]
    }


Times: TypeAlias = Annotated[
    int, BeforeValidator(_whole), Field(ge=1, le=9), WithJsonSchema(_whole_schema(1, 9, "0{0,5}[1-9]"))
]
"""How often: 1 to 9."""
PerCent: TypeAlias = Annotated[
    int,
    BeforeValidator(_whole),
    Field(ge=0, le=100),
    WithJsonSchema(_whole_schema(0, 100, "0{0,4}[0-9]{1,2}|0{0,3}100")),
]
LanguageVersion: TypeAlias = Annotated[
    int, BeforeValidator(_whole), Field(ge=1, le=1), WithJsonSchema(_whole_schema(1, 1, "0{0,5}1"))
]
Truth: TypeAlias = Annotated[
    bool,
    BeforeValidator(_truth),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "boolean"},
                {"type": "string", "pattern": f"^([Tt]rue|TRUE|[Ff]alse|FALSE){THE_END}"},
            ]
        }
    ),
]
Date: TypeAlias = Annotated[
    datetime.date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "pattern": _DAY_OF_A_YEAR}),
]
LanguageCode: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=f"{LANGUAGE}$"),
    WithJsonSchema({"type": "string", "pattern": f"{LANGUAGE}{THE_END}"}),
]


def read_as(pattern: str) -> WithJsonSchema:
    """Return what the schema says of a text that is read further; a number or true is none."""
    return WithJsonSchema({"type": "string", "pattern": pattern})


Contact: TypeAlias = Literal["suspect", "prospect", "lead", "customer", "advocate"]
"""What kind of contact a person is, on a ladder that only rises."""
Milestone: TypeAlias = Literal["engage", "qualify", "assess", "propose", "close", "deliver", "follow-up"]
"""The significant stages of a sale, in this order."""
Ask: TypeAlias = Literal["feedback", "testimonial", "referral", "repeat"]
Outcome: TypeAlias = Literal["won", "lost", "later"]
