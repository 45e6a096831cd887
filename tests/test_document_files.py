"""Published documents are opened by the links of the chat: from the commune's folder, safely, or not linked at all."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from world import World

from bot.pages.documents import document_routes
from data import document_files, documents

PUBLIC = "http://127.0.0.1:8123/"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """JEMAA_CONTENT_DIR with one commune of its own."""
    folder = tmp_path / "content" / "nador"
    (folder / "documents").mkdir(parents=True)
    (folder / "commune.yaml").write_text("id: nador\n")
    (folder / "documents" / "comptes 2024.pdf").write_bytes(b"%PDF-1.7 no such name")
    (folder / "documents" / "comptes-2024.pdf").write_bytes(b"%PDF-1.7 nador")
    (folder / "documents" / "marches.csv").write_text("lot;montant\n")
    (folder / "documents" / "page.html").write_text("<script>alert(1)</script>")
    (folder / "documents" / ".hidden.pdf").write_bytes(b"%PDF")
    (tmp_path / "secret.pdf").write_bytes(b"%PDF secret")
    (folder / "documents" / "leads-out.pdf").symlink_to(tmp_path / "secret.pdf")
    return folder.parent


@pytest.fixture
async def client(own: Path) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(Starlette(routes=document_routes(str(own))))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8123") as found:
        yield found


async def test_a_sample_s_document_opens(client: httpx.AsyncClient) -> None:
    answer = await client.get("/documents/berkane/budget-citoyen-2025.pdf")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"].startswith("inline")


async def test_a_commune_s_own_documents_open(client: httpx.AsyncClient) -> None:
    assert (await client.get("/documents/nador/comptes-2024.pdf")).content == b"%PDF-1.7 nador"
    table = await client.get("/documents/nador/marches.csv")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "path",
    [
        "berkane/etats-financiers-2024.pdf",
        "nador/leads-out.pdf",
        "nador/.hidden.pdf",
        "nador/page.html",
        "nador/..%2fcommune.yaml",
        "nador/%2e%2e",
        "..%2fnador/comptes-2024.pdf",
        "nador/nothing.pdf",
        "elsewhere/comptes-2024.pdf",
        "nador/comptes-2024.pdf%00",
        "nador/comptes-2024.pdf%0a",
    ],
)
async def test_nothing_else_opens(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(f"/documents/{path}")).status_code == 404


def test_only_what_opens_is_a_link(own: Path) -> None:
    folder = str(own)
    found = "/documents/nador/comptes-2024.pdf"
    assert document_files.link(found, PUBLIC, folder) == f"http://127.0.0.1:8123{found}"
    assert document_files.link("https://berkane.ma/a.pdf", PUBLIC) == "https://berkane.ma/a.pdf"
    for dead in (found, "/documents/nador/nothing.pdf", "/budget.pdf", "http://berkane.ma/a.pdf"):
        assert document_files.link(dead, PUBLIC, "" if dead == found else folder) == ""


def test_the_samples_have_something_to_open(world: World) -> None:
    with world.database.reading() as db:
        for commune in ("berkane", "settat"):
            links = [
                document_files.link(each.url, "http://127.0.0.1:8000")
                for each in documents.listed(db, commune)
            ]
            assert any(links)
            assert not all(links)
