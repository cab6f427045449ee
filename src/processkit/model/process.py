"""The page as a whole: one sales process."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from processkit.model.calendar import WorkingWeek, working_week
from processkit.model.duration import Duration
from processkit.model.edges import Edge, edges_of
from processkit.model.fields import Date, Given, LanguageCode, LanguageVersion, Part, Text, Texts
from processkit.model.numbers import Numbers, numbers_of
from processkit.model.parts import Calendar, EndDeclaration, Focus, Paper, Role, TextByText
from processkit.model.places import Ending, Places, endings_of
from processkit.model.step import Step
from processkit.model.texts import Written, texts_of

if TYPE_CHECKING:
    import networkx

STANDARD_SILENCE = Duration.read("5 days")


class Process(Part):
    """One sales process, as its page says it.

    It is made by ``processkit.load``, which checks that every reference names something. A place
    in the flow is a number: steps count from 0 in the order of the file, and the ends follow them
    (``endings``).
    """

    language_version: LanguageVersion = Field(
        1, alias="processkit", description="The version of the language that this page is written in."
    )
    name: Text = Field(
        alias="process",
        description="What this process is called.",
        examples=["A fitted kitchen, from first call to raving fan"],
    )
    company: Given[Text] = Field(None, description="Whose process it is.")
    logo: Given[Text] = Field(None, description="A PNG or JPEG picture beside this file.", examples=["logo.png"])
    audience: Given[Text] = Field(None, alias="for", description="Which customers it is for.")
    purpose: Given[Text] = Field(None, description="What it makes sure of, in one sentence.")
    owner: Given[Text] = Field(None, description="Who answers for this page.")
    version: Given[Text] = Field(None, description="The version of this page.", examples=["3"])
    revised: Given[Date] = Field(None, description="When it was last changed: year-month-day.", examples=["2026-11-01"])
    review_by: Given[Date] = Field(
        None, description="When it is looked at again: year-month-day.", examples=["2027-05-01"]
    )
    contact: Given[Text] = Field(
        None, description="How customers reach us.", examples=["012 345 6789, hello@oakandiron.example"]
    )
    promise: Given[Duration] = Field(
        None, description="How long it takes, as we tell the customer.", examples=["40 working days"]
    )
    promise_from: Given[Text] = Field(
        None, description="The step from whose start the promise counts. Without it: the first."
    )
    promise_to: Given[Text] = Field(
        None, description="The step to whose end the promise counts. Without it: a won end."
    )
    max_silence: Given[Duration] = Field(
        None, description="How long a customer may hear nothing. Without it: 5 working days."
    )
    keep_in_touch: Given[Text] = Field(
        None, description="How often we get in touch after the sale.", examples=["every 3 months"]
    )
    language: LanguageCode = Field(
        "en", description="The language of the printed labels.", examples=["en", "de", "fr", "es"]
    )
    calendar: Given[Calendar] = Field(None, description="When you work.")
    roles: Given[Annotated[dict[Text, Role | None], Field(min_length=1)]] = Field(
        None, description="The roles. When they are listed, every owner, backup and helper is one of them."
    )
    paperwork: Given[Annotated[dict[Text, Paper | None], Field(min_length=1)]] = Field(
        None, description="The paperwork. When it is listed, every paper that is used is one of these."
    )
    starts_with: Given[Texts] = Field(None, description="The paperwork that is there when a customer comes in.")
    glossary: Given[TextByText] = Field(None, description="In-house words, each with plain words for the customer.")
    steps: Annotated[tuple[Step, ...], Field(min_length=1)] = Field(
        description="The steps in order; each leads to the one below it unless it says otherwise."
    )
    ends: Given[Annotated[dict[Text, EndDeclaration | None], Field(min_length=1)]] = Field(
        None, description="The ends. won, lost and later are always there."
    )
    anytime: Given[TextByText] = Field(
        None,
        description="What can happen at any step, and the end that it leads to.",
        examples=[{"Customer cancels": "lost"}],
    )
    accepted: Given[Annotated[dict[Text, Text | None], Field(min_length=1)]] = Field(
        None, description="Checks that are silent for the whole page, each with the reason."
    )
    focus: Given[Focus] = Field(None, description="What you are improving now.")
    volume: Given[Text] = Field(None, description="How many customers.", examples=["40 per month"])
    based_on: Given[Text] = Field(None, description="The customers or the page that this one was made from.")

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

    def to_data(self) -> dict[str, Any]:
        """Return the page as plain data that reads back as the same process.

        Keys that hold what is usual anyway are left out.
        """
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
