"""The printed words in each language: all of them there, well formed, and nothing printed past them."""

import datetime
import json
import re
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.numbers import format_decimal
from fontTools.ttLib import TTFont
from pypdf import PdfReader

import processkit
from processkit.errors import WrongUse
from processkit.model.duration import Duration
from processkit.model.process import Process
from processkit.rendering import render, render_result
from processkit.rendering.bound.page import wide_date
from processkit.rendering.diagram import draw
from processkit.rendering.dot import dot_of
from processkit.rendering.labels import Labels, labels_for, languages, no_words_in
from processkit.rendering.letters import ems
from processkit.rendering.order import order_of
from processkit.rendering.page import set_page
from processkit.rendering.typesetting import FONTS
from processkit.rendering.views import set_for_reader

FOLDER = Path(processkit.__file__).parent / "rendering" / "labels"
WORDS = {file.stem: json.loads(file.read_text("utf-8")) for file in sorted(FOLDER.glob("*.json"))}
ENGLISH = WORDS["en"]
COUNTRIES = [name for name in WORDS if "-" in name]
TRANSLATED = [name for name in WORDS if name not in ("en", *COUNTRIES)]
FORMS = {"zero", "one", "two", "few", "many", "other"}
UNITS = {"minute", "hour", "day", "calendar day", "week", "month"}
COUNTED = sorted({key.rpartition(".")[0] for key in ENGLISH if key.endswith(".other")})
# What a language may share with English, letter for letter.
SHARED = {
    "colon", "first_day", "handover_mark", "hours_minutes", "later", "logo", "minutes.one", "minutes.other", "picture.leads",
    "picture.step", "questions", "revised", "sign_on.date", "sign_on.name", "sign_on.signature", "version",
    "ask_for.feedback", "checklist.notes", "weeks.one",
}  # fmt: skip

each_translation = pytest.mark.parametrize("language", TRANSLATED)
each_file = pytest.mark.parametrize("name", WORDS)


def thing(key):
    """Return a key without the form that a language gives it: for a number, or for a unit of time."""
    head, _, form = key.rpartition(".")
    return head if head and form in FORMS | UNITS else key


def values_of(words):
    return {field for _, field, _, _ in Formatter().parse(words) if field is not None}


@pytest.mark.parametrize("tag", [*TRANSLATED, "en", "en-US", "de-AT", "de-CH", "pt-PT", "pt-BR", "fr-CA", "es-MX"])
def test_small_numbers_are_written_and_counted_as_babel_does_it(tag):
    labels = labels_for(tag)
    for number in (*range(1100), 12345, 1_000_000):
        assert labels.number(number) == format_decimal(number, format="#,##0.#", locale=labels._locale)
        assert labels._form(Decimal(number)) == labels._locale.plural_form(number)
    for tenths in range(1, 40):
        number = Fraction(tenths, 10)
        decimal = Decimal(tenths) / 10
        assert labels.number(number) == format_decimal(decimal, format="#,##0.#", locale=labels._locale)
        if tenths % 10:
            assert labels._form(decimal) == labels._locale.plural_form(decimal)


def test_there_are_words_in_seven_languages():
    assert languages() == ("de", "en", "es", "fr", "it", "nl", "pt")


@each_translation
def test_no_key_is_missing_and_none_is_surplus(language):
    assert {thing(key) for key in WORDS[language]} == {thing(key) for key in ENGLISH}
    forms = {key for key in WORDS[language] if key.rpartition(".")[2] in UNITS}
    assert all(thing(key) in WORDS[language] for key in forms)


@each_file
def test_each_text_puts_in_the_same_values_as_the_english_one(name):
    english = {thing(key): values_of(words) for key, words in ENGLISH.items()}
    wrong = {key for key, words in WORDS[name].items() if values_of(words) != english[thing(key)]}
    assert wrong == set()


