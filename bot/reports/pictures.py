"""Pictures of numbers, as plain values: what each shows, in words of one language. Drawn by the console (SVG) and the reports.

A number that may not be told is None. Nothing is said by colour alone: every bar has its label and its number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date

from data import texts
from data.figures import small
from data.figures.contributions import STATES, VARIETIES, Came
from data.figures.days import Days
from data.figures.equity import Share
from data.figures.requests import STANDS

Value = float | None
LANGUAGES = ("ar", "fr")
LABELS = 5  # stretches of time written below a picture
_LOCALES = {"ar": "ar_MA", "fr": "fr_MA"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a picture shows. `values[series][category]`; a single series needs no name."""

    id: str  # for references within a page: "by-axis"
    kind: str  # bars (lying, a category each), columns (time, always from left to right), stacked (lying, parts of a whole)
    language: str
    title: str
    about: str  # for whoever does not see it
    first_column: str  # header of the table behind it
    categories: Sequence[str]
    series: Sequence[str]
    values: Sequence[Sequence[Value]]
    unit: str = ""  # "%" stands behind every number
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw: no category, or nothing but zeros."""
        return not any(value is None or value for line in self.values for value in line)

    @property
    def hides(self) -> bool:
        return any(value is None for line in self.values for value in line)

    def total(self, category: int) -> float:
        return sum(line[category] or 0 for line in self.values)

    def told(self, category: int) -> Value:
        """The number beside a category's bar; None when a part of it is not told."""
        return None if any(line[category] is None for line in self.values) else self.total(category)


def places_labelled(count: int) -> list[int]:
    """Which stretches of time are written below a picture: the first, the last, and some between, evenly."""
    if count <= LABELS:
        return list(range(count))
    return sorted({round(number * (count - 1) / (LABELS - 1)) for number in range(LABELS)})


def say(language: str, key: str, **values: Any) -> str:
    """A text of the figures; a day is written out."""
    given = {n: texts.written_day(v, language) if isinstance(v, date) else v for n, v in values.items()}
    return texts.catalogue(language).text(key, given)


def written(value: Value, language: str, unit: str = "") -> str:
    """A number as it is printed; a bullet for one that is not told. Halves have one decimal place, with a comma."""
    if value is None:
        return "•"
    number = f"{value:.1f}".removesuffix(".0").replace(".", ",")
    whole, comma, decimals = number.partition(",")
    spaced = f"{int(whole):,}".replace(",", "." if language == "ar" else "\u202f") + comma + decimals
    return f"{spaced}\u00a0%" if unit == "%" and language == "fr" else f"{spaced}{unit}"


def names_of(language: str, kind: str, names: Sequence[str]) -> str:
    """Names of a group as a label: of one, or of several put together."""
    words = ("، " if language == "ar" else ", ").join(
        say(language, f"figure-{kind}-{name}") for name in names
    )
    return words[:1].upper() + words[1:]


def _bars(
    language: str,
    key: str,
    categories: Sequence[str],
    values: Sequence[Value],
    *,
    kind: str = "bars",
    unit: str = "",
) -> Picture:
    return _picture(language, key, categories, [""], [values], kind=kind, unit=unit)


def _picture(
    language: str,
    key: str,
    categories: Sequence[str],
    series: Sequence[str],
    values: Sequence[Sequence[Value]],
    *,
    kind: str,
    unit: str = "",
) -> Picture:
    hides = any(value is None for line in values for value in line)
    return Picture(
        id=key,
        kind=kind,
        language=language,
        title=say(language, f"figure-{key}"),
        about=say(language, f"figure-{key}.about"),
        first_column=say(language, f"figure-{key}.column"),
        categories=categories,
        series=[name or say(language, f"figure-{key}.value") for name in series],
        values=values,
        unit=unit,
        note=say(language, "figure-small", least=small.SMALL) if hides else "",
    )


