"""Published documents: read from agenda.yaml, and shown to whoever may be looking for them, in any language."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from fakes import NOON
from world import World

from data import documents
from data.content_import import ContentError, import_commune, known_folders, read_folder

ALL_2025 = {"budget-2025", "citizen-budget-2025"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "berkane"
    shutil.copytree(Path(str(known_folders(None)["berkane"])), copy)
    return copy


# -- the list ----------------------------------------------------------------------------------------------


def test_the_sample_s_documents(world: World) -> None:
    with world.database.reading() as db:
        found = documents.listed(db, "berkane")
        assert len(documents.listed(db, "settat")) == 7
        assert all(each.published_on for each in [*found, *documents.listed(db, "settat")])
    assert [each.id for each in found][:2] == ["budget-2025", "citizen-budget-2025"]
    first = found[0]
    published = world.day - timedelta(days=420)
    assert (first.heading, first.axis_id, first.year, first.published_on) == (
        "budgets",
        "A4",
        2025,
        published,
    )
    assert first.short["fr"] == "Budget 2025"
    assert first.url == "/documents/berkane/budget-2025.pdf"


def test_a_changed_list_is_read_again(world: World, folder: Path) -> None:
    path = folder / "agenda.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace('  - id: "budget-2025"', '  - id: "budget-2026"')
    text = text.replace("published: {days_ahead: -420}", "published: 2026-02-03")
    text = text.replace("/documents/berkane/budget-2025.pdf", "https://www.berkane.example/budget.pdf")
    path.write_text(text, encoding="utf-8")
    with world.database.writing() as db:
        report = import_commune(db, folder, now=NOON)
        assert report.has_new_documents
        assert "Published documents: changed." in report.lines()
        first = documents.listed(db, "berkane")[0]
        assert (first.id, first.published_on) == ("budget-2026", date(2026, 2, 3))
        assert first.url == "https://www.berkane.example/budget.pdf"
        assert not import_commune(db, folder, now=NOON).has_new_documents


def test_a_day_of_a_sample_is_fixed_when_it_is_first_written(world: World, folder: Path) -> None:
    before = world.day - timedelta(days=420)
    path = folder / "agenda.yaml"
    text = path.read_text(encoding="utf-8")
    with world.database.writing() as db:
        assert not import_commune(db, folder, now=NOON + timedelta(days=9)).has_new_documents
        assert documents.listed(db, "berkane")[0].published_on == before
        path.write_text(text.replace("/budget-2025.pdf", "/budget.pdf"), encoding="utf-8")
        assert import_commune(db, folder, now=NOON + timedelta(days=9)).has_new_documents
        assert documents.listed(db, "berkane")[0].published_on == before + timedelta(days=9)


@pytest.mark.parametrize("wrong", ["{days_ahead: 1}", "soon"])
def test_a_document_was_published_on_a_day_that_has_come(folder: Path, wrong: str) -> None:
    path = folder / "agenda.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("published: {days_ahead: -420}", f"published: {wrong}"), encoding="utf-8")
    with pytest.raises(ContentError, match="expected a da"):
        read_folder(folder)


def test_only_a_sample_counts_the_day_of_a_document(folder: Path) -> None:
    path = folder / "commune.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("sample: true", "sample: false"), encoding="utf-8"
    )
    with pytest.raises(ContentError, match=r"agenda\.yaml.*published"):
        read_folder(folder)


# -- is this it? -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        # The budget, in every language and script.
        ("le budget de la commune pour 2025", ["budget-2025", "citizen-budget-2025"]),
        ("Je voudrais connaître le budget communal", ["budget-2025", "citizen-budget-2025"]),
        ("ميزانية الجماعة لسنة 2025", ["budget-2025", "citizen-budget-2025"]),
        ("أريد الاطلاع على الميزانية لسنة ٢٠٢٥", ["budget-2025", "citizen-budget-2025"]),
        ("بغيت نشوف الميزانية ديال 2025", ["budget-2025", "citizen-budget-2025"]),
        ("bghit nchouf lmizania dyal jama3a 2025", ["budget-2025", "citizen-budget-2025"]),
        ("LMIZANIYA", ["budget-2025", "citizen-budget-2025"]),
        ("budget citoyen", ["citizen-budget-2025", "budget-2025"]),
        ("ميزانية المواطن", ["citizen-budget-2025", "budget-2025"]),
        # Accounts.
        ("les dépenses de la commune en 2024", ["financial-statements-2024"]),
        ("états financiers", ["financial-statements-2024"]),
        ("القوائم المالية للجماعة", ["financial-statements-2024"]),
        ("مصاريف الجماعة عام 2024", ["financial-statements-2024"]),
        ("lmasarif dyal jama3a", ["financial-statements-2024"]),
        # Procurement: results and plans are told apart.
        ("qui a gagné les marchés publics de 2024 ?", ["procurement-results-2024"]),
        ("résultats des appels d'offres", ["procurement-results-2024", "procurement-plan-2025"]),
        ("شكون خدا الصفقات ديال الجماعة", ["procurement-results-2024", "procurement-plan-2025"]),
        ("chkoun khda safa9at 2024", ["procurement-results-2024"]),
        ("البرنامج التوقعي للصفقات", ["procurement-plan-2025", "procurement-results-2024"]),
        ("safaqat 2025", ["procurement-plan-2025"]),
        ("les marchés publics entre 2023 et 2025", ["procurement-plan-2025", "procurement-results-2024"]),
        # Services, contacts, reports.
        ("دليل الخدمات والوثائق المطلوبة", ["services-guide-2025"]),
        ("quelles pièces à fournir pour une légalisation", ["services-guide-2025"]),
        ("l'organigramme et les contacts des services", ["organisation-2025"]),
        ("rapport annuel du programme d'action 2024", ["action-programme-report-2024"]),
        ("تقرير برنامج العمل", ["action-programme-report-2024"]),
        ("ta9rir 3la barnamaj l3amal", ["action-programme-report-2024"]),
        # Nothing is offered that does not answer.
        ("bghit nchof chhal sarfat ljama3a 3la jardin", []),
        ("combien a coûté le lampadaire de ma rue", []),
        ("le budget 2019", []),
        ("ميزانية 2031", []),
        ("un document de la commune de Berkane", []),
        ("معلومات على جماعة بركان", []),
        ("le programme d'ouverture", []),
        ("pourquoi l'eau ne marche pas", []),
        ("السلام عليكم", []),
        ("", []),
        ("2025", []),
        ("😀 !!! ...", []),
    ],
)
def test_what_may_be_looked_for(
    berkane: list[documents.DocumentRow], matter: str, expected: list[str]
) -> None:
    names = ["جماعة بركان", "Commune de Berkane", "Jama3at Berkane"]
    assert [each.id for each in documents.nearest(berkane, matter, names=names)] == expected


@pytest.fixture(scope="module")
def berkane() -> list[documents.DocumentRow]:
    agenda = read_folder(known_folders(None)["berkane"]).agenda
    assert agenda
    return [documents._row(document, date(2026, 11, 21)) for document in agenda.documents]


def test_three_at_most_and_of_this_commune(world: World) -> None:
    matter = "budget 2025, marchés publics 2025, guide des services 2025, organigramme 2025"
    with world.database.reading() as db:
        found = documents.matching(db, "berkane", matter)
        permits = documents.matching(db, "settat", "chourout dyal rokhsa")
        assert documents.matching(db, "berkane", "chourout dyal rokhsa") == []
        assert len(documents.matching(db, "berkane", matter, limit=1)) == 1
    assert len(found) == 3
    assert {each.year for each in found} == {2025}
    assert [each.id for each in permits] == ["permit-conditions-2025"]


def test_a_long_request_in_mixed_scripts_is_read_quickly(berkane: list[documents.DocumentRow]) -> None:
    matter = "الميزانية budget lmizania 🧾 " * 150
    assert {each.id for each in documents.nearest(berkane, matter)} == ALL_2025


def test_a_commune_without_documents_has_none(world: World, folder: Path) -> None:
    (folder / "agenda.yaml").unlink()
    with world.database.writing() as db:
        import_commune(db, folder, now=NOON)
        assert documents.listed(db, "berkane") == []
        assert documents.matching(db, "berkane", "budget 2025") == []
