"""The slow witness: every walk of a small page, one by one, straight from what LANGUAGE.md says.

It shares no code with the flow analysis but the edges of the model.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from processkit.model.names import fold


class BruteForce:
    """All walks of a page that keep to ``at_most``; those that go round without a limit are cut off."""

    def __init__(self, process):
        self.process = process
        self.count = len(process.steps)
        self.leaving = {}
        for edge in process.edges:
            self.leaving.setdefault(edge.source, []).append(edge)
        self.ends = set(range(self.count, self.count + len(process.endings)))
        self.won = {self.count + k for k, e in enumerate(process.endings) if e.outcome == "won"}

    def entries(self):
        found, place = [], 0
        while place not in found:
            found.append(place)
            if place >= self.count or self.process.steps[place].only_if is None:
                break
            following = self.process.steps[place].next
            place = self.process.place_of(following) if following else place + 1
        return found

    def allowed(self, walk):
        for place in set(walk):
            if place < self.count and (most := self.process.steps[place].at_most) and walk.count(place) > most:
                return False
        return True

    def goes_round(self, walk, times=1):
        """Whether the walk ends with a circle in which no step has a limit, gone round so many times."""
        last = walk[-1]
        starts = [n for n in range(len(walk) - 1) if walk[n] == last and self.free(walk[n:])]
        return len(starts) >= times

    def can_come_to(self, walk, goals):
        """Whether some walk within the limits goes on from here to one of ``goals``."""
        todo, seen = [(walk[-1], self.counts(walk))], set()
        while todo:
            place, counts = todo.pop()
            if place in goals:
                return True
            if (place, counts) in seen:
                continue
            seen.add((place, counts))
            for edge in self.leaving.get(place, ()):
                more = self.counted(counts, edge.target)
                if more is not None:
                    todo.append((edge.target, more))
        return False

    def counts(self, walk):
        return tuple(walk.count(p) if self.process.steps[p].at_most else 0 for p in range(self.count))

    def counted(self, counts, place):
        if place >= self.count or self.process.steps[place].at_most is None:
            return counts
        if counts[place] >= self.process.steps[place].at_most:
            return None
        return (*counts[:place], counts[place] + 1, *counts[place + 1 :])

    def walks(self, goals, times=1):
        """Yield (walk, edges, whole) for each walk from where a case begins.

        ``whole`` is False for one that was cut off because it goes round so many times without a limit;
        a walk that can no longer come to one of ``goals`` is not followed.
        """
        todo = [([place], []) for place in self.entries()]
        while todo:
            walk, edges = todo.pop()
            if not self.allowed(walk) or not self.can_come_to(walk, goals):
                continue
            if self.goes_round(walk, times):
                yield walk, edges, False
                continue
            yield walk, edges, True
            todo += [([*walk, e.target], [*edges, e]) for e in self.leaving.get(walk[-1], ())]

    def longest(self, place):
        takes = self.process.steps[place].takes
        return takes.longest(self.process.week) if takes else Fraction(0)

    def within(self, before, after):
        steps = self.process.steps
        if after >= self.count or fold(steps[before].owner) == fold(steps[after].owner):
            return Fraction(0)
        handover = steps[after].handover
        return handover.within.longest(self.process.week) if handover and handover.within else Fraction(0)

    def worst(self, first=None, last=None):
        """The longest span of any walk to a sale; None when some such walk goes round without a limit."""
        best = None
        for walk, _edges, whole in self.walks(self.won):
            if not whole:
                return None
            if walk[-1] not in self.won:
                continue
            minutes = self.span(walk, first, last)
            if minutes is not None and (best is None or minutes > best):
                best = minutes
        return best

    def span(self, walk, first, last):
        begin = walk.index(first) if first is not None and first in walk else (0 if first is None else None)
        if begin is None:
            return None
        if last is None:
            end = len(walk) - 2
        elif last in walk[begin:]:
            end = walk.index(last, begin)
        else:
            return None
        steps = sum((self.longest(p) for p in walk[begin : end + 1]), Fraction(0))
        waits = sum((self.within(a, b) for a, b in pairwise(walk[begin : end + 1])), Fraction(0))
        return steps + waits

    def touches(self, place):
        step = self.process.steps[place]
        side = step.customer
        waits = step.waits_for is not None and fold(step.waits_for) == "customer"
        return not waits and side is not None and any((side.by, side.sees, side.told, side.gets, side.gives))

    def silence(self):
        """The longest stretch without a touch on any walk; None when one could go on for ever."""
        best = Fraction(0)
        # What begins with a word on a circle may end on its second round.
        for walk, _edges, whole in self.walks(self.ends, times=2):
            if not whole:
                start = max(i for i in range(len(walk) - 1) if walk[i] == walk[-1] and self.free(walk[i:]))
                circle = walk[start:]
                quiet = not any(self.touches(p) for p in circle)
                time = sum((self.quiet_time(p) for p in circle[1:]), Fraction(0)) + sum(
                    (self.within(a, b) for a, b in pairwise(circle)), Fraction(0)
                )
                if quiet and time:
                    return None
            best = max(best, self.longest_gap(walk))
        return best

    def free(self, circle):
        return all(p < self.count and self.process.steps[p].at_most is None for p in circle)

    def quiet_time(self, place):
        step = self.process.steps[place]
        waits = step.waits_for is not None and fold(step.waits_for) == "customer"
        return Fraction(0) if waits else self.longest(place)

    def longest_gap(self, walk):
        best = quiet = Fraction(0)
        for number, place in enumerate(walk):
            if number:
                quiet += self.within(walk[number - 1], place)
            best = max(best, quiet)
            if place >= self.count:
                break
            if self.touches(place):
                every = self.process.steps[place].customer.every
                gap = self.longest(place)
                best = max(best, min(gap, every.longest(self.process.week)) if every else gap)
                quiet = Fraction(0)
            else:
                quiet += self.quiet_time(place)
                best = max(best, quiet)
        return best

    def made(self, edge):
        """The papers that a case has more of when it takes this edge."""
        step = self.process.steps[edge.source]
        if edge.by_silence:
            return {fold(p) for p in (step.no_reply.papers or ())}
        papers = {fold(p) for p in (step.paperwork or ())}
        if edge.answer is not None and step.answer_papers:
            papers |= {
                fold(p)
                for answer, given in step.answer_papers.items()
                if fold(answer) == fold(edge.answer)
                for p in given
            }
        return papers

    def papers_seen(self):
        """For each step that can be reached: whether each paper was ever there, and ever not there."""
        starts = frozenset(fold(p) for p in (self.process.starts_with or ()))
        todo = [(place, starts) for place in self.entries()]
        seen = set()
        while todo:
            place, papers = todo.pop()
            if (place, papers) in seen:
                continue
            seen.add((place, papers))
            todo += [(e.target, papers | self.made(e)) for e in self.leaving.get(place, ())]
        return seen

    def walks_without_repeat(self):
        """Every walk from where a case begins that comes to no place twice, with its edges."""
        todo = [([place], []) for place in self.entries()]
        while todo:
            walk, edges = todo.pop()
            yield walk, edges
            todo += [([*walk, e.target], [*edges, e]) for e in self.leaving.get(walk[-1], ()) if e.target not in walk]

    def endless_silence(self):
        """The places of all circles without a limit and without a word, of which one takes time; grouped."""
        circles = []
        for walk, _edges, whole in self.walks(self.ends):
            if whole:
                continue
            start = max(i for i in range(len(walk) - 1) if walk[i] == walk[-1] and self.free(walk[i:]))
            if not any(self.touches(p) for p in walk[start:]):
                circles.append(walk[start:])
        groups = []
        for circle in circles:
            here = set(circle)
            meeting = [group for group in groups if group["places"] & here]
            groups = [group for group in groups if group not in meeting]
            time = any(self.quiet_time(p) for p in circle) or any(self.within(a, b) for a, b in pairwise(circle))
            groups.append(
                {"places": here.union(*(g["places"] for g in meeting)), "time": time or any(g["time"] for g in meeting)}
            )
        return sorted(tuple(sorted(group["places"])) for group in groups if group["time"])
