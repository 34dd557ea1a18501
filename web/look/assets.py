"""The pages' style sheets, scripts and icon, under an address that changes when any of them does.

    asset          where a page finds a file: `page/main.js` is /look/<version>/page/main.js
    asset_routes   serves them

The version stands in the path, so that a script finds the modules that it imports beside itself. Takes the files once,
from the rooms that have pages; serves nothing else.
"""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from fastapi import APIRouter, Response

from web.errors import NOT_FOUND, Problem

ROOMS = ("look", "page", "reader", "figures")
_WEB = Path(__file__).parents[1]
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
_KEEP = {"Cache-Control": "public, max-age=31536000, immutable"}
_REVALIDATE = {"Cache-Control": "no-cache"}
# Carried by the package that is named, and served as if it were a script of the room.
_CARRIED = {"figures/plotly.min.js": ("plotly", "package_data/plotly.min.js")}
_ICON = Path(__file__).with_name("icon.svg")


def asset(name: str) -> str:
    """The address of a room's style sheet or script. Raises KeyError where there is none of that name."""
    if name not in _files():
        raise KeyError(name)
    return f"/look/{_version()}/{name}"


def asset_routes() -> APIRouter:
    """The routes that serve them, and /icon.svg."""
    router = APIRouter(include_in_schema=False)

    @router.get("/icon.svg")
    async def icon() -> Response:
        return Response(_ICON.read_bytes(), media_type="image/svg+xml", headers=_REVALIDATE)

    @router.get("/look/{version}/{room}/{name}")
    async def file(version: str, room: str, name: str) -> Response:
        content = _files().get(f"{room}/{name}")
        if content is None:
            raise Problem(NOT_FOUND)
        # A page that was opened before an upgrade asks for an older version: it gets this one, but does not keep it.
        headers = _KEEP if version == _version() else _REVALIDATE
        return Response(content, media_type=_TYPES[Path(name).suffix], headers=headers)

    return router


@cache
def _files() -> Mapping[str, bytes]:
    """By room and name."""
    found = (
        (f"{room}/{path.name}", path.read_bytes())
        for room in ROOMS
        for folder in ("styles", "scripts")
        for path in sorted((_WEB / room / folder).glob("*"))
        if path.suffix in _TYPES
    )
    return {**dict(found), **{name: _carried(*place).read_bytes() for name, place in _CARRIED.items()}}


def _carried(package: str, path: str) -> Path:
    """A file of an installed package, which is not imported for it."""
    spec = find_spec(package)
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0], path)


@cache
def _version() -> str:
    summed = sha256()
    for name, content in _files().items():
        summed.update(f"{name}\0{len(content)}\0".encode() + content)
    return summed.hexdigest()[:16]
