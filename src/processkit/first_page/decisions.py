"""Answers as people write them in a list: ``Yes -> take the order``, ``If no: thank them``."""

from __future__ import annotations

import re

from processkit.first_page.draft import Answer
from processkit.first_page.words import means

_ARROW = r"(?:-{1,2}>|=>|→|⇒|➔|➜|–>|—>|>{2})"
_ONE = re.compile(rf"(?i)^(?:if\s+)?(?P<label>[^:;?→⇒]{{1,60}}?)\s*{_ARROW}\s*(?P<target>\S.*)$")
_IF = re.compile(r"(?i)^if\s+(?P<label>[^,:;]{1,40}?)\s*[,:]\s*(?:then\s+)?(?P<target>\S.*)$")
_SAID = re.compile(r"(?i)^(?:if\s+)?(?P<label>[^:,;]{1,20}?)\s*[:,–—-]\s+(?P<target>\S.*)$")
_NEXT_ANSWER = re.compile(rf"[,;.|/]\s*(?=(?:if\s+)?[^,;.|/→]{{1,40}}?{_ARROW})")
_GO = re.compile(r"(?i)^(?:go(?:es)?\s+(?:back\s+)?to|back\s+to|return\s+to|see|continue\s+with|on\s+to|jump\s+to)\s+")
_BEHIND_BRACKETS = re.compile(r"^(.*[)\]])[.;:!]?\s+([^()\[\]]+\?)$")
_BEHIND_A_SENTENCE = re.compile(r"^([^?]*[^\s?])[.;:!]\s+([^.;:!?]+\?)$")
_INTRODUCED = re.compile(r"(?i)^(?:decision|decide|question|choice)\s*[:–—-]\s*")


def answer_in(text: str) -> Answer | None:
    """Return the answer that a point of a list is; None for one that is none."""
    match = _ONE.match(text) or _IF.match(text)
    if match is None:
        match = _SAID.match(text)
        if match is None or not any(means(match["label"], kind) for kind in ("yes", "no", "maybe")):
            return None
    return Answer(_label(match["label"]), _GO.sub("", match["target"].strip(" .")))


def decision_in(text: str) -> tuple[str, str, tuple[Answer, ...]] | None:
    """Return a point of a list as what it says, its question, and its answers, where it has answers.

    ``Send the quote. Does she accept? Yes -> Take the order, No -> lost`` has all three. None where no answer is in it.
    """
    first = re.search(rf"(?:^|[?:;,.]\s+|\s[–—-]\s+)(?=(?:if\s+)?[^?:;,.→]{{1,30}}?{_ARROW})", text)
    if first is None or not first.start():
        return None
    parts = _NEXT_ANSWER.split(text[first.end() :])
    answers = tuple(answer for part in parts if (answer := answer_in(part.strip())) is not None)
    if not answers:
        return None
    said, question = question_in(text[: first.start() + 1].rstrip(" :;,.–—-"))
    return said, question, answers


def question_in(text: str) -> tuple[str, str]:
    """Return what a text says and the question at its end; either may be empty."""
    plain = _INTRODUCED.sub("", text)
    if not plain.endswith("?"):
        return ("", f"{plain.rstrip('.')}?") if plain != text else (text, "")
    match = _BEHIND_BRACKETS.match(plain) or _BEHIND_A_SENTENCE.match(plain)
    return (match[1], match[2]) if match is not None else ("", plain)


def _label(text: str) -> str:
    label = text.strip(" .:–—-\"'")
    return label[:1].upper() + label[1:]
