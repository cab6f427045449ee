"""The slow witness: what a case may do, straight from the words of the specification.

It shares no code with the engine but the model of the page and how names are compared. It knows
nothing of times: what silence brings is told to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from processkit.engine import commands
from processkit.model.names import fold

LADDER = ["suspect", "prospect", "lead", "customer", "advocate"]


class No(Exception):
    """The command is refused; ``missing`` holds (kind, what) of everything that is not there yet."""

    def __init__(self, code, missing=()):
        super().__init__(code)
        self.code, self.missing = code, set(missing)


@dataclass
class Visit:
    """One time on a step: how it was come to, and by whose acceptance."""

    place: int
    accepted_by: str | None = None
    by_override: bool = False


@dataclass
class Witness:
    """A case as somebody would keep it on paper."""

    process: object
    way: list = field(default_factory=list)
    ever: set = field(default_factory=set)
    on_file: set = field(default_factory=set)
    fresh: set = field(default_factory=set)
    ticked: set = field(default_factory=set)
    again: bool = False
    joined: bool = False
    offered: int | None = None
    giver: str | None = None
    done: bool = False
    end: str | None = None
    paid: set = field(default_factory=set)
    expected: set = field(default_factory=set)
    contact: str | None = None
    overrides: int = 0

    # --- what the page says

    @property
    def here(self):
        return self.way[-1].place

    def step(self, place):
        return self.process.steps[place]

    def is_end(self, place):
        return place >= len(self.process.steps)

    def ending(self, place):
        return self.process.endings[place - len(self.process.steps)]

    def owner(self, place):
        return fold(self.step(place).owner)

    def way_on(self, place):
        step = self.step(place)
        if step.answers:
            return None
        return self.process.place_of(step.next) if step.next else place + 1

    def people(self, place):
        roles = {fold(name): role for name, role in (self.process.roles or {}).items()}
        role = roles.get(self.owner(place))
        if role is None or not role.people:
            return None
        named = set(role.people)
        for backup in (role.backup, self.step(place).backup):
            stand_in = roles.get(fold(backup)) if backup else None
            named |= set(stand_in.people or ()) if stand_in else set()
        return {fold(name) for name in named}

    def is_outside(self, place):
        role = {fold(name): role for name, role in (self.process.roles or {}).items()}.get(self.owner(place))
        return role is not None and role.outside

    # --- how often

    def count(self, way):
        return tuple(sum(visit.place == place for visit in way) for place in range(len(self.process.steps)))

    def finishes(self, place, counts, seen):
        """Whether some walk from here, each step counted as it is entered, comes to an end."""
        if self.is_end(place):
            return True
        if (place, counts) in seen:
            return False
        seen.add((place, counts))
        step = self.step(place)
        most = step.at_most or 99
        if counts[place] < most:
            more = tuple(min(n + (p == place), 10) for p, n in enumerate(counts))
            targets = [self.process.place_of(t) for t in (step.answers or {}).values()]
            targets += [self.way_on(place)] if not step.answers else []
            targets += [self.process.place_of(step.no_reply.go)] if step.no_reply else []
            if any(self.finishes(t, more, seen) for t in targets):
                return True
        return step.only_if is not None and self.finishes(self.way_on(place), counts, seen)

    # --- commands

    def refusal_of(self, command):
        """Do what a command says and return None; or change nothing, and return the ``No``."""
        try:
            self.carry_out(command)
        except No as no:
            return no
        return None

    def carry_out(self, command):
        """Do what a command says, or raise ``No`` and change nothing."""
        if isinstance(command, commands.Start):
            self.on_file = {fold(p) for p in self.process.starts_with or ()}
            self.enter(0, None)
        else:
            name = type(command).__name__
            getattr(self, "do_" + name.lower())(command)

    def do_filepaper(self, command):
        known = {fold(p) for p in self.all_papers()}
        if fold(command.paper) not in known:
            raise No("paper_unknown")
        self.on_file.add(fold(command.paper))
        self.fresh.add(fold(command.paper))

    def all_papers(self):
        yield from self.process.starts_with or ()
        for step in self.process.steps:
            yield from step.paperwork or ()
            yield from step.needs or ()
            for papers in (step.answer_papers or {}).values():
                yield from papers
            if step.handover:
                yield from step.handover.papers or ()
            if step.no_reply:
                yield from step.no_reply.papers or ()

    def must_be_on_a_step(self):
        if self.end is not None:
            raise No("ended")
        if self.offered is not None:
            raise No("handed_over", self.a_yes_to_the_handover())

    def a_yes_to_the_handover(self):
        return {("handover", fold(self.step(self.offered).name))}

    def boxes(self):
        step = self.step(self.here)
        joined = (step.handover.checks or ()) if self.joined and step.handover else ()
        return [*(step.checklist or ()), *joined]

    def do_tick(self, command):
        self.must_be_on_a_step()
        if fold(command.box) not in map(fold, self.boxes()):
            raise No("box_unknown")
        (self.ticked.discard if command.off else self.ticked.add)(fold(command.box))

    def do_wait(self, _command):
        self.must_be_on_a_step()

    def do_complete(self, command):
        self.must_be_on_a_step()
        step = self.step(self.here)
        if command.step is not None and self.process.place_of(command.step) != self.here:
            raise No("step_other")
        missing = self.undone()
        made = [fold(p) for p in step.paperwork or ()]
        target = self.way_on(self.here)
        if command.answer is not None and not step.answers:
            raise No("answer_unwanted")
        if step.answers:
            if command.answer is None:
                raise No("missing", missing | {("answer", "")})
            answers = {fold(a): t for a, t in step.answers.items()}
            if fold(command.answer) not in answers:
                raise No("answer_unknown")
            target = self.process.place_of(answers[fold(command.answer)])
            asked = [p for a, ps in (step.answer_papers or {}).items() if fold(a) == fold(command.answer) for p in ps]
            own = self.fresh if self.again else self.on_file
            missing |= {("paper", fold(p)) for p in asked if fold(p) not in own}
            made += map(fold, asked)
        contact = self.risen(step.becomes)
        go = self.arriving(target, self.way, set(made), missing, command, contact)
        self.done, self.giver = True, fold(command.by.name)
        self.contact = contact
        if step.payment and self.here not in self.paid:
            self.expected.add(self.here)
        go()

    def undone(self):
        step = self.step(self.here)
        handover = step.handover if self.joined else None
        needs = [*(step.needs or ()), *((handover.papers or ()) if handover else ())]
        own = self.fresh if self.again else self.on_file
        missing = {("paper", fold(p)) for p in needs if fold(p) not in self.on_file}
        missing |= {("paper", fold(p)) for p in step.paperwork or () if fold(p) not in own}
        missing |= {("tick", fold(b)) for b in self.boxes() if fold(b) not in self.ticked}
        return missing | self.unpaid_before(self.here)

    def unpaid_before(self, place, way=None):
        come_by = {visit.place for visit in (self.way if way is None else way)} | {place}
        asked = set(range(len(self.process.steps))) if self.overrides else come_by
        return {
            ("payment", fold(step.payment.what))
            for payer, step in enumerate(self.process.steps)
            if step.payment and step.payment.before and self.process.place_of(step.payment.before) == place
            if payer in asked - self.paid
        }

    def risen(self, becomes):
        known = [kind for kind in (self.contact, becomes) if kind]
        return max(known, key=LADDER.index) if known else None

    def arriving(self, target, way, made, missing, command, contact):
        """Return what happens when a case leaves for ``target``, or raise ``No``."""
        if not self.finishes(target, self.count(way), set()):
            if not self.is_free(way):
                raise No("at_limit")
            raise AssertionError("every page here leads to an end")
        while not self.is_end(target) and self.step(target).only_if and self.is_full(target, way):
            target = self.way_on(target)
        if self.is_end(target):
            return self.ending_at(target, missing, command, contact)
        source = way[-1].place if way else None
        step = self.step(target)
        if source is not None and self.owner(source) != self.owner(target) and step.handover:
            if missing:
                raise No("missing", missing)
            return lambda: self.offer(target, way)
        joined = step.handover is not None
        if source is not None and not step.only_if:
            there = self.on_file | made
            needs = [*(step.needs or ()), *((step.handover.papers or ()) if joined else ())]
            missing = (
                missing | {("paper", fold(p)) for p in needs if fold(p) not in there} | self.unpaid_before(target, way)
            )
        if missing:
            raise No("missing", missing)
        return lambda: self.enter(target, None, way=way)

    def is_full(self, place, way):
        most = self.step(place).at_most
        return most is not None and self.count(way)[place] >= most

    def is_free(self, way):
        return not any(self.is_full(place, way) for place in range(len(self.process.steps)))

    def ending_at(self, place, missing, command, contact):
        end = self.ending(place)
        silent = isinstance(command, commands.Advance)
        if end.reason and not silent and command.reason is None:
            missing = missing | {("reason", "")}
        if missing:
            raise No("missing", missing)

        def happen():
            self.end = end.key
            self.contact = contact
            self.contact = self.risen(end.becomes)

        return happen

    def offer(self, target, way):
        self.way, self.offered = list(way), target

    def enter(self, place, accepted_by, way=None, back=False, override=False):
        way = list(self.way if way is None else way)
        if back:
            last = max(k for k, visit in enumerate(way) if visit.place == place)
            way = way[: last + 1]
        else:
            way.append(Visit(place, accepted_by, override))
        source = way[-2].place if len(way) > 1 else None
        self.joined = self.step(place).handover is not None and (
            source is None or self.owner(source) == self.owner(place)
        )
        self.way, self.offered, self.end, self.done = way, None, None, False
        self.again = place in self.ever
        self.ever.add(place)
        self.fresh, self.ticked = set(), set()

    def do_passover(self, command):
        if self.end is not None:
            raise No("ended")
        place = self.here if self.offered is None else self.offered
        if self.step(place).only_if is None:
            raise No("not_optional")
        way = self.way[:-1] if self.offered is None else self.way
        first_time = self.offered is None and not self.again
        go = self.arriving(self.way_on(place), way, set(), set(), command, self.contact)
        was, stays = place, list(self.way)
        self.offered = None
        go()
        if self.end is not None:
            self.way = stays
        elif first_time and was != self.here_now():
            self.ever.discard(was)
        elif first_time and self.offered is None:
            self.again = False

    def here_now(self):
        return self.way[-1].place if self.offered is None else None

    def do_accept(self, command):
        place = self.handed(command)
        handover = self.step(place).handover
        confirmed = {fold(c) for c in command.checks}
        if confirmed - {fold(c) for c in handover.checks or ()}:
            raise No("check_unknown")
        papers = [*(self.step(place).needs or ()), *(handover.papers or ())]
        missing = {("paper", fold(p)) for p in papers if fold(p) not in self.on_file}
        missing |= {("check", fold(c)) for c in handover.checks or () if fold(c) not in confirmed}
        missing |= self.unpaid_before(place)
        if self.is_outside(place) and command.ref is None:
            missing.add(("reference", ""))
        if missing:
            raise No("missing", missing)
        self.enter(place, fold(command.by.name))

    def handed(self, command):
        if self.end is not None:
            raise No("ended")
        if self.offered is None:
            raise No("handover_missing")
        place, name = self.offered, fold(command.by.name)
        if not self.may_answer(place, name):
            people = self.people(place)
            code = "not_receiver" if people is not None and name not in people else "own_handover"
            raise No(code, self.a_yes_to_the_handover())
        return place

    def may_answer(self, place, name):
        people = self.people(place)
        if self.is_outside(place):
            return True
        if people is not None and name not in people:
            return False
        both = (people or set()) | (self.people(self.here) or set())
        return name != self.giver or len(both) == 1

    def do_sendback(self, command):
        place = self.handed(command)
        handover = self.step(place).handover
        named = {fold(one) for one in command.missing}
        papers = {fold(p) for p in self.all_papers()}
        if named - papers - {fold(c) for c in handover.checks or ()}:
            raise No("check_unknown")
        if not named:
            raise No("missing", {("name", "")})
        back = self.process.step_at(handover.if_incomplete)
        if back is None or back not in [visit.place for visit in self.way]:
            back = self.here
        self.on_file -= named & papers
        self.enter(back, None, back=True)

    def do_pay(self, command):
        place = self.process.step_at(command.step)
        if self.step(place).payment is None:
            raise No("payment_none")
        if place in self.paid:
            raise No("payment_twice")
        self.paid.add(place)
        self.expected.discard(place)

    def leave(self, place, command):
        end = self.ending(place)
        if self.end is not None and self.outcome() != "later":
            raise No("ended")
        missing = set()
        if end.outcome == "later" and command.until is None and end.wake_up is None:
            missing.add(("date", ""))
        if end.reason and command.reason is None:
            missing.add(("reason", ""))
        if missing:
            raise No("missing", missing)
        self.end = end.key
        self.contact = self.risen(end.becomes)

    def outcome(self):
        return next((end.outcome for end in self.process.endings if end.key == self.end), None)

    def do_end(self, command):
        events = {fold(event): target for event, target in (self.process.anytime or {}).items()}
        named = self.process.place_of(events.get(fold(command.end), command.end))
        anytime = {self.process.place_of(target) for target in events.values()}
        if named is None or not self.is_end(named):
            raise No("end_unknown")
        if self.ending(named).outcome == "won" and named not in anytime:
            raise No("end_unknown")
        self.leave(named, command)

    def do_park(self, command):
        self.leave(self.process.place_of("later"), command)

    def do_resume(self, _command):
        if self.end is None or self.outcome() != "later":
            raise No("not_parked")
        self.end = None
        if self.offered is None and self.done:
            self.again, self.done = True, False
            self.fresh, self.ticked = set(), set()

    def do_reopen(self, command):
        place = self.process.step_at(command.step)
        if place not in [visit.place for visit in self.way]:
            raise No("step_not_come_by")
        if command.reason is None:
            raise No("missing", {("reason", "")})
        self.enter(place, None, back=True)

    def do_override(self, command):
        if self.end is not None:
            raise No("ended")
        place = self.process.place_of(command.to)
        if place is None:
            raise No("step_unknown")
        if command.reason is None:
            raise No("missing", {("reason", "")})
        self.overrides += 1
        if self.is_end(place):
            self.end = self.ending(place).key
            self.contact = self.risen(self.ending(place).becomes)
        else:
            self.enter(place, None, override=True)

    def do_note(self, _command):
        pass

    def do_score(self, command):
        if command.value is None and command.remark is None:
            raise No("missing", {("name", "")})

    def do_undomigration(self, _command):
        raise No("migration_none")

    def fall_silent(self, command):
        """Leave the step because nobody has answered; False where the way on is barred."""
        reply = self.step(self.here).no_reply
        papers = {fold(p) for p in reply.papers or ()}
        try:
            go = self.arriving(self.process.place_of(reply.go), self.way, papers, set(), command, self.contact)
        except No:
            return False
        self.on_file |= papers
        self.giver = None
        go()
        return True