@each_file
def test_the_words_stand_in_the_order_of_their_keys_without_spaces_around_them(name):
    assert list(WORDS[name]) == sorted(WORDS[name])
    assert [key for key, words in WORDS[name].items() if words.strip(" ") != words or "  " in words or not words] == []


@each_translation
def test_nothing_is_left_in_english(language):
    same = {key for key, words in WORDS[language].items() if words == ENGLISH.get(key)}
    assert same - SHARED == set()


@pytest.mark.parametrize("name", COUNTRIES)
def test_a_country_has_only_words_that_differ(name):
    words = WORDS[name.split("-")[0]]
    assert {key: said for key, said in WORDS[name].items() if words[key] == said} == {}


@pytest.mark.parametrize("font", sorted(FONTS.glob("*.ttf")), ids=lambda font: font.stem)
def test_each_letter_is_in_the_shipped_font(font):
    known = TTFont(font).getBestCmap()
    for name, words in WORDS.items():
        labels = labels_for(name)
        said = [*words.values(), *(labels.date(datetime.date(2026, month, 1)) for month in range(1, 13))]
        said.append(labels.number(Fraction(12345678)))
        assert {letter for text in said for letter in text if ord(letter) not in known} == set(), name


@each_file
def test_signs_stand_as_the_language_sets_them(name):
    said = "\n".join(WORDS[name].values())
    assert "'" not in said
    assert '"' not in said
    # French puts a space that does not break before a colon and inside its quotes; no other language does.
    french = name.startswith("fr")
    assert bool(re.search(r"\w:", said)) is not french
    assert bool(re.search("[\u00a0 ][:»]|«[\u00a0 ]", said)) is french
    assert not re.search(r" [:»?!]|« ", said)


@each_file
@pytest.mark.parametrize("key", COUNTED)
def test_each_number_finds_its_form(name, key):
    labels = labels_for(name)
    for number in (0, 1, Fraction(3, 2), 2, 5, 11, 21, 1_000_000):
        said = labels.count(key, number, process="X")
        assert labels.number(number) in said


DATES = [
    ("en", "4 May 2026"), ("en-GB", "4 May 2026"), ("en-US", "May 4, 2026"), ("en-ZA", "04 May 2026"),
    ("de", "4. Mai 2026"), ("de-AT", "4. Mai 2026"), ("fr", "4 mai 2026"), ("es", "4 de mayo de 2026"),
    ("nl", "4 mei 2026"), ("pt", "4 de maio de 2026"), ("it", "4 maggio 2026"),
]  # fmt: skip


@pytest.mark.parametrize(("tag", "written"), DATES)
def test_a_date_is_written_as_people_there_write_it(tag, written):
    assert labels_for(tag).date(datetime.date(2026, 5, 4)) == written


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("de-AT", "1. Jänner 2027"), ("de", "1. Januar 2027"), ("fr", "1er janvier 2027"), ("fr-CA", "1er janvier 2027"),
        ("en", "1 January 2027"), ("pt-BR", "1º de janeiro de 2027"), ("pt-PT", "1 de janeiro de 2027"),
        ("it", "1º gennaio 2027"), ("es-MX", "1 de enero de 2027"), ("nl-BE", "1 januari 2027"),
    ],
)  # fmt: skip
def test_the_first_of_a_month_is_written_as_people_there_write_it(tag, written):
    assert labels_for(tag).date(datetime.date(2027, 1, 1)) == written


@pytest.mark.parametrize("tag", [*WORDS, "en-US", "en-ZA", "de-AT", "es-MX", "fr-CA", "nl-BE", "pt-BR"])
def test_no_date_is_wider_than_the_one_that_a_check_takes_for_the_widest(tag):
    labels = labels_for(tag)
    for month in range(1, 13):
        assert ems(labels.date(datetime.date(2028, month, 28)), "400") <= ems(wide_date(labels), "400")


