"""Pages in JSON on which the schema and the model are held against each other.

Small pages that together use every key, and each of them with one thing changed: every key taken
out, misspelt, and given every other kind of value. Then pages with several changes at once, the
templates, and the pages of the checks.
"""

import copy
import functools
import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

from processkit.checks.check import Page
from processkit.checks.rules import ALL_CHECKS
from processkit.checks.runner import findings_of_reading, run_checks
from processkit.findings import Severity
from processkit.source.reader import read_page
from tests.pages import step

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Unsayable:
    """Something that a page can have wrong, and that no schema can tell.

    ``what`` and ``why`` are a row of the table in docs/reference/language.md. ``finding`` matches the
    code, the message and the fix of what processkit says of it, on a page in whose JSON ``sign`` is
    found. For ``example`` the two give different verdicts.
    """

    what: str
    why: str
    finding: str
    example: str
    sign: str = ""


def page(*steps, **keys):
    return {"process": "P", **keys, "steps": list(steps) or [step("A")]}


def _json(*steps, **keys):
    return json.dumps(page(*steps, **keys))


UNSAYABLE = [
    Unsayable(
        "a step, end, role or paper that is named but is not there",
        "a schema cannot look up a name elsewhere on the page",
        "PK107|PK108|PK109 .*not in the list of roles",
        _json(step("A", next="B")),
    ),
    Unsayable(
        "two steps, or a step and an end, with the same name",
        "how names are compared is more than a schema can do",
        "PK104",
        _json(step("Küche"), step("kuche")),
    ),
    Unsayable(
        "`Customer` as the owner, or `won`, `lost`, `later`, with accents or letters of another kind, or in the language of the page",
        "how names are compared is more than a schema can do",
        "PK109 .*the customer cannot own|PK102 .*does not say what it means|PK114 .*it always means",
        _json(step("A", owner="Cústomer")),
        r"\\u",
    ),
    Unsayable(
        "`promise_to` before `promise_from`",
        "a schema cannot compare places",
        "PK116",
        _json(step("A"), step("B"), promise="2 days", promise_from="B", promise_to="A"),
    ),
    Unsayable(
        "a chance, or papers, for an answer that the step does not have",
        "a schema cannot compare names",
        "PK114 .*is none of its answers(?!.*Give the step its answers)",
        _json(step("A", answers={"Yes": "won"}, answer_papers={"No": ["Form"]})),
    ),
    Unsayable(
        "chances that do not make 100",
        "a schema cannot add",
        "PK117 .*the chances make",
        _json(step("A", answers={"Yes": "won", "No": "lost"}, chances={"Yes": 50, "No": 49})),
    ),
    Unsayable(
        "a length of time that cannot be read, when it has a number or the word for a day",
        "its words are those of the page's language",
        "PK111",
        _json(step("A", takes="2 Tage")),
    ),
    Unsayable(
        "29 February in a year that has none",
        "a schema cannot divide by four",
        r"PK112 .*02-29 in the calendar",
        _json(revised="2026-02-29"),
    ),
    Unsayable(
        "days, hours or a time zone that cannot be read",
        "its words are those of the page's language; the time zones are those of your computer",
        "PK115",
        _json(calendar={"days": "Mon-Fry"}),
    ),
    Unsayable(
        "a number spelled as programs do: `3e0`, `0x3`, `-0`",
        "a schema sees the number, not how it is typed",
        r'PK106 .*takes a whole number, not "(-0|[0-9.]+e[0-9]+)"',
        _json(step("A", at_most=3)).replace(": 3", ": 3e0"),
    ),
    Unsayable(
        "the same field twice",
        "other programs keep only one of them before the schema is asked",
        "PK004",
        '{"process": "P", "process": "Q", "steps": [{"step": "A", "owner": "B"}]}',
    ),
    Unsayable(
        "a file that is too large, a list of hundreds of entries, or lists and fields too deep in each other",
        "the schema is asked when all has been read",
        "PK003",
        _json(contact="x" * 300_000),
    ),
    Unsayable(
        "a control character, or half a sign (`\\u001b`, `\\ud800` in JSON)",
        "a pattern that forbids them would be all that an editor shows for an empty text",
        "PK001",
        '{"process": "\\ud800", "steps": [{"step": "A", "owner": "B"}]}',
    ),
    Unsayable(
        "a text of nothing but spaces of a rare kind: U+0085, U+FEFF",
        "which of them are spaces differs between programs",
        "PK105",
        _json(purpose="\x85"),
        r"\\u0085|\\ufeff",
    ),
]
"""All that the model and the schema may disagree about."""
RARE_SPACES = UNSAYABLE[-1]
"""Python's own patterns see these spaces as the model does; those of editors do not."""

