"""Public holidays by country or region, from the package ``holidays``, which is loaded when a page asks for it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from processkit.errors import WrongUse


@lru_cache(maxsize=64)
def public_holidays(where: str) -> PublicHolidays:
    """Return the public holidays of ``DE`` or ``DE-BY``.

    Raises:
        WrongUse: The package is not installed, or knows no such country or region.
    """
    country, _, region = where.strip().upper().partition("-")
    holidays = PublicHolidays(country, region or None, where.strip())
    holidays.of_year(2026)  # So that a country that nobody knows is told of now, and not at the first due time.
    return holidays


class PublicHolidays:
    """The public holidays of one country or region."""

    def __init__(self, country: str, region: str | None, written: str) -> None:
        """Note which; ``written`` is how the page writes it."""
        self._country, self._region, self._written = country, region, written
        self._years: dict[int, frozenset[date]] = {}

    def __contains__(self, day: date) -> bool:
        return day in self.of_year(day.year)

    def of_year(self, year: int) -> frozenset[date]:
        """Return the public holidays of a year; none for a year of which the package knows nothing.

        Raises:
            WrongUse: The package is not installed, or knows no such country or region.
        """
        known = self._years.get(year)
        if known is None:
            known = self._years[year] = self._look_up(year)
        return known

    def _look_up(self, year: int) -> frozenset[date]:
        try:
            from holidays import country_holidays, list_supported_countries
        except ImportError:
            raise WrongUse(
                f"The calendar keeps the public holidays of {self._written}, and the package that knows them is not "
                'installed or too old, so no due time can be worked out. Type:  pip install "processkit[holidays]"'
            ) from None
        try:
            return frozenset(country_holidays(self._country, subdiv=self._region, years=year))
        except NotImplementedError:
            raise WrongUse(self._unknown(list_supported_countries())) from None

    def _unknown(self, known: dict[str, list[str]]) -> str:
        if self._country not in known:
            return (
                f'The calendar keeps the public holidays of "{self._written}", and no such country is known. '
                "Write its code of two letters, such as ZA or DE."
            )
        regions = ", ".join(f"{self._country}-{region}" for region in known[self._country])
        return (
            f'The calendar keeps the public holidays of "{self._written}", and {self._country} has no such region. '
            f"Write {self._country}{' or one of: ' + regions if regions else ''}."
        )
