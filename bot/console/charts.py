"""Pictures as inline SVG: `figure(picture)` draws one, with its title, its description and the numbers as a table behind it.

Lying bars begin where the language begins; time runs from left to right in every language, as charts printed in Morocco do. Shapes
carry classes and no styles (static/charts.css has the colours of day and night), so that a strict CSP lets them be. Parts of a
whole differ in pattern as well as in colour.
"""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from bot.reports.pictures import Picture, Value, places_labelled, say, written

WIDTH = 300  # units: what a phone's card leaves, so that letters are as large as they say
LABEL, BAR, GAP = 17, 14, 11  # heights of a category: its label, its bar, the space below
NUMBER = 56  # room beside a bar for its number
HEIGHT, FOOT, HEAD = 150, 20, 18  # of a picture of time: columns, their days below, the highest number above
LETTERS = 42  # of a label on one line; the whole of it stands in the table
STUB = 10  # width or height of a bar whose number is not told
LEGEND = 18


def figure(picture: Picture) -> Markup:
    """A figure with its picture, its note and its table."""
    parts = [Markup('<figure class="chart" id="figure-{}">').format(picture.id)]
    parts.append(Markup('<figcaption class="chart-title">{}</figcaption>').format(picture.title))
    if picture.is_empty:
        nothing = say(picture.language, "figure-nothing")
        return Markup().join([*parts, Markup("<p>{}</p></figure>").format(nothing)])
    parts.append(svg(picture))
    if picture.note:
        parts.append(Markup('<p class="chart-note">{}</p>').format(picture.note))
    summary = say(picture.language, "figure-numbers")
    parts.append(Markup("<details><summary>{}</summary>{}</details>").format(summary, table(picture)))
    return Markup().join([*parts, Markup("</figure>")])


def svg(picture: Picture) -> Markup:
    """The picture alone."""
    shapes, height = (_columns if picture.kind == "columns" else _lying)(picture)
    head = Markup(
        '<svg class="chart-picture" viewBox="0 0 {w} {h}" role="img" aria-labelledby="{id}-title {id}-about" '
        'direction="{way}"><title id="{id}-title">{title}</title><desc id="{id}-about">{about}</desc>'
    ).format(
        w=WIDTH,
        h=height,
        id=f"chart-{picture.id}",
        way=_way(picture),
        title=picture.title,
        about=picture.about,
    )
    return Markup().join([head, *_patterns(picture), *shapes, Markup("</svg>")])


