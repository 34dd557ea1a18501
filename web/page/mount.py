"""Mounts the page so that only what it needs of Gradio is public.

Takes the desk; gives a route that stands last in the app. It matches nothing but the paths below: every other path of
Gradio's (run, call, queue, upload, file=, proxy=, info, config, deep links, monitoring) stays with the app's own 404.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TypeVar

import gradio as gr
from fastapi import FastAPI
from starlette.routing import Match, Mount
from starlette.types import Scope

from web.desk import Desk
from web.page.blocks import build_page
from web.page.surface import Surface
from web.settings import WebSettings

T = TypeVar("T")

_FONTS = ("PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "system-ui", "sans-serif")

_READ = frozenset({"GET", "HEAD"})
_NEEDED = {
    "/": _READ,
    "/theme.css": frozenset({"GET"}),
    "/gradio_api/app_id": frozenset({"GET"}),
}
_NEEDED_FOLDERS = ("/assets/", "/static/")


class PageMount(Mount):
    """The page at `/`, with the start and end of its own."""

    def __init__(self, desk: Desk, settings: WebSettings) -> None:
        self._build: Callable[[], FastAPI] = lambda: _in_a_loop(lambda: _build(desk, settings))
        self._host = self._build()
        super().__init__("/", app=Surface(self._host))
        self._started = AsyncExitStack()

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Only the requests that the page itself makes."""
        return super().matches(scope) if _is_needed(scope) else (Match.NONE, {})

    @asynccontextmanager
    async def lifespan(self) -> AsyncIterator[None]:
        """Gradio's start and end, to be entered by the app's own."""
        async with self._started:
            await self._started.enter_async_context(self._host.router.lifespan_context(self._host))
            yield

    async def renew(self) -> None:
        """Show the reports and examples of the assistant that now answers; a page that is open goes on working."""
        host = await asyncio.to_thread(self._build)
        await self._started.enter_async_context(host.router.lifespan_context(host))
        self.app = Surface(host)


def _is_needed(scope: Scope) -> bool:
    if scope["type"] != "http":
        return False
    method, path = scope["method"], scope["path"]
    return method in _NEEDED.get(path, frozenset()) or (path.startswith(_NEEDED_FOLDERS) and method == "GET")


def _in_a_loop(build: Callable[[], T]) -> T:
    """Builds inside a running loop: outside of one, Gradio makes a loop for every lock and never closes it."""

    async def built() -> T:
        return build()

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(built())
    return build()


def _build(desk: Desk, settings: WebSettings) -> FastAPI:
    page = build_page(desk, settings)
    host = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    gr.mount_gradio_app(
        host,
        page,
        path="/",
        theme=_theme(),
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
        max_file_size=1,
    )
    return host


def _theme() -> gr.themes.Base:
    """System fonts only, and grounds as in look/styles/colours.css, for the moment before that is read."""
    theme = gr.themes.Base(primary_hue="blue", neutral_hue="slate", font=_FONTS, font_mono=_FONTS)
    theme.set(body_background_fill="#f4f6f9", body_background_fill_dark="#121925")
    return theme
