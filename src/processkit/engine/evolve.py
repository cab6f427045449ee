"""What a case is after an event: no rule is asked here, because what has happened has happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from processkit.engine import events
from processkit.engine.case import Case, Owed, changed, on_step, step_done, without_last
from processkit.engine.events import Event
from processkit.engine.people import CLOCK
from processkit.errors import WrongUse


def evolve(case: Case | None, event: Event) -> Case:
    """Return the case after an event; None stands for the case before its first one.

    Raises:
        WrongUse: The event cannot be the next one of this case: the first is ``Started``, and no other is.
    """
    if case is None:
        if not isinstance(event, events.Started):
            raise WrongUse(f"{type(event).__name__} cannot be the first event of a case: its events are out of order.")
        return Case(definition=event.definition, version=1, papers=event.papers)
    return _AFTER[type(event)](case, event)


def replay(history: Iterable[Event], case: Case | None = None) -> Case | None:
    """Return the case that a history makes; None for no events.

    Args:
        history: The events in their order.
        case: The case that they go on from; None from the beginning.
    """
    for event in history:
        case = evolve(case, event)
    return case


def _started_again(_case: Case, _event: events.Started) -> Case:
    raise WrongUse("A case starts once: its events are out of order.")


def _paper_filed(case: Case, event: events.PaperFiled) -> Case:
    paper, papers, given = event.paper, case.papers, case.given
    papers = papers if paper in papers else (*papers, paper)
    given = given if paper in given else (*given, paper)
    return changed(case, papers=papers, given=given, held=False)


def _ticked(case: Case, event: events.BoxTicked) -> Case:
    others = tuple(box for box in case.ticks if box != event.box)
    return changed(case, ticks=others if event.off else (*others, event.box))


def _waiting(case: Case, event: events.WaitingBegan) -> Case:
    return changed(case, waiting_at=event.at, silent_at=event.silent_at, held=False)


def _payment_expected(case: Case, event: events.PaymentExpected) -> Case:
    return changed(case, owed=(*_others(case, event.step), Owed(event.step, event.due)))


def _payment_received(case: Case, event: events.PaymentReceived) -> Case:
    return changed(case, owed=_others(case, event.step), paid=(*case.paid, event.step), held=False)


def _others(case: Case, step: str) -> tuple[Owed, ...]:
    return tuple(owed for owed in case.owed if owed.step != step)


def _passed_over(case: Case, event: events.StepPassedOver) -> Case:
    if event.entered:
        return changed(case, passing=True)
    return changed(case, handed=None)


def _offered(case: Case, event: events.HandoverOffered) -> Case:
    way, seen = without_last(case) if case.passing else (case.way, case.seen)
    return changed(
        case,
        way=way,
        seen=seen,
        passing=False,
        handed=event.step,
        due=event.due,
        late=False,
        silent_at=None,
        held=False,
        waiting_at=None,
    )


def _accepted(case: Case, _event: events.HandoverAccepted) -> Case:
    return changed(case, handed=None)


def _sent_back(case: Case, event: events.HandoverSentBack) -> Case:
    return changed(case, handed=None, papers=tuple(paper for paper in case.papers if paper not in event.papers))


def _reply_missed(case: Case, event: events.ReplyMissed) -> Case:
    new = tuple(paper for paper in event.papers if paper not in case.papers)
    return changed(case, papers=(*case.papers, *new), giver=CLOCK)


def _silence_held(case: Case, _event: events.SilenceHeld) -> Case:
    return changed(case, held=True)


def _late(case: Case, event: events.BecameLate) -> Case:
    if event.what != "payment":
        return changed(case, late=True)
    return changed(case, owed=tuple(o._replace(late=True) if o.step == event.step else o for o in case.owed))


def _ended(case: Case, event: events.Ended) -> Case:
    return changed(
        case,
        end=event.end,
        outcome=event.outcome,
        contact=event.contact,
        remind_at=event.remind_at,
        due=None,
        late=False,
        silent_at=None,
        held=False,
        passing=False,
    )


def _reminded(case: Case, event: events.Reminded) -> Case:
    return changed(case, remind_at=event.next_at)


def _resumed(case: Case, event: events.Resumed) -> Case:
    afresh = {"again": True, "joined": event.joined, "ticks": (), "given": ()} if event.again else {}
    return changed(
        case,
        end=None,
        outcome=None,
        remind_at=None,
        entered_at=event.at,
        due=event.due,
        silent_at=event.silent_at,
        waiting_at=None,
        done=case.handed is not None,
        **afresh,
    )


def _overridden(case: Case, _event: events.Overridden) -> Case:
    return changed(case, overrides=case.overrides + 1)


def _noted(case: Case, event: events.Noted) -> Case:
    return changed(case, told_at=event.at) if event.told else changed(case)


def _nothing_new(case: Case, _event: Event) -> Case:
    return changed(case)


def _migrated(case: Case, event: events.Migrated) -> Case:
    dues = {owed.step: owed for owed in case.owed}
    names = dict(zip((owed.step for owed in case.owed), event.owed, strict=True))
    return changed(
        case,
        definition=event.definition,
        way=event.way,
        seen=event.seen,
        papers=event.papers,
        given=event.given,
        ticks=event.ticks,
        handed=event.handed,
        due=event.due,
        late=case.late and event.due == case.due,
        silent_at=event.silent_at,
        held=False,
        joined=event.joined,
        end=event.end,
        owed=tuple(dues[old]._replace(step=new) for old, new in names.items()),
        paid=event.paid,
        before=case,
    )


def _migration_undone(case: Case, _event: events.MigrationUndone) -> Case:
    former: Case = case.before
    return former._replace(version=case.version + 1)


_AFTER: dict[type[Event], Callable[[Any, Any], Case]] = {
    events.Started: _started_again,
    events.StepEntered: on_step,
    events.PaperFiled: _paper_filed,
    events.BoxTicked: _ticked,
    events.WaitingBegan: _waiting,
    events.StepCompleted: step_done,
    events.PaymentExpected: _payment_expected,
    events.PaymentReceived: _payment_received,
    events.StepPassedOver: _passed_over,
    events.HandoverOffered: _offered,
    events.HandoverAccepted: _accepted,
    events.HandoverSentBack: _sent_back,
    events.ReplyMissed: _reply_missed,
    events.SilenceHeld: _silence_held,
    events.BecameLate: _late,
    events.Ended: _ended,
    events.Reminded: _reminded,
    events.Resumed: _resumed,
    events.Reopened: _nothing_new,
    events.Overridden: _overridden,
    events.Noted: _noted,
    events.Scored: _nothing_new,
    events.Migrated: _migrated,
    events.MigrationUndone: _migration_undone,
}
