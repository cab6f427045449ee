"""Pages on which every text, number of things and choice is thrown by dice."""

from __future__ import annotations

import itertools
import random

from processkit.model.process import Process

WORDS = [
    "the", "customer", "asks", "for", "a", "price", "and", "gets", "an", "answer", "within", "Auftragsbestätigung",
    "documentation", "of", "quality", "signed", "Überprüfung", "drawing", "site", "survey",
    "https://example.com/forms/quote-final.odt", "0123456789012345678901234567890", "(v2)", "*bold*", "<b>", "#let",
    "договор", "Σύμβαση", "50 %",
]  # fmt: skip
NAMES = ["Ask", "Offer", "Measure", "Take the order", "Build", "Deliver", "Check", "Follow up", "Plan", "Invoice"]


LONG_WORDS = {
    "en": ["incomprehensibilities", "counterrevolutionaries", "well-documented", "internationalization", "of", "a"],
    "de": [
        "Auftragsbestätigungsschreiben",
        "Küchenarbeitsplattenaufmaß",
        "Rechtsschutzversicherungsgesellschaft",
        "zu",
        "im",
    ],
    "fr": ["anticonstitutionnellement", "l’aménagement", "professionnalisation", "rendez-vous", "à", "la"],
    "es": ["responsabilidades", "electroencefalografista", "internacionalización", "de", "la", "y"],
    "nl": ["arbeidsongeschiktheidsverzekering", "aansprakelijkheidswaardevaststelling", "keukenmontage", "in", "de"],
    "pt": ["desenvolvimento", "otorrinolaringologista", "responsabilização", "pré-aprovação", "de", "à"],
    "it": ["precipitevolissimevolmente", "responsabilizzazione", "dell’amministrazione", "di", "è"],
}
"""Words as long as they come, and short ones between them, by the language of the page."""


def random_page(seed: int, language: str = "en", words: list[str] = WORDS) -> Process:
    """Return a page of four to ten steps; how full it is, is thrown too."""
    dice = random.Random(seed)  # noqa: S311 - no secret, a page

    def text(least, most):
        chosen, length = [], dice.randint(least, most)
        while sum(map(len, chosen)) < length:
            chosen.append(dice.choice(words))
        return " ".join(chosen)

    def some(least, most, count):
        return [text(least, most) for _ in range(dice.randint(1, count))]

    owners = [f"{text(3, 22)}{place}" for place in range(dice.randint(1, 6))]
    names = [f"{place} {text(5, 40)}" for place in range(dice.randint(4, 10))]
    ends = ["won", "lost", "later", "own"][: dice.randint(2, 4)]
    optional = {
        "takes": lambda: dice.choice(["1 day", "2-3 days", "up to 2 weeks", "at least 10 calendar days"]),
        "do": lambda: some(5, 50, 2),
        "paperwork": lambda: some(4, 30, 3),
        "needs": lambda: some(4, 30, 2),
        "checklist": lambda: some(4, 40, 4),
        "done_when": lambda: some(4, 40, 2),
        "handover": lambda: {"papers": some(4, 20, 2), "checks": some(5, 50, 3), "within": "4 hours"},
        "customer": lambda: {"sees": text(10, 90), "by": "phone", "gives": text(5, 40), "every": "5 days"},
        "payment": lambda: {"what": text(5, 20), "due": text(5, 15), "if_unpaid": text(10, 60)},
        "if_late": lambda: text(10, 60),
        "helpers": lambda: [dice.choice(owners)],
        "waits_for": lambda: text(4, 20),
        "at_most": lambda: dice.randint(1, 9),
        "critical": lambda: True,
        "ask_for": lambda: ["feedback", "referral"],
        "no_reply": lambda: {"after": "14 days", "go": dice.choice(ends)},
        "decide": lambda: text(5, 40),
        "answers": lambda: {f"{text(2, 25)}{n}": dice.choice([*names, *ends]) for n in range(3)},
    }
    share = dice.random() ** 1.5
    steps = []
    for name in names:
        step = {"step": name, "owner": dice.choice(owners)}
        step |= {key: make() for key, make in optional.items() if dice.random() < share}
        if "answers" not in step and dice.random() < share / 2:
            step["only_if"] = text(5, 30)
        steps.append(step)
    about = {key: text(5, 60) for key in ("company", "purpose", "for", "owner", "contact") if dice.random() < 0.6}
    if dice.random() < share:
        about |= {"promise": "9 weeks", "version": "3", "revised": "2026-11-01", "review_by": "2027-05-01"}
        about |= {"glossary": {text(3, 9): text(9, 40)}, "accepted": {"no-promise": text(9, 60)}}
        about["paperwork"] = {
            paper: {"from": text(4, 15), "signed": dice.random() < 0.5}
            for step in steps
            for paper in step.get("paperwork", ())
        } or {"Form": {"signed": True}}
        about |= {
            "keep_in_touch": text(5, 25),
            "starts_with": some(4, 20, 2),
            "anytime": {text(5, 40): dice.choice(ends)},
        }
    about["ends"] = {
        end: {"name": f"{end} {text(3, 30)}", "wake_up": text(4, 20), "reason": dice.random() < 0.5} for end in ends
    }
    if "own" in ends:
        about["ends"]["own"]["outcome"] = "later"
    return Process.from_data({"process": text(5, 70), "language": language, "steps": steps, **about})


def page_of_long_words(seed: int, language: str) -> Process:
    """Return a random page in a language, with the longest words of that language in its texts."""
    return random_page(seed, language, LONG_WORDS[language.split("-")[0]])


def usual_page(seed: int, count: int | None = None) -> Process:
    """Return a page as people write them: four to ten steps in order, a question or two, texts of a line."""
    dice = random.Random(seed)  # noqa: S311 - no secret, a page
    count = dice.randint(4, 10) if count is None else count
    owners = ["Sales rep", "Sales office", "Workshop", "Fitting team"][: dice.randint(1, 4)]
    said = [
        "A visit at the agreed hour, and a clean room behind us",
        "A call on the same day",
        "A fixed price, in writing",
    ]
    steps = []
    for place, name in enumerate(dice.sample(NAMES, count)):
        owner = owners[min(place * len(owners) // count, len(owners) - 1)]
        step = {"step": name, "owner": owner, "takes": dice.choice(["1 day", "2-3 days", "2 weeks"])}
        if steps and steps[-1]["owner"] != owner:
            step["handover"] = {
                "papers": ["Order form"],
                "checks": ["Sizes and dates are confirmed"],
                "within": "4 hours",
            }
        if dice.random() < 0.5:
            step["paperwork"] = [f"{name} form"]
        if dice.random() < 0.8:
            step["customer"] = {"sees": dice.choice(said), "by": "phone"}
        if dice.random() < 0.4:
            step["do"] = ["Call back the same day", "Write it down"]
        if 0 < place < count - 1 and dice.random() < 0.25:
            step["decide"] = "Does the customer agree?"
            step["answers"] = {"Yes": "", "No": "lost"}
        steps.append(step)
    for step, following in itertools.pairwise(steps):
        if "answers" in step:
            step["answers"]["Yes"] = following["step"]
    return Process.from_data({"process": "How we serve a customer", "company": "Oak and Iron", "steps": steps})
