"""Ids of cases: short, easy to read out and to type, and not to be had by counting on."""

from __future__ import annotations

import secrets

# Neither vowels, so that no word comes out, nor what is mistaken for another letter or digit: 0 and o, 1, i and l.
_SIGNS = "23456789bcdfghjkmnpqrstvwxz"
_COUNT = 8
_HALF = 4


def new_case_id() -> str:
    """Return a new id, such as ``7kq2-m4xd``: one of 280 thousand million."""
    signs = "".join(secrets.choice(_SIGNS) for _ in range(_COUNT))
    return f"{signs[:_HALF]}-{signs[_HALF:]}"


def case_id_as_typed(text: str) -> str:
    """Return an id, or its beginning, as it is kept: capitals, spaces and dashes do not matter."""
    signs = "".join(sign for sign in text.casefold() if sign.isalnum())
    return f"{signs[:_HALF]}-{signs[_HALF:]}" if len(signs) > _HALF else signs