@pytest.mark.parametrize(
    ("tag", "minutes", "said"),
    [
        ("en", 78, "78 minutes"), ("en", 60, "1 hour"), ("en", 150, "2 h 30 min"), ("en", 540, "1 day"),
        ("en", 810, "1.5 days"), ("en", 540 * 1234 + 270, "1,234.5 days"),
        ("de", 540, "1 Tag"), ("de", 810, "1,5 Tage"), ("de", 540 * 1234, "1.234 Tage"), ("de-CH", 810, "1.5 Tage"),
        ("fr", 810, "1,5 jour"), ("fr", 1080, "2 jours"), ("es", 810, "1,5 días"), ("es-MX", 810, "1.5 días"),
        ("pt", 810, "1,5 dia"), ("pt-PT", 810, "1,5 dias"), ("it", 60, "1 ora"), ("it", 120, "2 ore"), ("nl", 120, "2 uur"),
        ("nl", 150, "2 u 30 min"), ("de", 150, "2 Std. 30 Min."),
    ],
)  # fmt: skip
def test_a_length_of_time_is_said_as_people_there_say_it(tag, minutes, said):
    assert labels_for(tag).time(minutes, 540) == said


@pytest.mark.parametrize(
    ("tag", "time", "said"),
    [
        ("fr", "5 jours", "tous les 5 jours"), ("fr", "2 semaines", "toutes les 2 semaines"),
        ("fr", "4 heures", "toutes les 4 heures"), ("fr", "3 mois", "tous les 3 mois"),
        ("de", "5 Tage", "alle 5 Tage"), ("en", "5 days", "every 5 days"),
    ],
)  # fmt: skip
def test_how_often_goes_with_the_unit(tag, time, said):
    assert labels_for(tag).every(Duration.read(time, tag), time) == said


@pytest.mark.parametrize(
    ("asked", "found", "tag"),
    [
        ("DE", "de", "de"), ("de-at", "de", "de-at"), ("pt-BR", "pt", "pt-BR"), ("zh-Hant-TW", "en", "en"), ("pl", "en", "en"),
        ("de-ZZ", "de", "de-ZZ"), ("de-1996", "de", "de-1996"),
    ],
)  # fmt: skip
def test_a_country_finds_the_words_of_its_language_and_an_unknown_language_the_english_ones(asked, found, tag):
    labels = labels_for(asked)
    assert (labels.language, labels.tag) == (found, tag)
    assert labels.date(datetime.date(2026, 5, 4)).endswith("2026")


def test_portugal_has_words_of_its_own():
    assert labels_for("pt-PT")["handover"] == labels_for("pt-pt")["handover"] == "Passagem de testemunho"
    assert labels_for("pt-BR")["handover"] == labels_for("pt")["handover"] == "Passagem de bastão"


def test_an_unknown_language_is_told_and_a_known_one_is_not():
    assert no_words_in("de-AT") is None
    assert no_words_in("pl") == (
        'There are no printed words in the language "pl": those that are not yours are in English. '
        "There are words in de, en, es, fr, it, nl and pt."
    )


def test_a_word_that_is_no_code_is_refused(page_of):
    with pytest.raises(WrongUse, match='"german" is no code of a language'):
        render(page_of("four-steps"), language="german")
    assert render_result(page_of("four-steps"), language="pt_BR").language == "pt"


# ---------------------------------------------------------------- nothing is printed past them


def strange():
    """Return labels in which each word is the same strange one."""
    letters = re.compile(r"[^\W\d_]+(?![^{]*})")
    return Labels("en", {key: letters.sub("Zqx", words) for key, words in ENGLISH.items()})


def words_in(text):
    return set(re.findall(r"[^\W\d_]{2,}", text.casefold()))


def texts_of(value):
    match value:
        case str():
            yield value
        case dict():
            for key, inner in value.items():
                yield from (key, *texts_of(inner))
        case list():
            for inner in value:
                yield from texts_of(inner)


def strange_words_and_the_users(process):
    dates = [labels_for("en").date(day) for day in (process.revised, process.review_by) if day]
    return words_in(" ".join([*texts_of(process.to_data()), *dates])) | {"zqx"}


