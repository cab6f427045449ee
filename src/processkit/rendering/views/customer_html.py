"""The customer's page for her phone: one file, no script, nothing loaded from anywhere."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator

from processkit.rendering.labels import Labels
from processkit.rendering.logo import Logo
from processkit.rendering.papers import Sheet
from processkit.rendering.views.journey import Journey, Stop
from processkit.rendering.views.web import document, items, text, with_links

_STYLE = """
header img { max-height: 3.5rem; max-width: 60%; display: block; margin-bottom: 0.75rem; }
.promise strong { font-size: 1.35rem; display: block; }
.position { background: var(--shade); border-radius: 0.5rem; padding: 0.75rem 1rem; }
.position strong { display: block; font-size: 1.15rem; }
.journey { list-style: none; padding: 0; margin: 1.5rem 0; }
.journey > li { position: relative; border-inline-start: 0.15rem solid var(--line); margin-inline-start: 1rem;
  padding: 0 0 1.75rem 2rem; padding-inline: 2rem 0; }
.journey > li:last-child { border-color: transparent; }
/* However wide a number is, such as 9-10, its middle stands on the line. */
.mark { position: absolute; inset-inline-start: -2.6rem; width: 5rem; top: 0; text-align: center; font-weight: 700; }
.mark span { display: inline-block; min-width: 2.1rem; height: 2.1rem; line-height: 1.85rem; padding: 0 0.3rem;
  border: 0.13rem solid var(--accent); border-radius: 1.05rem; background: var(--paper); color: var(--accent); }
.here > .mark span, .journey:not(.placed) .mark span { background: var(--accent); color: var(--on-accent); }
.step { font-size: 0.9rem; font-weight: 600; color: var(--grey); margin: 0; display: flex; flex-wrap: wrap; gap: 0 0.6rem; }
.flag { background: var(--accent); color: var(--on-accent); border-radius: 0.25rem; padding: 0.1rem 0.5rem;
  white-space: nowrap; }
.about { list-style: none; padding: 0; color: var(--grey); }
dt { font-weight: 600; color: var(--grey); font-size: 0.9rem; margin-top: 0.4rem; }
dd { margin: 0; }
.need { background: var(--shade); border-radius: 0.5rem; padding: 0.6rem 1rem; margin-top: 0.75rem; }
.need h3 { font-size: 1rem; margin: 0; }
.need ul { padding-inline-start: 1.25rem; }
footer { border-top: 0.13rem solid var(--ink); padding-top: 0.75rem; }
.contact { font-size: 1.15rem; font-weight: 600; }
@media print { .position, .need { border: 1px solid var(--line); } .journey { margin: 0.7rem 0; }
  .promise strong { display: inline; margin-inline-end: 0.5rem; } p, ul, dl { margin: 0.2rem 0; }
  .journey > li { break-inside: avoid; padding-bottom: 0.7rem; } footer { break-inside: avoid; } dd, dt { display: inline; margin: 0; }
  dt { margin-inline-end: 0.4rem; } dd::after { content: ""; display: block; } .about li { display: inline-block; margin-inline-end: 1rem; }
  .need { margin-top: 0.4rem; padding: 0.4rem 0.8rem; } .need h3 { font-size: 0.9rem; } }
"""


def html_of(
    journey: Journey, labels: Labels, sheet: Sheet, logo: Logo | None = None, draft: str = "", *, mono: bool = False
) -> str:
    """Return the customer's page as HTML; ``draft`` is the word that marks a draft, ``mono`` leaves out colours."""
    placed = "journey placed" if journey.position else "journey"
    stops = "\n".join(_stop(stop, labels) for stop in journey.stops)
    parts = [*_head(journey, labels, logo, draft), f'<ol class="{placed}">\n{stops}\n</ol>', *_foot(journey, labels)]
    return document(journey.title, journey.language, _STYLE, "\n".join(parts), sheet=sheet, mono=mono)


def _head(journey: Journey, labels: Labels, logo: Logo | None, draft: str) -> Iterator[str]:
    yield "<header>"
    if draft:
        yield f"<p><strong>{text(draft)}</strong></p>"
    if logo is not None:
        kind = "png" if logo.name.endswith(".png") else "jpeg"
        said = text(labels.say("logo", company=journey.company))
        yield f'<img alt="{said}" src="data:image/{kind};base64,{b64encode(logo.content).decode()}">'
    if journey.company:
        yield f'<p class="quiet">{text(journey.company)}</p>'
    yield f"<h1>{text(journey.heading)}</h1>"
    if journey.promise:
        value, caption = journey.promise
        yield f'<p class="promise"><strong>{text(value)}</strong> <span class="quiet">{text(caption)}</span></p>'
    if journey.position:
        here, *following = map(text, journey.position)
        yield f'<p class="position"><strong>{here}</strong> {" ".join(following)}</p>'
    yield "</header>"


def _stop(stop: Stop, labels: Labels) -> str:
    here = stop.state == "here"
    mark = "\u2713" if stop.state == "done" else text(stop.number)
    flag = f' <span class="flag">{text(labels["customer.here"])}</span>' if here else ""
    heading = (
        f"{text(stop.heading)} \u00b7 {text(labels['customer.done'])}" if stop.state == "done" else text(stop.heading)
    )
    parts = [
        f'<li class="{stop.state}"' + (' aria-current="step">' if here else ">"),
        # The number is said in the heading, too; a reader aloud need not hear it twice.
        f'<span class="mark" aria-hidden="true"><span>{mark}</span></span>',
        f'<p class="step">{heading}{flag}</p>',
        f"<h2>{text(stop.name)}</h2>",
    ]
    if stop.about:
        parts.append(items("ul", [text(each) for each in stop.about]).replace("<ul>", '<ul class="about">', 1))
    if stop.sees:
        parts.append(f"<p>{text(stop.sees)}</p>")
    told = ((labels["customer.told"], stop.told), (labels["customer.gets"], stop.gets))
    said = "".join(f"<dt>{text(word)}</dt><dd>{text(what)}</dd>" for word, what in told if what)
    if said:
        parts.append(f"<dl>{said}</dl>")
    needed = [text(each) for each in stop.gives]
    if stop.pays:
        needed.append(f"<strong>{text(labels['customer.pays'])}</strong> {text(stop.pays)}")
    if needed:
        parts.append(f'<div class="need"><h3>{text(labels["customer.gives"])}</h3>{items("ul", needed)}</div>')
    return "\n".join([*parts, "</li>"])


def _foot(journey: Journey, labels: Labels) -> Iterator[str]:
    if not (journey.contact or journey.closing or journey.glossary or journey.revised):
        return
    yield "<footer>"
    if journey.contact:
        yield f'<h2>{text(labels["questions"])}</h2>\n<p class="contact">{with_links(journey.contact)}</p>'
    yield from (f"<p>{text(line)}</p>" for line in journey.closing)
    if journey.glossary:
        words = "".join(f"<dt>{text(word)}</dt><dd>{text(meaning)}</dd>" for word, meaning in journey.glossary)
        yield f"<h2>{text(labels['glossary'])}</h2>\n<dl>{words}</dl>"
    if journey.revised:
        yield f'<p class="quiet">{text(journey.revised)}</p>'
    yield "</footer>"
