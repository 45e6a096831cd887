"""Small cells: numbers by which somebody could be recognised are not told, nor can they be computed from those that are.

A table of counts with its margins and its total is a flow through a network: from the source through its row and its column to the
sink. A cell that is not told stays unknown exactly if other untold cells can make up for another value in it, that is, if there is
a way back through the network. So for each small cell the cheapest way back is sought, and every cell on it is hidden as well
(complementary suppression). What holds in the
end, and is tested by trying every table that fits: nobody can tell that a hidden small cell is under five.
"""

import heapq
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

SMALL = 5  # persons: the usual threshold of published tables

Parts = Mapping[str, int | None]  # None: not told
Cell = tuple[str, str]
_Node = tuple[str, str]
_K = TypeVar("_K", bound=Hashable)
_SOURCE, _SINK = ("source", ""), ("sink", "")
_MARGIN_COST = 3  # a margin says more than a cell: rather hide cells


@dataclass(frozen=True, slots=True)
class Table:
    """Counts by two properties. A number that is None is not told; a cell that is not there cannot occur."""

    total: int | None
    rows: Parts
    columns: Parts
    cells: Mapping[Cell, int | None]

    def is_whole(self) -> bool:
        """Whether every number is told."""
        return None not in (self.total, *self.rows.values(), *self.columns.values(), *self.cells.values())


@dataclass(slots=True)
class _Edge:
    """A number of the table, as the flow between two places of the network."""

    start: _Node
    end: _Node
    count: int
    cost: int
    is_fixed: bool = False  # told in any case
    is_hidden: bool = False

    @property
    def is_small(self) -> bool:
        return 0 < self.count < SMALL