@pytest.fixture
def everything(page_of):
    """Return a page that has everything, but for names of ends."""
    data = page_of("everything").to_data()
    return Process.from_data({**data, "ends": {"sold on": {"outcome": "lost"}}})


@pytest.mark.parametrize("landscape", [False, True])
def test_all_that_the_page_prints_is_the_users_or_a_label(everything, landscape):
    order = order_of(everything, "pdf", "a4", {"landscape": landscape})
    data = set_page(order._replace(labels=strange())).data[0]
    printed = " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    assert "zqx" in words_in(printed)
    # The reader of the PDF sees no space where a line is broken.
    printed = printed.casefold().replace("zqx", " zqx ")
    assert words_in(printed) - strange_words_and_the_users(everything) == set()


@pytest.mark.parametrize("view", ["checklist", "customer", "role", "worksheet"])
def test_all_that_a_view_prints_is_the_users_or_a_label(view, everything):
    order = order_of(everything, "pdf", "a4", {})._replace(labels=strange())
    printed = " ".join(page.extract_text() for page in PdfReader(BytesIO(set_for_reader(view, order).data[0])).pages)
    # In their small print capitals stand apart, and a name may be broken at the end of a line.
    printed = re.sub(r"-\n", "", printed).casefold().replace("zqx", " zqx ")
    assert "zqx" in words_in(printed)
    assert words_in(printed) - strange_words_and_the_users(everything) == set()


@pytest.mark.parametrize("view", ["checklist", "customer", "role"])
@pytest.mark.parametrize("to", ["html", "markdown"])
def test_all_that_a_view_says_in_text_is_the_users_or_a_label(view, to, everything):
    order = order_of(everything, to, "a4", {})._replace(labels=strange())
    said = set_for_reader(view, order).data[0]
    said = re.sub(r"(?s)<style>.*?</style>|<script>.*?</script>|<[^>]*>|&[a-z]+;", " ", said)
    assert words_in(said) - strange_words_and_the_users(everything) == set()


def test_all_that_the_drawing_says_is_the_users_or_a_label(everything):
    drawing = draw(everything, labels=strange())
    printed = " ".join(re.findall(r">([^<]+)<", drawing.svg))
    assert words_in(drawing.description) - strange_words_and_the_users(everything) == set()
    assert words_in(printed) - strange_words_and_the_users(everything) == set()
    dot = dot_of(everything, strange())
    said = " ".join(re.findall(r'label="([^"]*)"', dot))
    assert "zqx" in words_in(said)
    assert words_in(said.replace("\\n", " ")) - strange_words_and_the_users(everything) == set()


# ---------------------------------------------------------------- which language a file says that it is in


def language_of(data):
    return PdfReader(BytesIO(data)).root_object["/Lang"]


@pytest.mark.parametrize("view", ["page", "diagram"])
@pytest.mark.parametrize(
    ("written", "asked", "told"),
    [
        (None, None, "en"),
        (None, "fr-CA", "fr-CA"),
        ("de-AT", None, "de-AT"),
        ("de-AT", "fr", "de-AT"),
        ("PL", None, "pl"),
    ],
)
def test_a_file_is_in_the_language_of_the_page_or_else_in_that_which_is_asked_for(view, written, asked, told, page_of):
    data = {**page_of("four-steps").to_data()}
    data.pop("language", None)
    process = Process.from_data(data | ({"language": written} if written else {}))
    assert language_of(render(process, view, "pdf", language=asked)) == told
    if view == "diagram":
        tag = written or asked or "en"
        svg = render(process, view, "svg", language=asked)
        assert f' lang="{tag}" xml:lang="{tag}"' in svg.split(">")[0]


@each_translation
def test_longer_words_leave_no_letter_too_small_and_the_drawing_with_its_names(language, page_of, set_once):
    result = render_result(page_of("fitted-kitchen"), language=language)
    assert result.language == language
    assert result.left_out == set_once("fitted-kitchen").left_out
    assert result.smallest_pt >= 7.5
