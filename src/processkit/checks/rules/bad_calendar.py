"""PK115 bad-calendar: working days, hours, holidays or time zone that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page, Stage
from processkit.findings import Hit, Severity
from processkit.model.calendar import BadCalendar, is_country, is_timezone, working_week


def check(page: Page) -> Iterator[Hit]:
    """Report each part of the calendar that cannot be read, and days and hours that disagree."""
    calendar = page.process.calendar
    if calendar is None:
        return
    language = page.process.language
    readable = True
    for key, days, hours in (("days", calendar.days, None), ("hours", None, calendar.hours)):
        try:
            working_week(days, hours, language)
        except BadCalendar as problem:
            readable = False
            yield Hit(f'"{problem}" cannot be read as {_KINDS[key]}.', ("calendar", key), fix=_EXAMPLES[key])
    if readable:
        try:
            working_week(calendar.days, calendar.hours, language)
        except BadCalendar:
            yield Hit(
                f'The days "{calendar.days}" and the hours "{calendar.hours}" do not name the same days.',
                ("calendar", "hours"),
                fix="Delete the line days: the hours name the days already.",
            )
    if calendar.holidays is not None and not is_country(calendar.holidays):
        yield Hit(f'"{calendar.holidays}" is no country code.', ("calendar", "holidays"), fix=_EXAMPLES["holidays"])
    if calendar.timezone is not None and not is_timezone(calendar.timezone):
        yield Hit(f'"{calendar.timezone}" is no time zone.', ("calendar", "timezone"), fix=_EXAMPLES["timezone"])


_KINDS = {"days": "days of the week", "hours": "hours of the day"}
_EXAMPLES = {
    "days": "Write, for example, days: Mon-Fri   or   days: Mon-Thu, Sat",
    "hours": "Write, for example, hours: 08:00-17:00   or   hours: Mon-Fri 08:00-17:00; Sat 09:00-13:00",
    "holidays": "Write the two letters of the country, such as holidays: ZA   or with its region: DE-BY",
    "timezone": "Write continent and city, such as timezone: Europe/Berlin",
}


CHECK = Check(
    code="PK115",
    name="bad-calendar",
    severity=Severity.ERROR,
    title="working days, hours, holidays or time zone that cannot be read",
    why="Due times would be wrong on every step.",
    bad="""\
process: Selling a bicycle
calendar:
  days: Mon-Fry  # <-- here
steps:
  - step: Greet and listen
    owner: Shop
  - step: Let the customer ride
    owner: Shop
  - step: Agree the price
    owner: Shop
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
""",
    good="""\
process: Selling a bicycle
calendar:
  days: Mon-Fri
steps:
  - step: Greet and listen
    owner: Shop
  - step: Let the customer ride
    owner: Shop
  - step: Agree the price
    owner: Shop
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
""",
    check=check,
    stage=Stage.NAMES,
    can_be_accepted=False,
)
