"""The model as pydantic sees it: what is unfit about data, place by place, and the shape of a schema.

A sound page is read by ``Part.read`` alone, which stops at the first thing that is unfit. Loading
pydantic takes longer than reading, checking and drawing such a page; so it comes in only where it
has work to do: it looks through all of a page that was refused, it writes the published
schema, and a ``Process`` can be a field of a pydantic model of somebody else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeAlias

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    PlainValidator,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    create_model,
)
from pydantic import Field as PydanticField
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from processkit.model.kinds import TEXT, ByText, Kind, ListOf, OrNothing, Single, Typed, Unfit, is_list
from processkit.model.part import Field, Part, PartOf

_Type: TypeAlias = Any
"""A type as pydantic takes one: a class, or one with its rules written beside it."""


_MODELS: dict[type[Part], type[BaseModel]] = {}


class _Judged(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _WhenGiven:
    """Lets a key be left out, but not be written with nothing behind it."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        inner: CoreSchema = schema["schema"] if schema["type"] == "nullable" else schema
        return inner


def refusal(part: type[Part], data: Typed, language: str) -> ValidationError:
    """Return all that is unfit about data that ``part.read`` refused."""
    try:
        model_of(part).model_validate(data, context={"language": language})
    except ValidationError as refused:
        return refused
    raise AssertionError("What the model refuses must be unfit to its judge, too.")


def model_of(part: type[Part]) -> type[BaseModel]:
    """Return the pydantic model that takes what a part takes."""
    if part not in _MODELS:
        fields: dict[str, Any] = {field.name: (_type_of_field(field), _about(field)) for field in part.fields}
        _MODELS[part] = create_model(part.__name__, __base__=_Judged, __doc__=part.__doc__, **fields)
    return _MODELS[part]


def core_schema_of(part: type[Part], from_data: Callable[[object], Part], handler: GetCoreSchemaHandler) -> CoreSchema:
    """Return how pydantic reads a part that is a field of somebody else's model, and writes it."""

    def read(data: object, judge: object) -> Part:
        return data if isinstance(data, part) else from_data(data)

    # What the judge would do, ``from_data`` does, in the language of the data; it is there for the schema.
    return core_schema.no_info_wrap_validator_function(
        read,
        handler.generate_schema(model_of(part)),
        serialization=core_schema.plain_serializer_function_ser_schema(part.to_data),
    )


def _type_of_field(field: Field) -> _Type:
    inner = _type_of(field.kind)
    return Annotated[inner | None, _WhenGiven()] if field.usual is None else inner


def _about(field: Field) -> Any:  # noqa: ANN401  # pydantic says so itself
    usual = ... if field.is_needed else field.usual
    return PydanticField(usual, alias=field.key, description=field.description, examples=list(field.examples) or None)


def _type_of(kind: Kind[Any]) -> _Type:
    match kind:
        case Single():
            return Annotated[Any, PlainValidator(_reader_of(kind)), WithJsonSchema(kind.schema)]
        case ListOf():
            items = tuple.__class_getitem__((_type_of(kind.each), ...))
            return Annotated[items, PydanticField(min_length=1), BeforeValidator(_list)]
        case ByText():
            values = dict.__class_getitem__((_type_of(TEXT), _type_of(kind.each)))
            return Annotated[values, PydanticField(min_length=1)]
        case OrNothing():
            return _type_of(kind.kind) | None
        case PartOf():
            return model_of(kind.part)
    raise AssertionError(f"There is no such kind of value: {kind!r}")


def _reader_of(kind: Single[Any]) -> Callable[[Typed, ValidationInfo], Any]:
    def read(typed: Typed, info: ValidationInfo) -> Any:  # noqa: ANN401  # a value of that kind
        try:
            return kind.read(typed, (info.context or {}).get("language", "en"))
        except Unfit as unfit:
            raise PydanticCustomError(unfit.why, "it is not what is due here", unfit.facts) from None

    return read


def _list(typed: Typed) -> Typed:
    """Refuse what pydantic would take for a list, but has no order, or can be read once only."""
    if not is_list(typed):
        raise PydanticCustomError("tuple_type", "a list is due")
    return typed
