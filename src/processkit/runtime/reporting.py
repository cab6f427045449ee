"""The question how it went: all cases of a page are gone through, event by event."""

from __future__ import annotations

from datetime import datetime

from processkit.errors import WrongUse
from processkit.model.names import fold, nearest
from processkit.runtime.journey import Journey, journey_of
from processkit.runtime.keeping import Keeping
from processkit.runtime.report import PageReport, report_of
from processkit.store.chain import event_in


class Reporting(Keeping):
    """Tells how it went."""

    def report(
        self, process: str | None = None, *, since: datetime | None = None, until: datetime | None = None
    ) -> list[PageReport]:
        """Return how the customers of each page fared, all versions of a page together.

        It goes through every event of the cases, so it takes about a second for 1,000 of them.

        Args:
            process: The name of one page; None for all.
            since: Only cases that started then or later.
            until: Only cases that started before.

        Raises:
            WrongUse: No case ever ran on a page with this name.
        """
        pages: dict[str, list[str]] = {}
        for definition in self._store.definitions():
            pages.setdefault(definition.name, []).append(definition.hash)
        if process is not None:
            pages = {name: hashes for name, hashes in pages.items() if fold(name) == fold(process)} or _none(
                process, pages
            )
        return [self._report(name, hashes, since, until) for name, hashes in pages.items()]

    def _report(self, name: str, hashes: list[str], since: datetime | None, until: datetime | None) -> PageReport:
        first = self._moment(since) if since is not None else None
        last = self._moment(until) if until is not None else None
        journeys: list[tuple[str, Journey]] = []
        for stored in self._all_cases(name):
            if (first is None or stored.started_at >= first) and (last is None or stored.started_at < last):
                events = (event_in(record) for record in self._store.events(stored.id))
                words = self._store.words(stored.id)
                journeys.append((stored.id, journey_of(events, self._plan, words)))
        return report_of([self._plan(digest) for digest in hashes], journeys[::-1])


def _none(process: str, pages: dict[str, list[str]]) -> dict[str, list[str]]:
    meant = nearest(process, pages)
    hint = f" Do you mean “{meant}”?" if meant is not None else ""
    raise WrongUse(f"No customer ever ran on a page with the name “{process}”.{hint}")