def table(picture: Picture) -> Markup:
    """The numbers of the picture."""
    head = [
        Markup('<th scope="col">{}</th>').format(each) for each in (picture.first_column, *picture.series)
    ]
    lines = [
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            name, Markup().join(_cell(picture, line[number]) for line in picture.values)
        )
        for number, name in enumerate(picture.categories)
    ]
    return Markup(
        '<table class="chart-table"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(picture.title, Markup().join(head), Markup().join(lines))


def _cell(picture: Picture, value: Value) -> Markup:
    return Markup('<td><bdi dir="ltr">{}</bdi></td>').format(written(value, picture.language, picture.unit))


def _way(picture: Picture) -> str:
    return "rtl" if picture.language == "ar" else "ltr"


def _patterns(picture: Picture) -> Iterator[Markup]:
    """Hatches: of numbers that are not told, and of the second and third part of a whole."""
    kinds = [("untold", 6)] if picture.hides else []
    kinds += [("1", 5), ("2", 7)] if picture.kind == "stacked" else []
    for name, size in kinds:
        yield Markup(
            '<defs><pattern id="{id}-{name}" class="chart-pattern-{name}" width="{s}" height="{s}" '
            'patternUnits="userSpaceOnUse" patternTransform="rotate({turn})">'
            '<rect class="chart-ground" width="{s}" height="{s}"/><rect class="chart-line" width="2" height="{s}"/>'
            "</pattern></defs>"
        ).format(id=f"chart-{picture.id}", name=name, s=size, turn=-45 if name == "2" else 45)


# -- lying bars --------------------------------------------------------------------------------------------


def _lying(picture: Picture) -> tuple[Iterator[Markup], int]:
    legend = len(picture.series) if picture.kind == "stacked" else 0
    head = legend * LEGEND + (GAP if legend else 0)
    return _lying_shapes(picture, legend, head), head + len(picture.categories) * (LABEL + BAR + GAP)


def _lying_shapes(picture: Picture, legend: int, head: int) -> Iterator[Markup]:
    for number in range(legend):
        yield from _legend(picture, number)
    highest = max((picture.total(n) for n in range(len(picture.categories))), default=0) or 1
    scale = (WIDTH - NUMBER) / highest
    for number, name in enumerate(picture.categories):
        top = head + number * (LABEL + BAR + GAP)
        yield _text(picture, 0, top + LABEL - 5, _fitted(name), "chart-label")
        at = 0.0
        for place, line in enumerate(picture.values):
            width = STUB if line[number] is None else (line[number] or 0) * scale
            if width:
                yield _bar(picture, at, top + LABEL, width, place, name, line[number])
            at += width
        yield _text(picture, at + 6, top + LABEL + BAR - 2, _sum_of(picture, number), "chart-number")


def _fitted(name: str) -> str:
    return name if len(name) <= LETTERS else f"{name[: LETTERS - 1].rstrip()}…"


def _sum_of(picture: Picture, number: int) -> str:
    return written(picture.told(number), picture.language, picture.unit)


def _legend(picture: Picture, number: int) -> Iterator[Markup]:
    top = number * LEGEND
    yield Markup('<rect class="chart-part-{p}" {fill}x="{x}" y="{y}" width="11" height="11" rx="2"/>').format(
        p=number, fill=_fill(picture, number), x=_x(picture, 0, 11), y=top + 2
    )
    yield _text(picture, 17, top + 12, picture.series[number], "chart-key")


def _bar(picture: Picture, at: float, top: float, width: float, part: int, name: str, value: Value) -> Markup:
    label = f"{picture.series[part]}: " if len(picture.series) > 1 else ""
    return Markup(
        '<rect class="{kind}" {fill}x="{x}" y="{y}" width="{w}" height="{h}"><title>{said}</title></rect>'
    ).format(
        kind="chart-untold" if value is None else f"chart-part-{part}",
        fill=_fill(picture, "untold" if value is None else part),
        x=_x(picture, at, width),
        y=round(top, 1),
        w=round(width, 1),
        h=BAR,
        said=f"{name} – {label}{written(value, picture.language, picture.unit)}",
    )


def _fill(picture: Picture, part: int | str) -> Markup:
    """A pattern by its address: an attribute of the shape, because a style sheet cannot point into the page."""
    has_pattern = part == "untold" or (picture.kind == "stacked" and part in (1, 2))
    return Markup('fill="url(#chart-{}-{})" ').format(picture.id, part) if has_pattern else Markup("")


def _x(picture: Picture, at: float, width: float) -> float:
    """The left edge of what begins `at` from where the language begins."""
    return round(WIDTH - at - width if _way(picture) == "rtl" else at, 1)


def _text(picture: Picture, at: float, y: float, words: str, kind: str) -> Markup:
    """Words that begin `at` from where the language begins; the picture's direction turns their anchor round."""
    return Markup('<text class="{}" x="{}" y="{}">{}</text>').format(
        kind, _x(picture, at, 0), round(y, 1), words
    )


# -- columns of time ---------------------------------------------------------------------------------------


def _columns(picture: Picture) -> tuple[Iterator[Markup], int]:
    return _column_shapes(picture, picture.values[0]), HEAD + HEIGHT + FOOT


def _column_shapes(picture: Picture, values: Sequence[Value]) -> Iterator[Markup]:
    highest = max((value or 0 for value in values), default=0) or 1
    step = WIDTH / len(values)
    width = min(step * 0.78, 34)
    bottom = HEAD + HEIGHT
    yield Markup('<path class="chart-base" d="M0 {y}H{w}"/>').format(y=bottom, w=WIDTH)
    top_number = written(highest, picture.language, picture.unit)
    yield Markup('<path class="chart-grid" d="M0 {y}H{w}"/>').format(y=HEAD, w=WIDTH)
    yield _plain(picture, 0, HEAD - 5, top_number, "left")
    for number, (name, value) in enumerate(zip(picture.categories, values, strict=True)):
        height = STUB if value is None else HEIGHT * value / highest
        if height:
            yield Markup(
                '<rect class="{kind}" {fill}x="{x}" y="{y}" width="{w}" height="{h}"><title>{said}</title></rect>'
            ).format(
                kind="chart-untold" if value is None else "chart-part-0",
                fill=_fill(picture, "untold") if value is None else "",
                x=round(step * number + (step - width) / 2, 1),
                y=round(bottom - height, 1),
                w=round(width, 1),
                h=round(height, 1),
                said=f"{name} – {written(value, picture.language, picture.unit)}",
            )
    for number in places_labelled(len(values)):
        at = step * (number + 0.5)
        edge = "left" if at < 24 else "right" if at > WIDTH - 24 else "middle"
        place = 0 if edge == "left" else WIDTH if edge == "right" else at
        yield _plain(picture, place, bottom + 14, picture.categories[number], edge)


def _plain(picture: Picture, x: float, y: float, words: str, edge: str) -> Markup:
    """Words along time, which begin, end or have their middle at a place, seen from the left; read as the language is."""
    is_turned = _way(picture) == "rtl"
    turned = {"left": ("chart-from-start", "chart-from-end"), "right": ("chart-from-end", "chart-from-start")}
    kind = turned[edge][is_turned] if edge in turned else "chart-centred"
    return Markup('<text class="chart-day {}" x="{}" y="{}">{}</text>').format(kind, round(x, 1), y, words)
