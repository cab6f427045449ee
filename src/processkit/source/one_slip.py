"""Whether two words are one slip of the finger apart."""

from __future__ import annotations


def one_slip_apart(one: str, other: str) -> bool:
    """Return whether a letter was dropped, added or mistyped, or two neighbours were swapped."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    same = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    if len(short) < len(long):
        return short[same:] == long[same + 1 :]
    if len(short) < 3 and sorted(short) != sorted(long):
        return False  # another letter makes another word of "no" and "do"
    swapped = short[same + 1 : same + 2] + short[same : same + 1]
    return short[same + 1 :] == long[same + 1 :] or swapped + short[same + 2 :] == long[same:]
