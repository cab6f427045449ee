"""What the parts of a page have in common: fields that are said once, and values that cannot be changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Self, TypeVar, cast

from processkit.model.duration import Duration
from processkit.model.kinds import Kind, Typed, Unfit

_Value = TypeVar("_Value")
_NEEDED: Any = object()


class Field:
    """One field of a part: its key on the page, the kind of its value, and what it is for.

    Attributes:
        name: What programs call it.
        key: What it is called on the page.
        usual: What counts where the page does not say it.
    """

    def __init__(self, kind: Kind[Any], description: str, key: str, usual: Typed, examples: Sequence[Any]) -> None:
        self.kind = kind
        self.description = description
        self.key = key
        self.usual = usual
        self.examples = examples
        self.name = ""

    def __set_name__(self, owner: type[Part], name: str) -> None:
        self.name = name
        self.key = self.key or name

    @property
    def is_needed(self) -> bool:
        """Whether the page must say it."""
        return self.usual is _NEEDED


# A class says a field, and each part of that class has a value in its place: to a type checker it is the value.


def needed(kind: Kind[_Value], description: str, *, key: str = "", examples: Sequence[Any] = ()) -> _Value:
    """Declare a field that the page must have. ``key`` is given where programs call it by another name."""
    field: Any = Field(kind, description, key, _NEEDED, examples)
    return cast("_Value", field)


def given(kind: Kind[_Value], description: str, *, key: str = "", examples: Sequence[Any] = ()) -> _Value | None:
    """Declare a field that may be left out: None then. Where it is there it must have a value."""
    field: Any = Field(kind, description, key, None, examples)
    return cast("_Value", field)


def usual(
    value: _Value, kind: Kind[_Value], description: str, *, key: str = "", examples: Sequence[Any] = ()
) -> _Value:
    """Declare a field that may be left out, and what counts then."""
    field: Any = Field(kind, description, key, value, examples)
    return cast("_Value", field)


class Part:
    """A part of a page: cannot be changed, and knows all of its keys.

    Attributes:
        fields: The fields, in the order in which they are listed and written.
        said: The keys that the page says.
    """

    fields: ClassVar[tuple[Field, ...]] = ()
    said: frozenset[str]
    _known: ClassVar[Mapping[str, Field]] = {}
    _needed: ClassVar[frozenset[str]] = frozenset()
    _usual: ClassVar[Mapping[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        cls.fields = tuple(each for each in vars(cls).values() if isinstance(each, Field))
        cls._known = {field.key: field for field in cls.fields}
        cls._needed = frozenset(field.key for field in cls.fields if field.is_needed)
        cls._usual = {field.name: field.usual for field in cls.fields if not field.is_needed}
        for field in cls.fields:
            delattr(cls, field.name)

    def __init__(self) -> None:
        """Make a part that says nothing, where nothing needs to be said."""
        if self._needed:
            raise TypeError("A page and its parts are read from plain data: Process.from_data({...})")
        vars(self).update(self._usual, said=frozenset())

    @classmethod
    def read(cls, typed: Typed, language: str) -> Self:
        """Read what was typed; lengths of time may be written in English or in ``language``.

        Raises:
            Unfit: It is no such part. That tells what is found first; ``judge.py`` finds all.
        """
        if not isinstance(typed, Mapping):
            raise Unfit("model_type")
        known = cls._known
        values = dict(cls._usual)
        for key, value in typed.items():
            field = known.get(key)
            if field is None:
                raise Unfit("extra_forbidden")
            values[field.name] = field.kind.read(value, language)
        said = frozenset(typed)
        if not cls._needed <= said:
            raise Unfit("missing")
        values["said"] = said
        return cls._of(values)

    @classmethod
    def _of(cls, values: dict[str, Any]) -> Self:
        part = cls.__new__(cls)
        vars(part).update(values)
        return part

    def changed(self, **values: Any) -> Self:  # noqa: ANN401  # a value of the field, whichever it is
        """Return this part with other values for some fields, which are given by the names that programs use.

        Raises:
            TypeError: It has no field of that name.
        """
        keys = {field.name: field.key for field in self.fields}
        unknown = [name for name in values if name not in keys]
        if unknown:
            raise TypeError(f"{type(self).__name__} has no {', '.join(unknown)}.")
        now = {name: vars(self)[name] for name in keys}
        return self._of({**now, **values, "said": self.said.union([keys[name] for name in values])})

    def to_data(self) -> dict[str, Any]:
        """Return the part as plain data that read back as the same one.

        Keys that hold what is usual anyway are left out.
        """
        values = vars(self)
        return {field.key: _plain(value) for field in self.fields if (value := values[field.name]) != field.usual}

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"A page cannot be changed. Make a new one: changed({name}=...)")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("A page cannot be changed.")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), *self._values()))

    def __repr__(self) -> str:
        said = [f"{f.name}={value!r}" for f in self.fields if (value := vars(self)[f.name]) != f.usual]
        return f"{type(self).__name__}({', '.join(said)})"

    def _values(self) -> list[Any]:
        values = vars(self)
        return [values[field.name] for field in self.fields]


_AnyPart = TypeVar("_AnyPart", bound=Part)


class PartOf(Kind[_AnyPart]):
    """A part that stands behind a key of another one."""

    def __init__(self, part: type[_AnyPart]) -> None:
        super().__init__(part.read)
        self.part = part


def language_of(data: Typed) -> str:
    """Return the language that plain data of a page name: English where they name none."""
    language = data.get("language") if isinstance(data, Mapping) else None
    return language if isinstance(language, str) else "en"


def _plain(value: Any) -> Any:  # noqa: ANN401  # whatever a field holds
    if isinstance(value, Duration):
        return value.text
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, Part):
        return value.to_data()
    return value if value is None or isinstance(value, (str, int)) else value.isoformat()
