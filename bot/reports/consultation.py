"""The consultation report for the council: method, numbers, what was said and answered, annexes; in Arabic or French."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from bot.papers import cleaning
from bot.papers.sheet import institution_of, runs
from bot.reports import blocks as b
from bot.reports import pictures
from bot.reports.facts import Facts
from bot.reports.pictures import Picture, names_of, written
from data import texts
from data.figures import equity, requests, small
from data.figures.said import Answer, Place, Saying, Spoken, quotations

LANGUAGES = ("ar", "fr")
QUOTES = 5  # of a commitment, beside those of its themes
THEME_QUOTES = 3
THEMES = 8  # of a commitment, the most frequent ones
DOCTOR = "jemaa doctor"
COLONS = {"ar": ":", "fr": "\u00a0:"}
UNBROKEN = DOCTOR.replace(" ", "\u00a0")
ANSWERS = 6  # of a commitment, the most frequent ones

Shares = Sequence[equity.Share]
Maker = Callable[[Shares, str, str], Picture]


def build(facts: Facts, language: str, *, has_annex: bool = True) -> b.Report:
    """The report as blocks. `has_annex`: with the words of every contribution at the end."""
    return _Writer(facts, language).report(has_annex)


@dataclass(frozen=True)
class _Writer:
    facts: Facts
    language: str

    def say(self, key: str, **values: Any) -> str:
        """A text of the report; days written out, what people and the commune wrote cleaned and isolated."""
        given = {name: self._value(value) for name, value in values.items()}
        return texts.catalogue(self.language).text(f"report-{key}", given)

    def _value(self, value: Any) -> Any:
        if isinstance(value, date):
            return texts.written_day(value, self.language)
        return cleaning.inline(value, runs(self.language)) if isinstance(value, str) else value

    @cached_property
    def titles(self) -> Mapping[Place, str]:
        return self.facts.titles(self.language)

    def report(self, has_annex: bool) -> b.Report:
        facts, language = self.facts, self.language
        commune = facts.profile["name"][language]
        day = self.say("as-of", day=facts.day)
        return b.Report(
            language=language,
            title=self.say("title"),
            about=cleaning.inline(facts.programme["title"][language], runs(language)),
            lines=[self.say("for"), day, *([self.say("sample")] if facts.profile.get("sample") else [])],
            institution=institution_of(facts.profile),
            contents=self.say("contents"),
            blocks=[
                *self._essence(),
                *self._method(),
                *self._numbers(),
                *self._said(),
                *self._annexes(has_annex),
            ],
            running=f"{commune} – {self.say('title')}",
        )

    # -- 1. what matters -----------------------------------------------------------------------------------

    def _essence(self) -> Iterator[b.Block]:
        came, stands = self.facts.came, self._stands
        yield b.Heading(1, self.say("essence"), starts_page=True)
        if not self.facts.chain.is_intact:
            # By its number: the problem itself may name a code.
            yield b.Para(self.say("chain-broken", number=self.facts.chain.broken_at or 0), is_warning=True)
        tiles = (
            ("contributions", came.total),
            ("answered", came.answered),
            ("requests", len(self.facts.cases)),
            ("in_time", stands["in_time"]),
        )
        yield b.Tiles([(self.say(f"key-{name}"), written(count, self.language)) for name, count in tiles])
        yield b.Para(self.say("essence-words", count=came.total))
        if came.total:
            yield b.Para(" ".join(self._in_short()))
        yield b.Para(self.say("essence-requests", requests=len(self.facts.cases)))

    def _in_short(self) -> Iterator[str]:
        came = self.facts.came
        by_axis = sorted(came.by_axis().items(), key=lambda each: (-each[1], each[0]))
        is_clear = len(by_axis) < 2 or by_axis[0][1] > by_axis[1][1]
        if is_clear:
            yield self.say("essence-first", axis=self._title((by_axis[0][0], None)))
        yield self.say("essence-answered", answered=came.answered, count=came.total)

    def _title(self, place: Place) -> str:
        return self.titles.get(place) or place[1] or place[0]

    @cached_property
    def _stands(self) -> Mapping[str, int]:
        return requests.stands(self.facts.cases, self.facts.day)

    # -- 2. method -----------------------------------------------------------------------------------------

    def _method(self) -> Iterator[b.Block]:
        came = self.facts.came
        yield b.Heading(1, self.say("method"))
        yield b.Heading(2, self.say("method-rounds"))
        yield b.Items(
            [
                f"{name}{COLONS[self.language]} "
                + self.say("round-days", opens=row.opens_on, closes=row.closes_on)
                for row, name in zip(self.facts.rounds, self._rounds.values(), strict=True)
            ]
        )
        used = sorted(came.by(lambda group: group.channel))
        if used:
            yield b.Para(self.say("method-ways", channels=names_of(self.language, "channel", used)))
        yield b.Para(self.say("method-kept"))
        yield b.Para(self.say("method-hidden", hidden=came.hidden))
        yield b.Para(self.say("method-gone", gone=came.withdrawn + came.erased))
        if any(group.is_from_workshop for group in came.groups):
            yield b.Para(self.say("method-workshop"))
        yield b.Para(self.say("method-themes"))
        yield b.Para(self.say("method-small", least=small.SMALL))
        yield b.Para(self.say("method-not-survey"))

    @cached_property
    def _rounds(self) -> Mapping[str, str]:
        """What to call each round; those of one kind are told apart by their name."""
        kinds = [row.kind for row in self.facts.rounds]
        return {
            row.name: self.say(f"round-{row.kind}") + (f" ({row.name})" if kinds.count(row.kind) > 1 else "")
            for row in self.facts.rounds
        }

    # -- 3. numbers ----------------------------------------------------------------------------------------

    def _numbers(self) -> Iterator[b.Block]:
        yield b.Heading(1, self.say("numbers"), starts_page=True)
        yield b.Heading(2, self.say("numbers-axes"))
        yield from map(b.Drawing, self._pictures_of_matter)
        yield b.Heading(2, self.say("numbers-who"))
        yield from map(b.Drawing, self._pictures_of_people)
        yield b.Heading(2, self.say("numbers-equity"))
        yield b.Para(self.say("equity-words", least=small.SMALL))
        yield from map(b.Drawing, self._pictures_of_equity)
        if not self._pictures_of_equity:
            yield b.Para(self.say("equity-none"), is_quiet=True)
        if self.facts.cases:
            yield b.Heading(2, self.say("requests"))
            yield b.Para(self.say("requests-words", day=self.facts.day))
            yield b.Drawing(self._picture_of_requests)

    @cached_property
    def _pictures_of_matter(self) -> list[Picture]:
        came = self.facts.came
        axes = {axis["id"]: axis["title"][self.language] for axis in self.facts.programme["axes"]}
        axes |= {axis: self._title((axis, None)) for axis in came.by_axis() if axis not in axes}
        found = [
            pictures.by_axis(came, axes, self.language),
            pictures.by_round(came, self._rounds, self.language),
            pictures.over_time(self.facts.days, self.language),
        ]
        return [each for each in found if not each.is_empty]

    @cached_property
    def _pictures_of_people(self) -> list[Picture]:
        made = (pictures.by_language, pictures.by_script, pictures.by_channel)
        return [each for each in (make(self.facts.came, self.language) for make in made) if not each.is_empty]

    @cached_property
    def _pictures_of_equity(self) -> list[Picture]:
        found: list[Picture] = []
        for way in equity.WAYS:
            ours = equity.of_contributions(self.facts.came, self.facts.waits, way)
            theirs = equity.of_requests(self.facts.cases, self.facts.day, way)
            found += self._compared(ours, way, pictures.answered_share, pictures.waiting)
            found += self._compared(theirs, way, pictures.in_time_share, pictures.waiting_requests)
        return found

    def _compared(self, shares: Shares, way: str, *makers: Maker) -> list[Picture]:
        """Pictures of groups, where there are two to compare and something to see."""
        if len(shares) < 2:
            return []
        found = [make(shares, way, self.language) for make in makers]
        return [each for each in found if any(value for line in each.values for value in line)]

    @cached_property
    def _picture_of_requests(self) -> Picture:
        return pictures.by_stand(self._stands, self.language)

    # -- 4. what was said ----------------------------------------------------------------------------------

    def _said(self) -> Iterator[b.Block]:
        yield b.Heading(1, self.say("said"), starts_page=True)
        yield b.Para(self.say("said-words"), is_quiet=True)
        for number, (axis, places) in enumerate(self.facts.places(), 1):
            yield b.Heading(2, self._axis(number, axis))
            for place in places:
                yield b.Heading(3, self._place(place))
                yield from self._spoken(self.facts.said.places.get(place, Spoken()))

    def _axis(self, number: int, axis: str) -> str:
        return self.say("axis", number=number, title=self._title((axis, None)))

    def _place(self, place: Place) -> str:
        if place[1] is None:
            return self.say("whole-axis")
        return cleaning.inline(self._title(place), runs(self.language))

    def _spoken(self, spoken: Spoken) -> Iterator[b.Block]:
        yield b.Para(" ".join(self._counted(spoken)))
        if spoken.sayings:
            yield from self._themes(spoken)
            yield from self._replies(spoken)

    def _counted(self, spoken: Spoken) -> Iterator[str]:
        yield self.say("count", count=spoken.count)
        if spoken.hidden:
            yield self.say("count-hidden", hidden=spoken.hidden)
        wordless = sum(1 for each in spoken.sayings if not each.words and each.media)
        if wordless:
            yield self.say("count-media", media=wordless)

    def _themes(self, spoken: Spoken) -> Iterator[b.Block]:
        themes = self.facts.said.by_theme(spoken)
        named = [theme for theme in themes if theme[0] and len(theme[1]) > 1][:THEMES]
        for title, sayings in named:
            yield b.Heading(4, self.say("theme", title=title, count=len(sayings)))
            yield from self._quoted(sayings, THEME_QUOTES)
        rest = [each for theme in themes if theme not in named for each in theme[1]]
        if rest and named:
            yield b.Heading(4, self.say("theme-none", count=len(rest)))
        if rest:
            yield from self._quoted(rest, QUOTES)

    def _quoted(self, sayings: Sequence[Saying], most: int) -> Iterator[b.Block]:
        chosen = quotations(sayings, most)
        if chosen:
            yield b.Quotes([each.words for each in chosen])
        elif any(each.words for each in sayings):
            yield b.Para(self.say("no-quotes"), is_quiet=True)

    def _replies(self, spoken: Spoken) -> Iterator[b.Block]:
        yield b.Heading(4, self.say("answers"))
        if not spoken.answers:
            yield b.Para(self.say("answer-none"), is_quiet=True)
        for answer in spoken.answers[:ANSWERS]:
            yield self._reply(answer)

    def _reply(self, answer: Answer) -> b.Reply:
        words = answer.reasons.get(self.language)
        notes = [] if words else [self.say("answer-language")]
        if answer.commitment_id and answer.programme_number:
            title = self._measure(answer.commitment_id)
            notes.append(self.say("answer-measure", title=title, version=answer.programme_number))
        state = names_of(self.language, "state", [answer.state])
        return b.Reply(
            self.say("answer-state", state=state, count=answer.count),
            words or texts.pick(answer.reasons, self.language)[0] or next(iter(answer.reasons.values()), ""),
            notes,
        )

    def _measure(self, commitment_id: str) -> str:
        return next((t for place, t in self.titles.items() if place[1] == commitment_id), commitment_id)

    # -- annexes -------------------------------------------------------------------------------------------

    def _annexes(self, has_words: bool) -> Iterator[b.Block]:
        yield b.Heading(1, self.say("annexes"), starts_page=True)
        yield b.Heading(2, self.say("annex-tables"))
        yield from map(self._table, self._every_picture())
        if any(each.hides for each in self._every_picture()):
            yield b.Para(pictures.say(self.language, "figure-small", least=small.SMALL), is_quiet=True)
        yield b.Heading(2, self.say("annex-chain"))
        yield b.Para(self.say("chain-words", links=self.facts.chain.links, day=self.facts.day))
        yield b.Code(self.facts.chain.head)
        yield b.Para(self.say("chain-how", command=DOCTOR).replace(DOCTOR, UNBROKEN))
        if has_words and self.facts.came.total:
            yield b.Heading(2, self.say("annex-words"))
            yield b.Para(self.say("annex-words-about"), is_quiet=True)
            yield from self._every_word()

    def _every_picture(self) -> list[Picture]:
        found = [*self._pictures_of_matter, *self._pictures_of_people, *self._pictures_of_equity]
        return [*found, *([self._picture_of_requests] if self.facts.cases else [])]

    def _table(self, picture: Picture) -> b.Grid:
        rows = [
            [name, *(written(line[number], self.language, picture.unit) for line in picture.values)]
            for number, name in enumerate(picture.categories)
        ]
        return b.Grid(picture.title, [picture.first_column, *picture.series], rows)

    def _every_word(self) -> Iterator[b.Block]:
        for number, (axis, places) in enumerate(self.facts.places(), 1):
            for place in places:
                spoken = self.facts.said.places.get(place, Spoken())
                words = [each.words for each in spoken.sayings if each.words]
                if words:
                    yield b.Heading(3, f"{self._axis(number, axis)} – {self._place(place)}")
                    yield b.Quotes(words, is_small=True)
