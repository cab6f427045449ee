"""``processkit case report``: how it went, what was promised against what happened."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict

from processkit.checks.wording import listed
from processkit.cli.cases.as_json import print_json
from processkit.cli.cases.happenings import FORGOTTEN
from processkit.cli.cases.opening import opened, zone_here
from processkit.cli.cases.options import add_shared
from processkit.cli.cases.screen import BOLD, DIM, RED, Screen
from processkit.cli.cases.times import typed_day_start
from processkit.flow.spoken import spoken
from processkit.model.calendar import WorkingWeek
from processkit.rendering.texts import printable
from processkit.runtime.engine import Engine
from processkit.runtime.report import HandoverReport, PageReport, Scores, StepReport, Took


def add_report(parser: argparse.ArgumentParser) -> None:
    """Add what ``report`` takes."""
    parser.add_argument("--process", metavar="NAME", help="only the page with this name (all of them)")
    parser.add_argument("--since", metavar="DAY", help="only customers who came in on this day or later")
    parser.add_argument("--until", metavar="DAY", help="only customers who came in before this day")
    add_shared(parser, at=False)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Tell how it went; return the exit status."""
    since, until = (
        typed_day_start(day, zone_here()) if day is not None else None for day in (options.since, options.until)
    )
    with opened(options) as engine:
        reports = engine.report(options.process, since=since, until=until)
        weeks = {report.process: _week(engine, report.process) for report in reports}
    if options.json:
        print_json(pages=[asdict(report) for report in reports])
        return 0
    screen = Screen(options)
    reports = [report for report in reports if report.cases]
    if not reports:
        screen.say("No customers came in then.")
    for number, report in enumerate(reports):
        if number:
            screen.gap()
        _print(screen, report, weeks[report.process])
    return 0


def _week(engine: Engine, process: str) -> WorkingWeek:
    """Return the working week of the newest version of a page that somebody is on."""
    newest = engine.list(process=process, limit=1)
    return newest[0].plan.process.week if newest else WorkingWeek(((),) * 7)


def _print(screen: Screen, report: PageReport, week: WorkingWeek) -> None:
    screen.say(printable(report.process), BOLD)
    screen.say(_standing(report))
    for sentence in _promise(report, week):
        screen.say(sentence)
    screen.heading("Step by step")
    for step in report.steps:
        if step.reached:
            _print_step(screen, step, week)
    if report.handovers:
        screen.heading("Handovers")
        for handover in report.handovers:
            screen.item("-", _handover(handover, week))
    for giver, receiver, count in report.unguarded:
        screen.item("-", f"{printable(giver)} → {printable(receiver)}: passed on {_times(count)} with no handover")
    _print_losses(screen, report)
    _print_exceptions(screen, report)


def _print_losses(screen: Screen, report: PageReport) -> None:
    if report.losses:
        screen.heading("Where customers are lost")
    for loss in report.losses:
        reasons = "; ".join(f"{printable(reason)}{_more_than_once(count)}" for reason, count in loss.reasons)
        why = f". Why: {reasons}" if reasons else ""
        screen.item("-", f"{printable(loss.step)}: {loss.count} ({printable(loss.end)}){why}")


def _print_exceptions(screen: Screen, report: PageReport) -> None:
    if report.overrides:
        screen.heading(f"Exceptions: {len(report.overrides)}")
    for one in report.overrides:
        left = ", ".join(printable(what.partition(": ")[2]) for what in one.left_out)
        without = f" without {left}" if left else ""
        by, reason = (printable(words or FORGOTTEN) for words in (one.by, one.reason))
        screen.item("-", f"{one.case_id}, {by}: on to {printable(one.to)}{without}. Why: {reason}")


def _standing(report: PageReport) -> str:
    parts = [f"{report.won} won"] if report.won else []
    parts += [f"{report.lost} lost"] if report.lost else []
    parts += [f"{report.parked} parked"] if report.parked else []
    parts += [f"{report.open} under way"] if report.open else []
    versions = f", on {report.versions} versions of the page" if report.versions > 1 else ""
    return f"{report.cases:,} customer{'' if report.cases == 1 else 's'}{versions}: {listed(parts)}."


def _promise(report: PageReport, week: WorkingWeek) -> Iterator[str]:
    took = report.took
    if took.promised is not None:
        promised = f"Promised: {spoken(_minutes(took.promised), week)}."
        if took.median is None or took.longest is None:
            yield f"{promised} Nobody has come that far yet."
        else:
            kept = took.count - took.over
            yield f"{promised} {_took(took, week)}. Kept for {kept} of {took.count}."
    if report.scores.count:
        yield f"Score for the whole journey: {_scores(report.scores)}."
        if report.scores_kept.count and report.scores_broken.count:
            yield f"Where the promise was kept {_mean(report.scores_kept)}, where it was broken {_mean(report.scores_broken)}."  # fmt: skip


def _print_step(screen: Screen, step: StepReport, week: WorkingWeek) -> None:
    screen.item(step.number, f"{printable(step.step)} ({printable(step.owner)})")
    counts = [f"{step.went_on} of {step.reached} went on"]
    counts += [f"{step.here} here now"] if step.here else []
    counts += [f"{step.lost} lost"] if step.lost else []
    counts += [f"{step.parked} parked"] if step.parked else []
    counts += [f"no reply {_times(step.no_reply)}"] if step.no_reply else []
    screen.say(", ".join(counts), DIM, indent=4)
    if step.took.median is not None:
        promised = (
            f"; the page says {spoken(_minutes(step.took.promised), week)}" if step.took.promised is not None else ""
        )
        over = f", longer {_times(step.took.over)}" if step.took.over else ""
        screen.say(f"{_took(step.took, week)}{promised}{over}", *([RED] if over else [DIM]), indent=4)
    if step.late:
        screen.say(f"late {_times(step.late)}", RED, indent=4)
    if step.scores.count:
        screen.say(f"score {_scores(step.scores)}", DIM, indent=4)


def _handover(handover: HandoverReport, week: WorkingWeek) -> str:
    parts = [f"accepted {_times(handover.accepted)}"] if handover.accepted else []
    parts += [f"by the giver {_times(handover.own)}"] if handover.own else []
    if handover.sent_back:
        lacking = ", ".join(f"{printable(what)}{_more_than_once(count)}" for what, count in handover.lacking)
        parts.append(f"sent back {_times(handover.sent_back)} ({lacking})")
    parts += [f"answered late {_times(handover.late)}"] if handover.late else []
    if handover.took.median is not None:
        parts.append(f"answered after {spoken(_minutes(handover.took.median), week)}")
    return f"to {printable(handover.role)}, for {printable(handover.step)}: {', '.join(parts)}"


def _took(took: Took, week: WorkingWeek) -> str:
    if took.median is None or took.longest is None:
        return ""
    if took.count == 1:
        return f"It took {spoken(_minutes(took.median), week)}"
    return f"Half took up to {spoken(_minutes(took.median), week)}, the longest {spoken(_minutes(took.longest), week)}"


def _scores(scores: Scores) -> str:
    lowest = f", the lowest {scores.lowest:g}" if scores.count > 1 else ""
    return f"{_mean(scores)} ({scores.count} given{lowest})"


def _mean(scores: Scores) -> str:
    return f"{scores.mean:.3g}" if scores.mean is not None else ""


def _minutes(minutes: float) -> int:
    return round(minutes)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _more_than_once(count: int) -> str:
    return f" ({count}×)" if count > 1 else ""
