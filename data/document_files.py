"""The files of published documents: they lie in `documents/` of the commune's folder, beside its agenda.yaml."""

import re
from importlib.resources import files
from pathlib import Path

# What is served, and as what. Nothing that a browser would run.
TYPES = {
    ".pdf": "application/pdf",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".zip": "application/zip",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}
_COMMUNE = re.compile(r"[a-z][a-z0-9-]{0,39}")
_NAME = re.compile(r"[\w-][\w.-]{0,119}")  # a name alone: no folder, and nothing hidden
_ADDRESS = re.compile(r"/documents/([^/]+)/([^/]+)")


def find(commune_id: str, name: str, extra_folder: str = "") -> Path | None:
    """The file, where it can be shown. As with the other files, a folder in `extra_folder` wins over a sample."""
    if not _COMMUNE.fullmatch(commune_id) or not _NAME.fullmatch(name):
        return None
    if Path(name).suffix.lower() not in TYPES:
        return None
    folder = _folder(commune_id, extra_folder) / "documents"
    path = folder / name
    is_inside = path.resolve().is_relative_to(folder.resolve())  # a link may lead out of it
    return path if is_inside and path.is_file() else None


def _folder(commune_id: str, extra_folder: str) -> Path:
    if extra_folder and (own := Path(extra_folder) / commune_id).joinpath("commune.yaml").is_file():
        return own
    return Path(str(files("data"))) / "content" / "communes" / commune_id


def link(address: str, public_url: str, extra_folder: str = "") -> str:
    """Where a listed document can be opened: its address of the web, or of its file on this service; "" when nowhere."""
    if address.startswith("https://"):
        return address
    found = _ADDRESS.fullmatch(address)
    if found is None or find(found[1], found[2], extra_folder) is None:
        return ""
    return f"{public_url.rstrip('/')}{address}"