def _told(language: str, key: str, kind: str, parts: small.Parts, order: Sequence[str] = ()) -> Picture:
    names = [*(each for each in order if each in parts), *sorted(set(parts) - set(order))]
    return _bars(language, key, [names_of(language, kind, [n]) for n in names], [parts[n] for n in names])


# -- what was said -----------------------------------------------------------------------------------------


def by_axis(came: Came, axes: Mapping[str, str], language: str) -> Picture:
    """Contributions per axis, by the answer they had. `axes`: titles by id, in the programme's order."""
    found = came.by_axis_and_state()
    values = [[found.get((axis, state), 0) for axis in axes] for state in STATES]
    names = [names_of(language, "state", [state]) for state in STATES]
    return _picture(language, "by-axis", list(axes.values()), names, values, kind="stacked")


def by_round(came: Came, rounds: Mapping[str, str], language: str) -> Picture:
    """Contributions per round. `rounds`: what to call each, by its name."""
    found = came.by_round()
    return _bars(language, "by-round", list(rounds.values()), [found.get(name, 0) for name in rounds])


def over_time(days: Days, language: str) -> Picture:
    """What came, per day, week or month."""
    labels = [written_stretch(each, days.step, language) for each in days.stretches]
    return _bars(
        language, f"per-{days.step}", labels, [days.of(each) for each in days.stretches], kind="columns"
    )


def written_stretch(day: date, step: str, language: str) -> str:
    """A stretch of time by its first day, short: 4 Oct; a month by its name."""
    pattern = "MMM y" if step == "month" else "d MMM"
    return str(format_date(day, pattern, locale=_LOCALES[language]))


# -- who spoke ---------------------------------------------------------------------------------------------


def by_language(came: Came, language: str) -> Picture:
    return _told(language, "by-language", "variety", came.by_variety(), VARIETIES)


def by_script(came: Came, language: str) -> Picture:
    return _told(language, "by-script", "script", came.by_script_and_language().rows, ("Arab", "Latn"))


def by_channel(came: Came, language: str) -> Picture:
    return _told(language, "by-channel", "channel", came.by_channel())


# -- requests ----------------------------------------------------------------------------------------------


def by_stand(stands: Mapping[str, int], language: str) -> Picture:
    names = [names_of(language, "stand", [stand]) for stand in STANDS]
    return _bars(language, "by-stand", names, [stands[stand] for stand in STANDS])


def ahead(found: Mapping[date, int], language: str) -> Picture:
    labels = [written_stretch(day, "day", language) for day in found]
    return _bars(language, "ahead", labels, list(found.values()), kind="columns")


# -- equity ------------------------------------------------------------------------------------------------


def answered_share(shares: Sequence[Share], way: str, language: str) -> Picture:
    """The part of each group's contributions that was answered. `way`: of equity.WAYS."""
    return _rates(f"answered-share-{way}", shares, way, language)


def in_time_share(shares: Sequence[Share], way: str, language: str) -> Picture:
    """The part of each group's requests that was replied to in time."""
    return _rates(f"in-time-share-{way}", shares, way, language)


def _rates(key: str, shares: Sequence[Share], way: str, language: str) -> Picture:
    labels = [names_of(language, way, share.names) for share in shares]
    values = [None if share.rate is None else round(100 * share.rate) for share in shares]
    return _bars(language, key, labels, values, unit="%")


def waiting(shares: Sequence[Share], way: str, language: str) -> Picture:
    """How many days each group waits until its contributions are answered."""
    return _waits(f"waiting-{way}", shares, way, language)


def waiting_requests(shares: Sequence[Share], way: str, language: str) -> Picture:
    """How many days each group waits until its requests are replied to."""
    return _waits(f"waiting-requests-{way}", shares, way, language)


def _waits(key: str, shares: Sequence[Share], way: str, language: str) -> Picture:
    labels = [names_of(language, way, share.names) for share in shares]
    return _bars(language, key, labels, [share.median_days for share in shares])