@dataclass(slots=True)
class _Network:
    edges: list[_Edge]
    leaving: Mapping[_Node, list[int]] = field(init=False)
    arriving: Mapping[_Node, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        leaving: dict[_Node, list[int]] = defaultdict(list)
        arriving: dict[_Node, list[int]] = defaultdict(list)
        for number, edge in enumerate(self.edges):
            leaving[edge.start].append(number)
            arriving[edge.end].append(number)
        self.leaving, self.arriving = leaving, arriving

    def hide(self, number: int) -> bool:
        """Hide a small number, and others that make it possible for it to be five; whether that was possible."""
        edge = self.edges[number]
        moved: dict[int, int] = defaultdict(int)  # how far each number was moved so far, in this other table
        touched: set[int] = set()
        for _ in range(SMALL - edge.count):
            way = self._way(edge.end, edge.start, number, moved, touched)
            if way is None:
                return False
            for each, step in way:
                moved[each] += step
                touched.add(each)
        for each in (number, *touched):
            self.edges[each].is_hidden = True
        return True

    def _way(
        self, start: _Node, end: _Node, but: int, moved: Mapping[int, int], touched: set[int]
    ) -> list[tuple[int, int]] | None:
        """The cheapest way on which one person may be moved: numbers, each with +1 or -1."""
        best: dict[_Node, int] = {start: 0}
        before: dict[_Node, tuple[_Node, int, int]] = {}
        waiting = [(0, start)]
        while waiting:
            cost, place = heapq.heappop(waiting)
            if place == end:
                return _walked(before, end)
            if cost > best[place]:
                continue
            for number, step, onto in self._steps(place, moved):
                edge = self.edges[number]
                further = cost + (0 if edge.is_hidden or number in touched else edge.cost)
                if number != but and further < best.get(onto, further + 1):
                    best[onto], before[onto] = further, (place, number, step)
                    heapq.heappush(waiting, (further, onto))
        return None

    def _steps(self, place: _Node, moved: Mapping[int, int]) -> list[tuple[int, int, _Node]]:
        """Where one person more, or one fewer, may lead from here. A zero is told, so a hidden number is at least one."""
        more = [(n, 1, self.edges[n].end) for n in self.leaving.get(place, ()) if self._may(n)]
        fewer = [
            (n, -1, self.edges[n].start)
            for n in self.arriving.get(place, ())
            if self._may(n) and self.edges[n].count + moved.get(n, 0) > 1
        ]
        return more + fewer

    def _may(self, number: int) -> bool:
        return not self.edges[number].is_fixed and self.edges[number].count > 0


def _walked(before: Mapping[_Node, tuple[_Node, int, int]], end: _Node) -> list[tuple[int, int]]:
    way, place = [], end
    while place in before:
        place, number, step = before[place]
        way.append((number, step))
    return way


def table(counts: Mapping[Cell, int], *, are_margins_told: bool = False) -> Table:
    """The table of these counts, as it may be told; a cell of `counts` may be 0, one that is left out cannot occur.

    `are_margins_told`: the sums of rows and columns are known from another table and stay. Then a cell under five is still never
    certain, unless the margins alone tell it.
    """
    whole = _whole(counts)
    if whole.total is not None and 0 < whole.total < SMALL and not are_margins_told:
        return _nothing(whole)
    margins = [
        *(
            _Edge(_SOURCE, ("row", row), count or 0, _MARGIN_COST * (count or 0), are_margins_told)
            for row, count in whole.rows.items()
        ),
        *(
            _Edge(("column", column), _SINK, count or 0, _MARGIN_COST * (count or 0), are_margins_told)
            for column, count in whole.columns.items()
        ),
    ]
    inner = [_Edge(("row", row), ("column", column), n, n) for (row, column), n in counts.items()]
    network = _Network(margins + inner)
    small = [number for number, edge in enumerate(network.edges) if edge.is_small and not edge.is_fixed]
    if not all(network.hide(number) for number in sorted(small, key=lambda n: network.edges[n].count)):
        return _nothing(whole, keeps_total=True, keeps_margins=are_margins_told)
    told = [None if edge.is_hidden else edge.count for edge in network.edges]
    return Table(
        whole.total,
        dict(zip(whole.rows, told, strict=False)),
        dict(zip(whole.columns, told[len(whole.rows) :], strict=False)),
        dict(zip(counts, told[len(margins) :], strict=True)),
    )


def parts(counts: Mapping[str, int]) -> Parts:
    """Parts of a whole that is told as well."""
    return table({("", name): count for name, count in counts.items()}).columns


def _whole(counts: Mapping[Cell, int]) -> Table:
    rows: dict[str, int] = defaultdict(int)
    columns: dict[str, int] = defaultdict(int)
    for (row, column), count in counts.items():
        rows[row] += count
        columns[column] += count
    return Table(sum(counts.values()), rows, columns, counts)


def _nothing(whole: Table, *, keeps_total: bool = False, keeps_margins: bool = False) -> Table:
    """Too few for any part to be told: not even which are zero."""
    return replace(
        whole,
        total=whole.total if keeps_total else None,
        rows=whole.rows if keeps_margins else _untold(whole.rows),
        columns=whole.columns if keeps_margins else _untold(whole.columns),
        cells=_untold(whole.cells),
    )


def _untold(counts: Mapping[_K, int | None]) -> dict[_K, int | None]:
    return dict.fromkeys(counts)


def groups(counts: Mapping[str, int], told: Parts | None = None) -> list[tuple[tuple[str, ...], int]]:
    """Names with their counts, for comparing them: those that are told alone, the others put together in one at the end.

    `told` are the parts as another table tells them: the same must be hidden everywhere. Every group has five or more; nothing at
    all where that is not so.
    """
    told = parts(counts) if told is None else told
    found = [((name,), count) for name, count in told.items() if count]
    hidden = tuple(name for name, count in told.items() if count is None and counts.get(name))
    rest = sum(counts[name] for name in hidden)
    if hidden and rest < SMALL:
        return []
    return [*found, *([(hidden, rest)] if hidden else [])]


def group_of(found: Sequence[tuple[tuple[str, ...], int]]) -> Mapping[str, tuple[str, ...]]:
    """The group of each name."""
    return {name: names for names, _ in found for name in names}
