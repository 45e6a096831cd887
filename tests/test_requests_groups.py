"""Requests for the same thing: found across languages and scripts, put together by staff, proposed when there are enough."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from case_rig import Cases
from desk_rig import at_work
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update
from world import CLAIRE, FATIMA, NADIA, SI_BRAHIM, World

from data import communes, content_import
from data.commune_folder import Commitment, CommuneFile, ProgrammeFile
from data.requests import actions, groups, proposals, retention
from data.requests.cases import RequestRow
from data.requests.groups import GroupError, GroupRow
from data.requests.likeness import ALIKE, likeness, marks, skeleton
from data.tables import communes as communes_table

SAMPLE = Path(__file__).parents[1] / "data" / "content" / "communes" / "berkane"
# Who asks for the same thing writes one of a line.
SAME = (
    ("bghit nchof chhal sarfat ljama3a 3la jardin", "شحال صرفات الجماعة على جاردان", "Combien a coûté le jardin ?"),
    ("Le budget communal de 2024", "بغيت الميزانية ديال الجماعة 2024", "bghit lmizania dyal jama3a 2024", "ميزانية سنة ٢٠٢٤"),
    ("Liste des marchés publics attribués en 2025", "شكون خدا الصفقات ديال 2025", "natija dyal safa9at 2025"),
    ("Étude de la gare routière", "etude gare routiere"),
)  # fmt: skip
OTHER = (
    "Budget 2023",
    "Budget 2024 de l'assainissement de Sidi Slimane",
    "شهادة السكنى",
    "Liste du personnel",
    "…",
    "؟؟",
)


@pytest.fixture
def desk(world: World) -> Iterator[Cases]:
    with world.database.writing() as db:
        yield Cases(world, db)


def three(desk: Cases) -> list[RequestRow]:
    who = (FATIMA, SI_BRAHIM, CLAIRE)
    return [desk.registered(each, words) for each, words in zip(who, SAME[0], strict=True)]


def put(desk: Cases, *rows: RequestRow, **more: Any) -> GroupRow:
    values: dict[str, Any] = {"title": "Les dépenses du jardin public", **more}
    references = [row.reference for row in rows]
    return groups.put(desk.db, "berkane", references, **values, **desk.by_staff)


# -- likeness ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", SAME, ids=lambda line: line[0][:20])
def test_the_same_in_every_script(line: tuple[str, ...]) -> None:
    read = [marks(words, names=("Commune de Berkane", "جماعة بركان")) for words in line]
    for one in read:
        for other in read:
            assert likeness(one, other) >= ALIKE, (one, other)


def test_what_is_not_the_same() -> None:
    leaders = [marks(line[0]) for line in SAME]
    for words in OTHER:
        for leader in leaders:
            assert likeness(marks(words), leader) < ALIKE or words.startswith("Budget 2024"), words
    for one in leaders:
        assert sum(likeness(one, other) >= ALIKE for other in leaders) == 1


@pytest.mark.parametrize(("one", "other"), [("jardin", "جردان"), ("lmizania", "الميزانية"), ("chantier", "شانطي"), ("kharij", "خارج")])  # fmt: skip
def test_the_bones_of_a_word(one: str, other: str) -> None:
    assert skeleton(one)[:2] == skeleton(other)[:2]


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_likeness(one: str, other: str) -> None:
    left, right = marks(one), marks(other)
    assert 0 <= likeness(left, right) == likeness(right, left) <= 1
    assert likeness(left, left) == (1.0 if left else 0.0)


def test_the_period_tells_years_apart() -> None:
    assert likeness(marks("Budget", "2023"), marks("Budget", "2024")) == 0
    assert likeness(marks("Budget", "2024"), marks("ميزانية", "عام 2024")) == 1


# -- groups --------------------------------------------------------------------------------------------------


def test_what_seems_the_same_is_suggested_and_not_done(desk: Cases) -> None:
    rows = three(desk)
    desk.registered(CLAIRE, "Budget 2023")
    (found,) = groups.suggestions(desk.db, "berkane")
    assert (found.group, found.references) == (None, tuple(row.reference for row in rows))
    assert found.title == SAME[0][0]
    assert groups.listed(desk.db, "berkane") == []
    assert groups.suggestions(desk.db, "settat") == []


def test_others_are_suggested_for_a_group_that_is_there(desk: Cases) -> None:
    rows = three(desk)
    group = put(desk, *rows[:2])
    (found,) = groups.suggestions(desk.db, "berkane")
    assert (found.group, found.references) == (group.id, (rows[2].reference,))
    put(desk, rows[2], group=group.id, title="")
    assert groups.suggestions(desk.db, "berkane") == []


def test_what_nobody_filed_or_what_was_withdrawn_is_not_suggested(desk: Cases) -> None:
    rows = three(desk)
    actions.withdraw(desk.db, rows[0], **desk.by_person)
    desk.opened(SI_BRAHIM, "جاردان ديال الجماعة")
    (found,) = groups.suggestions(desk.db, "berkane")
    assert found.references == (rows[1].reference, rows[2].reference)


def test_an_erased_case_stays_in_its_group_and_is_suggested_no_more(desk: Cases) -> None:
    rows = [actions.withdraw(desk.db, row, **desk.by_person) for row in three(desk)]
    group = put(desk, *rows)
    for row in rows:
        retention.erase(desk.db, row, actor="system", day=desk.world.day, now=desk.world.now)
    assert groups.suggestions(desk.db, "berkane") == []
    assert (
        groups.propose(desk.db, "berkane", group.id, actor=NADIA, now=desk.world.now).proposal
        == group.proposal
    )


def test_three_are_proposed_with_their_numbers(desk: Cases) -> None:
    rows = three(desk)
    group = put(desk, *rows[:2])
    assert (group.state, group.proposal, group.title) == ("open", None, "Les dépenses du jardin public")
    desk.on(desk.world.day.replace(day=25))  # two working days later, a Wednesday: 23, 24 and 25
    actions.answer(desk.db, desk.again(rows[0]), **desk.by_staff, outcome="full", words="Voici")
    group = put(desk, rows[2], group=group.id, title="")
    assert (group.state, group.axis_id, group.references) == (
        "proposed",
        "A2",
        tuple(row.reference for row in rows),
    )
    assert group.proposal == {
        "count": 3, "since": "2026-11-21", "languages": ["ar", "ary-Latn", "fr"], "mean_days": 3.0,
    }  # fmt: skip


def test_a_commune_may_set_how_many_it_takes(desk: Cases) -> None:
    profile = {**communes.load(desk.db, "berkane").profile, "publish_after": 2}
    desk.db.execute(update(communes_table).where(communes_table.c.id == "berkane").values(profile=profile))
    assert put(desk, *three(desk)[:2]).state == "proposed"
    written = yaml.safe_load((SAMPLE / "commune.yaml").read_text(encoding="utf-8"))
    assert CommuneFile.model_validate(written).publish_after == groups.PUBLISH_AFTER
    assert CommuneFile.model_validate({**written, "publish_after": 12}).publish_after == 12
    with pytest.raises(ValueError, match="publish_after"):
        CommuneFile.model_validate({**written, "publish_after": 1})


def test_what_cannot_be_grouped(desk: Cases) -> None:
    rows = three(desk)
    for wrong, more in (
        (rows[:1], {}),
        ([rows[0], rows[0]], {}),
        (rows, {"title": " "}),
        (rows, {"group": 4711}),
        ([replace(rows[0], reference="BRK-00000000"), *rows[1:]], {}),
    ):
        with pytest.raises(GroupError):
            put(desk, *wrong, **more)
    group = put(desk, *rows[:2])
    with pytest.raises(GroupError, match=f"group {group.id} already"):
        put(desk, *rows[1:])
    with pytest.raises(GroupError, match="needs 3"):
        groups.propose(desk.db, "berkane", group.id, actor=NADIA, now=desk.world.now)
    for act in (groups.propose, groups.dismiss):
        with pytest.raises(GroupError, match="no group"):
            act(desk.db, "settat", group.id, actor=NADIA, now=desk.world.now)


def test_what_was_dismissed_asks_no_more(desk: Cases) -> None:
    rows = three(desk)
    group = groups.dismiss(desk.db, "berkane", put(desk, *rows).id, actor=NADIA, now=desk.world.now)
    more = desk.registered(CLAIRE, "Le jardin, encore")
    assert put(desk, more, group=group.id, title="").state == "dismissed"


def test_a_title_is_masked_and_the_case_does_not_change(desk: Cases) -> None:
    rows = three(desk)
    group = put(desk, *rows, title="Jardin, appeler 0612345678 ou carte FA123456")
    assert not {"0612345678", "FA123456"} & set(group.title.split())
    assert [desk.again(row).revision for row in rows] == [row.revision for row in rows]
    assert {desk.again(row).group_id for row in rows} == {group.id}


# -- proposals -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "title", ["Les dépenses du jardin public", "مصاريف الحديقة: {count} \"#&*!|>' - x", "y: [1, 2]\t{title}"]
)
def test_a_proposal_is_a_commitment_that_an_import_accepts(desk: Cases, title: str, tmp_path: Path) -> None:
    group = put(desk, *three(desk), title=title)
    written = proposals.fragment(desk.db, group)
    (loaded,) = yaml.safe_load(written)
    commitment = Commitment.model_validate(loaded)
    assert commitment.ogp_values == ["access_to_information"]
    assert " ".join(title.split()) in commitment.title.fr
    assert "31.13" in commitment.legal_basis[0]
    for name in ("commune", "calendar", "agenda"):
        (tmp_path / f"{name}.yaml").write_bytes((SAMPLE / f"{name}.yaml").read_bytes())
    programme = yaml.safe_load((SAMPLE / "programme.yaml").read_text(encoding="utf-8"))
    axis = next(axis for axis in programme["axes"] if axis["id"] == group.axis_id)
    assert axis["topic"] == "information_access"
    axis["commitments"].append(loaded)
    ProgrammeFile.model_validate(programme)
    (tmp_path / "programme.yaml").write_text(yaml.safe_dump(programme, allow_unicode=True), encoding="utf-8")
    report = content_import.import_commune(desk.db, tmp_path, now=desk.world.now)
    assert report.lines()


def test_a_proposal_says_only_what_is_known(desk: Cases) -> None:
    group = put(desk, *three(desk))
    for language in ("ar", "fr"):
        said = proposals.said(group, language)
        assert "3" in said
        assert "—" in said  # nobody was answered yet
        assert "{" not in said
    assert proposals.said(group, "ar")[0] >= "\u0600"


def test_a_title_of_its_own_in_each_language(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    staff = at_work(world, monkeypatch, tmp_path / "var")
    with world.database.writing() as db:
        number = str(put(Cases(world, db), *three(Cases(world, db)), title="Jardin").id)
    words = ("requests", "groups", "propose", number)
    staff.works(*words, "--title-ar", "مصاريف الحديقة 0612345678", "--title-fr", "Dépenses du jardin")
    staff.works(*words)  # the titles stay when the numbers are brought up to date
    told = staff.works("requests", "groups", "proposals").out
    (loaded,) = yaml.safe_load(told)
    assert "« Dépenses du jardin »" in loaded["title"]["fr"]
    assert "«مصاريف الحديقة" in loaded["title"]["ar"]
    assert "«مصاريف الحديقة" in loaded["title"]["ary"]
    assert "0612345678" not in told
    staff.works(*words, "--title-ary", "فلوس الجردة")
    (loaded,) = yaml.safe_load(staff.works("requests", "groups", "proposals").out)
    assert "فلوس الجردة" in loaded["title"]["ary"]


def test_by_command(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    staff = at_work(world, monkeypatch, tmp_path / "var")
    with world.database.writing() as db:
        rows = three(Cases(world, db))
    references = [row.reference for row in rows]
    listed = staff.works("requests", "groups", "list", "--json").json
    assert listed["suggestions"][0]["references"] == references
    assert references[0] in staff.works("requests", "groups", "list").out
    assert "title" in staff.refuses("requests", "groups", "group", *references)
    made = staff.works("requests", "groups", "group", *references[:2], "--title", "Le jardin", "--json").json
    number = str(made["group"])
    assert "Nothing is proposed" in staff.works("requests", "groups", "proposals").out
    assert "needs 3" in staff.refuses("requests", "groups", "propose", number)
    assert (
        staff.works("requests", "groups", "group", references[2], "--into", number, "--json").json["state"]
        == "proposed"
    )
    told = staff.works("requests", "groups", "proposals").out
    (loaded,) = yaml.safe_load(told)
    assert Commitment.model_validate(loaded).id == f"A2-G{number}"
    assert staff.works("requests", "groups", "proposals", "--json").json[0]["commitment"] == loaded
    assert "dismissed" in staff.works("requests", "groups", "dismiss", number).out
    assert staff.audited("requests_grouped") == [(NADIA, number)] * 2
