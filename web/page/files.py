"""/icon.svg and /page.js: the page's own two files, beside this one. Everything else it loads comes from Gradio."""

from pathlib import Path

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse

_HERE = Path(__file__).parent
_REVALIDATE = {"Cache-Control": "no-cache"}


def file_routes() -> APIRouter:
    """The two routes."""
    router = APIRouter(include_in_schema=False)

    @router.get("/icon.svg")
    async def icon() -> Response:
        return FileResponse(_HERE / "icon.svg", headers=_REVALIDATE)

    @router.get("/page.js")
    async def script() -> Response:
        return FileResponse(_HERE / "page.js", headers=_REVALIDATE, media_type="text/javascript")

    return router
