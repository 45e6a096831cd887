"""What a commune has published already (law 31.13, article 10), opened by the links of the chat."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.pages.headers import protect
from data import document_files

KEPT = "public, max-age=3600"  # a document may be put right
_SHOWN = ("application/pdf", "image/png", "image/jpeg", "text/plain; charset=utf-8")
_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
# The rest would hinder a browser's own viewer, which runs no script of ours.
_PDF_POLICY = "frame-ancestors 'none'"


def document_routes(extra_folder: str = "") -> list[BaseRoute]:
    """One route, `/documents/{commune}/{name}`; `extra_folder` is JEMAA_CONTENT_DIR."""

    async def document(request: Request) -> Response:
        commune_id, name = request.path_params["commune"], request.path_params["name"]
        path = await run_in_threadpool(document_files.find, commune_id, name, extra_folder)
        if path is None:
            return protect(PlainTextResponse("404\n", 404))
        media_type = document_files.TYPES[path.suffix.lower()]
        shown = "inline" if media_type in _SHOWN else "attachment"
        response = FileResponse(path, media_type=media_type, filename=name, content_disposition_type=shown)
        protect(response, KEPT)
        policy = _PDF_POLICY if media_type == "application/pdf" else _POLICY
        response.headers["content-security-policy"] = policy
        return response

    return [Route("/documents/{commune}/{name}", document)]
