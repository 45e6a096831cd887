"""Small cells: whatever is told, nobody can compute what is not. Held against a slow reader who tries every table that fits."""

from collections.abc import Iterator, Mapping
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from data.figures import small
from data.figures.small import SMALL, Cell, Table

NAMES = ("a", "b", "c")
one_way = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 9), min_size=1, max_size=6)
two_ways = st.dictionaries(st.sampled_from(list(product("xy", NAMES))), st.integers(0, 7), min_size=1)
LIMIT = 15  # persons in a table of the slow reader


def fitting(told: Table, counts: Mapping[Cell, int]) -> Iterator[Mapping[Cell, int]]:
    """Every table that agrees with what is told. A zero is told unless nothing is, so what is hidden beside is at least one."""
    hidden = [cell for cell, count in told.cells.items() if count is None]
    least = 0 if all(count is None for count in told.cells.values()) else 1
    total = sum(counts.values())  # also where it is not told: the reader may have guessed it
    rest = total - sum(count or 0 for count in told.cells.values())
    for values in spread(rest, len(hidden), least):
        table = {**told.cells, **dict(zip(hidden, values, strict=True))}
        known = {cell: count for cell, count in table.items() if count is not None}
        if agrees(told.rows, known, 0) and agrees(told.columns, known, 1):
            yield known


def spread(total: int, places: int, least: int) -> Iterator[tuple[int, ...]]:
    if places == 0:
        if total == 0:
            yield ()
        return
    if places == 1:
        if total >= least:
            yield (total,)
        return
    for first in range(least, total - least * (places - 1) + 1):
        for others in spread(total - first, places - 1, least):
            yield (first, *others)


def agrees(told: small.Parts, table: Mapping[Cell, int], side: int) -> bool:
    return all(
        count is None or count == sum(n for cell, n in table.items() if cell[side] == name)
        for name, count in told.items()
    )


def possible(told: Table, counts: Mapping[Cell, int], cell: Cell) -> set[int]:
    return {table[cell] for table in fitting(told, counts)}


def test_what_is_large_is_told() -> None:
    assert small.parts({"ar": 40, "fr": 12, "ary-Latn": 0}) == {"ar": 40, "fr": 12, "ary-Latn": 0}


def test_one_small_part_takes_another_with_it() -> None:
    assert small.parts({"ar": 40, "fr": 12, "ary-Latn": 3}) == {"ar": 40, "fr": None, "ary-Latn": None}


def test_two_small_parts_that_make_two_are_not_told_by_their_sum() -> None:
    assert small.parts({"ar": 40, "fr": 1, "ary-Latn": 1}) == {"ar": None, "fr": None, "ary-Latn": None}


def test_a_whole_that_is_small_is_not_told_at_all() -> None:
    found = small.table({("x", "a"): 2, ("x", "b"): 0})
    assert (found.total, set(found.cells.values()), set(found.rows.values())) == (None, {None}, {None})


def test_nothing_is_hidden_where_there_is_nothing() -> None:
    assert small.table({("x", "a"): 0, ("x", "b"): 0}).is_whole()


def test_scripts_do_not_tell_what_languages_hide() -> None:
    found = small.table({("Arab", "ar"): 100, ("Arab", "ary"): 3, ("Latn", "ary"): 50, ("Latn", "fr"): 60})
    assert found.cells["Arab", "ary"] is None
    assert not (found.rows["Arab"] and found.cells["Arab", "ar"])


@settings(max_examples=80, deadline=None)
@given(one_way)
def test_nobody_can_tell_that_a_hidden_part_is_under_five(counts: dict[str, int]) -> None:
    cells = {("", name): count for name, count in counts.items()}
    if not SMALL <= sum(counts.values()) <= LIMIT:
        return
    told = small.table(cells)
    assert told.total == sum(counts.values())
    for cell, count in cells.items():
        assert told.cells[cell] in (None, count)
        assert told.cells[cell] is None or not 0 < count < SMALL
        if 0 < count < SMALL:
            assert max(possible(told, cells, cell)) >= SMALL


@settings(max_examples=80, deadline=None)
@given(two_ways)
def test_nor_with_all_margins_of_a_table(counts: dict[Cell, int]) -> None:
    if not SMALL <= sum(counts.values()) <= LIMIT:
        return
    told = small.table(counts)
    tables = list(fitting(told, counts))
    assert dict(counts) in [dict(each) for each in tables]
    for cell, count in counts.items():
        if 0 < count < SMALL:
            assert told.cells[cell] is None
            assert max(each[cell] for each in tables) >= SMALL
    for side, margin in ((0, told.rows), (1, told.columns)):
        for name, shown in margin.items():
            sums = {sum(n for cell, n in each.items() if cell[side] == name) for each in tables}
            assert shown is None or sums == {shown}
            assert not sums or max(sums) >= SMALL or sums == {0}


@settings(max_examples=80, deadline=None)
@given(two_ways)
def test_nor_where_the_margins_are_known(counts: dict[Cell, int]) -> None:
    if sum(counts.values()) > LIMIT:
        return
    told = small.table(counts, are_margins_told=True)
    assert None not in told.rows.values()
    tables = list(fitting(told, counts))
    every = list(fitting(Table(told.total, told.rows, told.columns, dict.fromkeys(counts)), counts))
    for cell, count in counts.items():
        if 0 < count < SMALL and len({each[cell] for each in every}) > 1:
            assert told.cells[cell] is None
            assert len({each[cell] for each in tables}) > 1


@given(one_way)
def test_groups_hold_everybody_and_never_fewer_than_five(counts: dict[str, int]) -> None:
    found = small.groups(counts)
    if found:
        assert sum(count for _, count in found) == sum(counts.values())
        assert all(count >= SMALL for _, count in found)
        assert len(small.group_of(found)) == sum(len(names) for names, _ in found)
