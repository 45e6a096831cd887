"""Pictures as SVG: readable without seeing, without colour, in both directions; nothing in them that a strict policy forbids."""

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.console import charts
from bot.reports import pictures
from bot.reports.pictures import Picture, Value
from data import texts
from data.figures.contributions import STATES, VARIETIES
from data.figures.requests import STANDS

SVG = "{http://www.w3.org/2000/svg}"
values = st.one_of(st.none(), st.integers(0, 100_000), st.floats(0, 400).map(lambda number: round(number, 1)))


def picture(
    language: str = "ar",
    kind: str = "bars",
    numbers: Sequence[Sequence[Value]] = ((3, None, 0),),
    name: str = "المحور",
) -> Picture:
    count = len(numbers[0])
    return Picture(
        id="a-picture",
        kind=kind,
        language=language,
        title="عنوان",
        about="وصف",
        first_column="المحور",
        categories=[f"{name} {number}" for number in range(count)],
        series=[f"جزء {number}" for number in range(len(numbers))],
        values=numbers,
    )


def drawn(found: Picture) -> ET.Element:
    return ET.fromstring(str(charts.svg(found)))  # noqa: S314 - our own


def bars(found: Picture) -> list[tuple[float, float]]:
    """Where each bar begins and ends, from the left."""
    shapes = [each for each in drawn(found).iter("rect") if each.find("title") is not None]
    return [
        (float(each.attrib["x"]), float(each.attrib["x"]) + float(each.attrib["width"])) for each in shapes
    ]


@pytest.mark.parametrize("kind", ["bars", "columns", "stacked"])
@pytest.mark.parametrize("language", ["ar", "fr"])
def test_says_what_it_shows(language: str, kind: str) -> None:
    svg = drawn(picture(language, kind))
    ids = svg.attrib["aria-labelledby"].split()
    assert svg.attrib["role"] == "img"
    assert [svg.find(tag).attrib["id"] for tag in ("title", "desc")] == ids  # type: ignore[union-attr]
    html = str(charts.figure(picture(language, kind)))
    assert html.index("<svg") < html.index("<table")
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=|https?://(?!www\.w3\.org)", html)


def test_what_is_not_told_is_drawn_and_is_no_number() -> None:
    html = str(charts.figure(picture()))
    assert html.count("chart-untold") == 1
    assert "url(#chart-a-picture-untold)" in html
    assert "•" in html


def test_lying_bars_begin_where_the_language_begins() -> None:
    arabic = bars(picture("ar", numbers=((3, 9),)))
    french = bars(picture("fr", numbers=((3, 9),)))
    assert {end for _, end in arabic} == {charts.WIDTH}
    assert {start for start, _ in french} == {0}


def test_time_runs_from_left_to_right_in_both() -> None:
    numbers = ((1, 2, 3, 4),)
    assert bars(picture("ar", "columns", numbers)) == bars(picture("fr", "columns", numbers))
    starts = [start for start, _ in bars(picture("ar", "columns", numbers))]
    assert starts == sorted(starts)


def test_parts_of_a_whole_differ_in_pattern() -> None:
    html = str(charts.svg(picture(kind="stacked", numbers=((1,), (2,), (3,), (4,)))))
    assert "url(#chart-a-picture-1)" in html
    assert "url(#chart-a-picture-2)" in html
    assert all(f"جزء {number}" in html for number in range(4))


def test_words_are_no_markup() -> None:
    html = str(charts.figure(picture(name='<b onclick="x">&')))
    assert "<b " not in html
    drawn(picture(name='<b onclick="x">&'))


def test_nothing_to_show_is_said() -> None:
    html = str(charts.figure(picture("fr", numbers=((0, 0),))))
    assert "Rien à montrer" in html
    assert "<svg" not in html


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 40).flatmap(
        lambda count: st.lists(st.lists(values, min_size=count, max_size=count), min_size=1, max_size=4)
    ),
    st.sampled_from(["ar", "fr"]),
    st.sampled_from(["bars", "columns", "stacked"]),
)
def test_nothing_leaves_the_picture(numbers: list[list[Value]], language: str, kind: str) -> None:
    found = picture(language, kind, numbers[:1] if kind == "columns" else numbers)
    svg = drawn(found)
    _, _, width, height = map(float, svg.attrib["viewBox"].split())
    for shape in svg.iter("rect"):
        if shape.find("title") is None:
            continue
        x, y, w, h = (float(shape.attrib[name]) for name in ("x", "y", "width", "height"))
        assert x >= -0.2
        assert x + w <= width + 0.2 + charts.STUB * len(numbers)
        assert y >= -0.2
        assert y + h <= height + 0.2
    cells = re.findall(r"<td>", str(charts.table(found)))
    assert len(cells) == len(found.values) * len(found.categories)


@pytest.mark.parametrize(
    ("value", "arabic", "french"),
    [(None, "•", "•"), (0, "0", "0"), (8.5, "8,5", "8,5"), (1234, "1.234", "1\u202f234"), (7.0, "7", "7")],
)
def test_numbers_are_written_as_in_morocco(value: Value, arabic: str, french: str) -> None:
    assert (pictures.written(value, "ar"), pictures.written(value, "fr")) == (arabic, french)
    assert pictures.written(40, "fr", "%") == "40\u00a0%"
    assert pictures.written(40, "ar", "%") == "40%"


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_every_name_has_words(language: str) -> None:
    say = texts.catalogue(language)
    names = [f"figure-variety-{each}" for each in VARIETIES]
    names += [f"figure-state-{each}" for each in STATES]
    names += [f"figure-stand-{each}" for each in STANDS]
    names += [f"figure-channel-{each}" for each in ("telegram", "whatsapp", "web", "terminal", "counter")]
    assert [each for each in names if not say.has(each)] == []
