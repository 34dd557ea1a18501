"""/docs: the API's documentation page with assets of our own, so that it works offline and asks no other host.

Takes Swagger UI's files from the installed fastapi-offline package, which carries them unchanged; the page
and its starter stand beside this file.
"""

from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse
from starlette.exceptions import HTTPException

from web.security import DOCS_POLICY

_HERE = Path(__file__).parent
TAGS = [
    {"name": "问答", "description": "提问，和可以问的问题。"},
    {"name": "报告", "description": "已收录的报告、章节和原文。"},
    {"name": "数据", "description": "报告里的数字。"},
    {"name": "评价", "description": "对回答的评价。"},
    {"name": "我的记录", "description": "自己留下的记录。"},
    {"name": "运行状态", "description": "版本、健康与指标。"},
]
_REVALIDATE = {"Cache-Control": "no-cache"}


def docs_routes() -> APIRouter:
    """The page at /docs and the three files that it loads from /docs/."""
    router = APIRouter(include_in_schema=False)
    vendored = Path(str(files("fastapi_offline"))) / "static"
    assets = {
        "swagger-ui-bundle.js": vendored / "swagger-ui-bundle.js",
        "swagger-ui.css": vendored / "swagger-ui.css",
        "start.js": _HERE / "docs.js",
    }

    @router.get("/docs")
    async def page() -> Response:
        return FileResponse(_HERE / "docs.html", headers={"Content-Security-Policy": DOCS_POLICY, **_REVALIDATE})

    @router.get("/docs/{name}")
    async def asset(name: str) -> Response:
        if name not in assets:
            raise HTTPException(404)
        return FileResponse(assets[name], headers=_REVALIDATE)

    return router
