"""The page as a whole: one sales process."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from processkit.model.calendar import WorkingWeek, working_week
from processkit.model.duration import Duration
from processkit.model.edges import Edge, edges_of
from processkit.model.kinds import (
    DATE,
    DURATION,
    LANGUAGE_CODE,
    LANGUAGE_VERSION,
    TEXT,
    TEXT_BY_TEXT,
    TEXTS,
    ByText,
    ListOf,
    OrNothing,
    Unfit,
)
from processkit.model.numbers import Numbers, numbers_of
from processkit.model.part import Part, PartOf, given, language_of, needed, usual
from processkit.model.parts import Calendar, EndDeclaration, Focus, Paper, Role
from processkit.model.places import Ending, Places, endings_of
from processkit.model.step import Step
from processkit.model.texts import Written, texts_of

if TYPE_CHECKING:
    import datetime

    import networkx
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

STANDARD_SILENCE = Duration.read("5 days")


class Process(Part):
    """One sales process, as its page says it.

    It is made by ``processkit.load``, which checks that every reference names something. A place
    in the flow is a number: steps count from 0 in the order of the file, and the ends follow them
    (``endings``).
    """

    language_version: int = usual(
        1, LANGUAGE_VERSION, "The version of the language that this page is written in.", key="processkit"
    )
    name: str = needed(
        TEXT,
        "What this process is called.",
        key="process",
        examples=["A fitted kitchen, from first call to raving fan"],
    )
    company: str | None = given(TEXT, "Whose process it is.")
    logo: str | None = given(TEXT, "A PNG or JPEG picture beside this file.", examples=["logo.png"])
    audience: str | None = given(TEXT, "Which customers it is for.", key="for")
    purpose: str | None = given(TEXT, "What it makes sure of, in one sentence.")
    owner: str | None = given(TEXT, "Who answers for this page.")
    version: str | None = given(TEXT, "The version of this page.", examples=["3"])
    revised: datetime.date | None = given(DATE, "When it was last changed: year-month-day.", examples=["2026-11-01"])
    review_by: datetime.date | None = given(
        DATE, "When it is looked at again: year-month-day.", examples=["2027-05-01"]
    )
    contact: str | None = given(TEXT, "How customers reach us.", examples=["012 345 6789, hello@oakandiron.example"])
    promise: Duration | None = given(
        DURATION, "How long it takes, as we tell the customer.", examples=["40 working days"]
    )
    promise_from: str | None = given(TEXT, "The step from whose start the promise counts. Without it: the first.")
    promise_to: str | None = given(TEXT, "The step to whose end the promise counts. Without it: a won end.")
    max_silence: Duration | None = given(DURATION, "How long a customer may hear nothing. Without it: 5 working days.")
    keep_in_touch: str | None = given(TEXT, "How often we get in touch after the sale.", examples=["every 3 months"])
    language: str = usual("en", LANGUAGE_CODE, "The language of the printed labels.", examples=["en", "de", "fr", "es"])
    calendar: Calendar | None = given(PartOf(Calendar), "When you work.")
    roles: dict[str, Role | None] | None = given(
        ByText(OrNothing(PartOf(Role))),
        "The roles. When they are listed, every owner, backup and helper is one of them.",
    )
    paperwork: dict[str, Paper | None] | None = given(
        ByText(OrNothing(PartOf(Paper))), "The paperwork. When it is listed, every paper that is used is one of these."
    )
    starts_with: tuple[str, ...] | None = given(TEXTS, "The paperwork that is there when a customer comes in.")
    glossary: dict[str, str] | None = given(TEXT_BY_TEXT, "In-house words, each with plain words for the customer.")
    steps: tuple[Step, ...] = needed(
        ListOf(PartOf(Step)), "The steps in order; each leads to the one below it unless it says otherwise."
    )
    ends: dict[str, EndDeclaration | None] | None = given(
        ByText(OrNothing(PartOf(EndDeclaration))), "The ends. won, lost and later are always there."
    )
    anytime: dict[str, str] | None = given(
        TEXT_BY_TEXT,
        "What can happen at any step, and the end that it leads to.",
        examples=[{"Customer cancels": "lost"}],
    )
    accepted: dict[str, str | None] | None = given(
        ByText(OrNothing(TEXT)), "Checks that are silent for the whole page, each with the reason."
    )
    focus: Focus | None = given(PartOf(Focus), "What you are improving now.")
    volume: str | None = given(TEXT, "How many customers.", examples=["40 per month"])
    based_on: str | None = given(TEXT, "The customers or the page that this one was made from.")

    @cached_property
    def endings(self) -> tuple[Ending, ...]:
        """All ends: won, lost, later, then the page's own in the order of the file."""
        return endings_of(self.ends or {})

    @cached_property
    def places(self) -> Places:
        """What each name and id stands for."""
        return Places(self.steps, self.endings)

    def place_of(self, reference: str) -> int | None:
        """Return the place that ``reference`` names, by name or by id; None when there is none.

        Steps count from 0; the end ``endings[k]`` is ``len(steps) + k``.
        """
        return self.places.find(reference)

    def step_at(self, reference: str | None) -> int | None:
        """Return the number of the step that ``reference`` names; None for an end or for nothing."""
        place = self.place_of(reference) if reference is not None else None
        return place if place is not None and place < len(self.steps) else None

    def name_of(self, place: int) -> str:
        """Return the name of a step, or of an end, by its place."""
        count = len(self.steps)
        return self.steps[place].name if place < count else self.endings[place - count].name

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """What leads where, in file order; references that name nothing lead nowhere."""
        return edges_of(self.steps, self.places)

    @cached_property
    def numbers(self) -> Numbers:
        """The main path, and the number of each step that people see."""
        count = len(self.steps)
        won = [count + k for k, ending in enumerate(self.endings) if ending.outcome == "won"]
        return numbers_of(count, self.edges, won)

    @cached_property
    def week(self) -> WorkingWeek:
        """The working week of the calendar, which turns durations into minutes."""
        own = self.calendar
        if own is None:
            return working_week(None, None)
        return working_week(own.days, own.hours, self.language)

    @cached_property
    def texts(self) -> tuple[Written, ...]:
        """All that is written on the page, text by text, in the order of the fields."""
        return tuple(texts_of(self))

    def graph(self) -> networkx.DiGraph[str]:
        """Return the steps and ends as a directed graph, for other tools.

        Nodes are the ids of steps and ends, with ``kind`` (``step`` or ``end``), ``name``, and for
        a step ``owner`` and ``number``, for an end ``outcome``. An edge has ``kinds`` (``order``,
        ``next``, ``answer``, ``no_reply``, ``past``) and ``answers``, each a list: several answers
        may lead to the same step. Returns (``if_incomplete``) and ``anytime`` are not in it.
        """
        from processkit.model.network import network_of

        return network_of(self.name, self.steps, self.endings, self.edges, self.numbers)

    @classmethod
    def from_data(cls, data: object) -> Process:
        """Read plain data, as JSON has them, by the keys of the language.

        Lengths of time may be written in English, or in the ``language`` that the data name. Only
        the shape is looked at; whether names lead somewhere is told by ``processkit.check``.

        Raises:
            pydantic.ValidationError: The data are no page; it says why, value by value.
        """
        language = language_of(data)
        try:
            return cls.read(data, language)
        except Unfit:
            from processkit.model.judge import refusal

            raise refusal(cls, data, language) from None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let a process be a field of somebody's pydantic model: read from plain data, and written as such."""
        from processkit.model.judge import core_schema_of

        return core_schema_of(cls, cls.from_data, handler)
