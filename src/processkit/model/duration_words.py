"""The words in which people write durations and days of the week, by language."""

from __future__ import annotations

from typing import NamedTuple


class DurationWords(NamedTuple):
    """The words of one language, all in lower case.

    ``units`` maps a unit (``day``, ``calendar day`` ...) to the ways to write it. ``week`` holds
    the days from Monday to Sunday, each with its short forms.
    """

    units: dict[str, tuple[str, ...]]
    up_to: tuple[str, ...]
    at_least: tuple[str, ...]
    to: tuple[str, ...]
    same_day: tuple[str, ...]
    week: tuple[tuple[str, ...], ...]


LANGUAGE_NAMES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "nl": "Dutch", "pt": "Portuguese", "it": "Italian",
}  # fmt: skip
"""What the languages of these words are called in English."""

DURATION_WORDS: dict[str, DurationWords] = {
    "en": DurationWords(
        units={
            "minute": ("minute", "minutes", "min", "mins"),
            "hour": ("hour", "hours", "hr", "hrs", "h"),
            "day": (
                "day",
                "days",
                "working day",
                "working days",
                "business day",
                "business days",
                "workday",
                "workdays",
            ),
            "calendar day": ("calendar day", "calendar days"),
            "week": ("week", "weeks", "working week", "working weeks"),
            "month": ("month", "months"),
        },
        up_to=("up to", "at most"),
        at_least=("at least",),
        to=("to",),
        same_day=("same day", "the same day"),
        week=(
            ("mon", "monday"),
            ("tue", "tues", "tuesday"),
            ("wed", "wednesday"),
            ("thu", "thur", "thurs", "thursday"),
            ("fri", "friday"),
            ("sat", "saturday"),
            ("sun", "sunday"),
        ),
    ),
    "de": DurationWords(
        units={
            "minute": ("minute", "minuten", "min", "min."),
            "hour": ("stunde", "stunden", "std", "std.", "h"),
            "day": (
                "tag",
                "tage",
                "tagen",
                "arbeitstag",
                "arbeitstage",
                "arbeitstagen",
                "werktag",
                "werktage",
                "werktagen",
            ),
            "calendar day": ("kalendertag", "kalendertage", "kalendertagen"),
            "week": ("woche", "wochen", "arbeitswoche", "arbeitswochen"),
            "month": ("monat", "monate", "monaten"),
        },
        up_to=("bis zu", "bis", "höchstens"),
        at_least=("mindestens",),
        to=("bis",),
        same_day=("am selben tag", "am gleichen tag", "selber tag", "gleicher tag", "taggleich"),
        week=(
            ("mo", "mo.", "montag"),
            ("di", "di.", "dienstag"),
            ("mi", "mi.", "mittwoch"),
            ("do", "do.", "donnerstag"),
            ("fr", "fr.", "freitag"),
            ("sa", "sa.", "samstag"),
            ("so", "so.", "sonntag"),
        ),
    ),
    "fr": DurationWords(
        units={
            "minute": ("minute", "minutes", "min"),
            "hour": ("heure", "heures", "h"),
            "day": ("jour", "jours", "j", "jour ouvré", "jours ouvrés", "jour ouvrable", "jours ouvrables"),
            "calendar day": ("jour calendaire", "jours calendaires", "jour civil", "jours civils"),
            "week": ("semaine", "semaines"),
            "month": ("mois",),
        },
        up_to=("jusqu'à", "jusqu\u2019à", "au plus"),
        at_least=("au moins",),
        to=("à",),
        same_day=("le jour même", "le même jour", "jour même", "même jour"),
        week=(
            ("lun", "lun.", "lundi"),
            ("mar", "mar.", "mardi"),
            ("mer", "mer.", "mercredi"),
            ("jeu", "jeu.", "jeudi"),
            ("ven", "ven.", "vendredi"),
            ("sam", "sam.", "samedi"),
            ("dim", "dim.", "dimanche"),
        ),
    ),
    "es": DurationWords(
        units={
            "minute": ("minuto", "minutos", "min"),
            "hour": ("hora", "horas", "h"),
            "day": (
                "día",
                "días",
                "dia",
                "dias",
                "día laborable",
                "días laborables",
                "día hábil",
                "días hábiles",
            ),
            "calendar day": (
                "día natural",
                "días naturales",
                "día corrido",
                "días corridos",
                "día calendario",
                "días calendario",
            ),
            "week": ("semana", "semanas"),
            "month": ("mes", "meses"),
        },
        up_to=("hasta", "como máximo"),
        at_least=("al menos", "como mínimo"),
        to=("a",),
        same_day=("el mismo día", "mismo día"),
        week=(
            ("lun", "lunes"),
            ("mar", "martes"),
            ("mié", "mie", "miércoles", "miercoles"),
            ("jue", "jueves"),
            ("vie", "viernes"),
            ("sáb", "sab", "sábado", "sabado"),
            ("dom", "domingo"),
        ),
    ),
    "nl": DurationWords(
        units={
            "minute": ("minuut", "minuten", "min", "min."),
            "hour": ("uur", "uren", "u"),
            "day": ("dag", "dagen", "werkdag", "werkdagen"),
            "calendar day": ("kalenderdag", "kalenderdagen"),
            "week": ("week", "weken", "werkweek", "werkweken"),
            "month": ("maand", "maanden"),
        },
        up_to=("tot", "hoogstens"),
        at_least=("minstens", "ten minste"),
        to=("tot",),
        same_day=("dezelfde dag", "zelfde dag"),
        week=(
            ("ma", "maandag"),
            ("di", "dinsdag"),
            ("wo", "woensdag"),
            ("do", "donderdag"),
            ("vr", "vrijdag"),
            ("za", "zaterdag"),
            ("zo", "zondag"),
        ),
    ),
    "pt": DurationWords(
        units={
            "minute": ("minuto", "minutos", "min"),
            "hour": ("hora", "horas", "h"),
            "day": ("dia", "dias", "dia útil", "dias úteis"),
            "calendar day": ("dia corrido", "dias corridos", "dia de calendário", "dias de calendário"),
            "week": ("semana", "semanas"),
            "month": ("mês", "meses"),
        },
        up_to=("até", "no máximo"),
        at_least=("pelo menos", "no mínimo"),
        to=("a",),
        same_day=("no mesmo dia", "mesmo dia"),
        week=(
            ("seg", "segunda", "segunda-feira"),
            ("ter", "terça", "terça-feira"),
            ("qua", "quarta", "quarta-feira"),
            ("qui", "quinta", "quinta-feira"),
            ("sex", "sexta", "sexta-feira"),
            ("sáb", "sab", "sábado"),
            ("dom", "domingo"),
        ),
    ),
    "it": DurationWords(
        units={
            "minute": ("minuto", "minuti", "min"),
            "hour": ("ora", "ore", "h"),
            "day": ("giorno", "giorni", "giorno lavorativo", "giorni lavorativi", "gg"),
            "calendar day": (
                "giorno di calendario",
                "giorni di calendario",
                "giorno solare",
                "giorni solari",
            ),
            "week": ("settimana", "settimane"),
            "month": ("mese", "mesi"),
        },
        up_to=("fino a", "al massimo"),
        at_least=("almeno",),
        to=("a",),
        same_day=("lo stesso giorno", "stesso giorno"),
        week=(
            ("lun", "lunedì", "lunedi"),
            ("mar", "martedì", "martedi"),
            ("mer", "mercoledì", "mercoledi"),
            ("gio", "giovedì", "giovedi"),
            ("ven", "venerdì", "venerdi"),
            ("sab", "sabato"),
            ("dom", "domenica"),
        ),
    ),
}
