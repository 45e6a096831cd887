"""Rows and content as flows see them: whole, frozen, remembered until something changes, each commune its own."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event
from world import COMMUNES, World

from bot.runtime.visits import Library, build_visit
from data.content_import import import_commune, known_folders
from flows.types import Visit


def visit(world: World, library: Library, commune: str = "berkane", **pins: int) -> Visit:
    with world.database.reading() as db:
        shelf = library.shelf(db, commune)
        return build_visit(db, library, shelf, channel="web", day=world.day, pins=dict(pins))


@pytest.mark.parametrize("commune", COMMUNES)
def test_a_visit_has_all_that_the_folder_says(world: World, commune: str) -> None:
    seen = visit(world, Library(), commune)
    assert (seen.commune.id, seen.commune.is_sample, len(seen.commune.doors)) == (commune, True, 5)
    assert seen.commune.counter_hours is None
    assert [axis.number for axis in seen.programme.axes] == [1, 2, 3, 4]
    assert all(axis.commitments for axis in seen.programme.axes)
    first = seen.programme.axes[0].commitments[0]
    assert (first.id, first.number, first.start_month) == ("A1-C1", 1, first.start_month)
    assert first.departments
    assert first.departments[0]["fr"]
    assert "ary-Latn" not in first.problem
    assert seen.programme.stages[-1].month
    assert seen.programme.stages[-1].starts_on is None
    assert all(stage.starts_on and stage.ends_on for stage in seen.programme.stages[:-1])
    assert seen.round is not None
    assert seen.round.state == "open"


def test_a_number_means_the_communes_own_version(world: World) -> None:
    """Versions are numbered within a commune: a pin of one never opens the programme of another."""
    library = Library()
    for commune in COMMUNES:
        assert (
            visit(world, library, commune, programme=1).programme.title
            != visit(
                world, library, "settat" if commune == "berkane" else "berkane", programme=1
            ).programme.title
        )


def test_a_frame_keeps_the_version_and_the_round_it_began_with(world: World, tmp_path: Path) -> None:
    library = Library()
    before = visit(world, library)
    assert before.round is not None
    folder = tmp_path / "berkane"
    shutil.copytree(Path(str(known_folders(None)["berkane"])), folder)
    programme = folder / "programme.yaml"
    programme.write_text(programme.read_text().replace("Projet de programme", "Nouveau projet", 1))
    with world.database.writing() as db:
        import_commune(db, folder, now=world.now)
    assert visit(world, library).programme.version == 2
    assert visit(world, library).programme.title["fr"].startswith("Nouveau projet")
    assert visit(world, library, programme=1).programme == before.programme
    world.clock.at += timedelta(days=60)
    again = visit(world, library, round=before.round.id)
    assert again.round is not None
    assert (again.round.id, again.round.state) == (before.round.id, "closed")


def test_what_did_not_change_is_read_once(world: World) -> None:
    library, statements = Library(), []
    visit(world, library)
    with world.database.reading() as db:
        event.listen(db.connection, "before_cursor_execute", lambda *args: statements.append(args[2]))
        shelf = library.shelf(db, "berkane")
        build_visit(db, library, shelf, channel="web", day=world.day, pins={"programme": 1})
    assert [each.split()[0] for each in statements if not each.startswith("BEGIN")] == ["SELECT"]
