"""The words by which a page names the customer where it names people: ``waits_for``, ``from``, ``owner``."""

from __future__ import annotations

from functools import lru_cache

from processkit.model.names import fold

_ENGLISH = ("customer",)
# Only words that no colleague could be called by: "Client" is a customer in French, and may be a team in English.
_WORDS = {
    "de": ("Kunde", "der Kunde", "Kundin", "die Kundin", "Kunden"),
    "fr": ("client", "le client", "cliente", "la cliente"),
    "es": ("cliente", "el cliente", "la cliente"),
    "nl": ("klant", "de klant"),
    "pt": ("cliente", "o cliente", "a cliente"),
    "it": ("cliente", "il cliente", "la cliente"),
}


def is_customer(name: str, language: str) -> bool:
    """Tell whether a name stands for the customer: in English always, and in the language of the page.

    ``language`` is its code, such as ``de`` or ``de-AT``.
    """
    return fold(name) in customer_words(language)


@lru_cache(maxsize=16)
def customer_words(language: str) -> frozenset[str]:
    """Return those words in the compared form, for a page in ``language``."""
    return frozenset(map(fold, (*_ENGLISH, *_WORDS.get(language.split("-")[0].lower(), ()))))