_CUSTOMER = {
    "by": "phone", "sees": "Us", "told": "All", "gets": "It", "gives": "Money", "feels": "Well", "every": "5 days",
}  # fmt: skip
_PAPERS = {"Form": None, "Quote": {"from": "customer", "signed": True, "form": "q.odt", "keep": "5 years"}}
_OWN_END = {"name": "Sent on", "outcome": "lost", "reason": True, "wake_up": "spring", "becomes": "lead"}

SEEDS = [
    page(),
    page(
        processkit=1, company="C", logo="l.png", purpose="P", owner="O", version=3, revised="2026-11-01",
        review_by="2028-02-29", contact="x", language="en", volume="40 per month", based_on="M", **{"for": "All"},
    ),
    page(step("A"), step("B"), promise="40 days", promise_from="A", promise_to="B", max_silence="5 days",
         keep_in_touch="monthly", glossary={"snag": "A small fault"}, anytime={"Cancelled": "lost"},
         focus={"step": "A", "until": "March", "goal": "Less"}, accepted={"no-backup": "We are two", "x": None}),
    page(calendar={"days": "Mon-Fri", "hours": "08:00-17:00", "holidays": "DE-BY", "timezone": "Europe/Berlin"}),
    page(step("A", owner="Shop"), starts_with=["Form"], paperwork=_PAPERS, roles={
        "Shop": {"people": ["Sam"], "backup": "Office", "team": "T", "outside": False}, "Office": None}),
    page(ends={"won": {"name": "Fine", "outcome": "won"}, "Lost ": None, "later": {"wake_up": "spring"},
               "Sent on": _OWN_END}),
    page(step("A", id="a", backup="Office", helpers=["X"], waits_for="Bank", only_if="So", takes="1-2 days",
              at_most=3, becomes="lead", milestone="assess", do=["x"], checklist=["x"], done_when=["x"],
              needs=["Form"], paperwork=["Quote"], tools=["CRM"], next="won", if_late="Call", measure="Score",
              critical=True, ask_for=["feedback", "repeat"], accepted={"no-backup": "So"}, customer=_CUSTOMER)),
    page(step("A"), step("B", handover={
        "papers": ["Form"], "checks": ["x"], "within": "4 hours", "if_incomplete": "A", "so_that": "It fits"})),
    page(step("A", decide="Which?", answers={"Yes": "B", "No": "lost"}, chances={"Yes": 60, "No": "40"},
              answer_papers={"Yes": ["Form"]}, no_reply={"after": "14 days", "go": "later", "papers": ["Form"]},
              payment={"what": "All", "due": "within 7 days", "before": "B", "if_unpaid": "Call"}), step("B")),
]  # fmt: skip
"""Sound pages that together use every key."""

VALUES = [
    None, "", "  ", "word", "won", "lost", "customer", "2 Tage", "same day", "2 weeks", "2026-02-30", "DE", "5", "+007",
    "true", "08:30", 0, 1, 9, 10, -1, 2.5, 3.0, 101, True, False, [], ["word"], ["word", None], [[]], [3],
    {}, {"word": "word"}, {"word": None}, {"word": {}}, {"": "word"}, {"": None}, {"": 5},
    {"": ["word"]}, {"": {"outcome": "won"}}, {"name": "word", "outcome": "won"},
]  # fmt: skip
"""What is put in the place of each value, of every kind and at every limit."""


def places_in(data, path=()):
    """Yield the path of every value below the top."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        yield (*path, key)
        yield from places_in(value, (*path, key))


def _around(data, path):
    for key in path[:-1]:
        data = data[key]
    return data


def _without(data, path):
    del _around(data, path)[path[-1]]


def _misspelt(data, path):
    around = _around(data, path)
    around[f"{path[-1]}x"] = around.pop(path[-1])


def _with(value):
    def put(data, path):
        _around(data, path)[path[-1]] = copy.deepcopy(value)

    return put


def _changed(data, *changes):
    """Return ``data`` with changes, each a function and a path; None when a path is there no more."""
    new = copy.deepcopy(data)
    for change, path in changes:
        try:
            change(new, path)
        except (KeyError, IndexError, TypeError, AttributeError):
            return None
    return new


def _changes(path):
    yield _without, path
    if isinstance(path[-1], str):
        yield _misspelt, path
    for value in VALUES:
        yield _with(value), path


def _beside(data):
    """Yield ``data`` with a key more in each of its mappings: an unknown one, and keys of a step."""
    mappings = [(), *(path for path in places_in(data) if isinstance(_around(data, (*path, "")), dict))]
    for path in mappings:
        for key, value in (("nope", "x"), ("next", "won"), ("answers", {"Yes": "won"}), ("chances", {"Yes": 100})):
            if key not in _around(data, (*path, key)):
                yield _changed(data, (_with(value), (*path, key)))


@functools.cache
def corpus() -> list[str]:
    """Return the pages in JSON, always the same."""
    dice = random.Random(3)  # noqa: S311  # no secret
    pages = list(SEEDS)
    for seed in SEEDS:
        single = [change for path in places_in(seed) for change in _changes(path)]
        pages += [_changed(seed, change) for change in single]
        pages += _beside(seed)
        pages += [_changed(seed, *dice.sample(single, dice.randint(2, 4))) for _ in range(60)]
    pages += [*VALUES, [page()]]
    texts = [json.dumps(one) for one in pages if one is not None]
    texts += [json.dumps(data) for data in (_data_of(text) for text in _written_pages()) if data is not None]
    texts += [
        _json(step("A", critical="true\n"), language="en\n"),
        _json(ends={"won\n": {"outcome": "won"}, "LATER\n": None}),
    ]
    texts += [kind.example for kind in UNSAYABLE] + [_json(purpose=sign) for sign in "\x85\ufeff"]
    return list(dict.fromkeys(texts))


def _written_pages():
    for template in sorted((ROOT / "processes").glob("*.yaml")):
        yield template.read_text("utf-8")
    for check in ALL_CHECKS:
        yield from (check.bad, check.good)


def _data_of(text):
    """Return the texts of a page in YAML, as processkit reads them; None when there are none."""
    from processkit.source.yaml_events import read_events

    read = read_events(text)
    return None if read.hits else read.data


@functools.cache
def refusals(text: str) -> tuple[str, ...]:
    """Return why the model refuses a page, each as code, message and fix: its shape, its values and its names."""
    read = read_page(text)
    findings = findings_of_reading(read.hits)
    if read.process is not None:
        findings += [finding for finding in run_checks(Page(read.process)) if finding.code < "PK2"]
    return tuple(f"{f.code} {f.message} {f.fix}" for f in findings if f.severity is Severity.ERROR)


def unsayable(text: str, refusal: str) -> list[str]:
    """Return which of the listed kinds a refusal of a page is of."""
    return [kind.what for kind in UNSAYABLE if re.match(kind.finding, refusal, re.S) and re.search(kind.sign, text)]


def disagreement(text: str, fits: bool) -> str | None:
    """Return how a judge of the schema contradicts the model on a page; None when it may judge so."""
    refused = refusals(text)
    sayable = [refusal for refusal in refused if not unsayable(text, refusal)]
    if fits and sayable:
        return f"the schema does not refuse {text[:500]}: {sayable}"
    if not fits and not refused and not re.search(UNSAYABLE[-1].sign, text):
        return f"only the schema refuses {text[:500]}"
    return None
