"""The whole service as one ASGI application.

Takes an opened assistant and the settings; gives the FastAPI app that `serve` runs and the tests call:
API and documentation first, the residents' page last, every reply inside the edge's headers.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from starlette.middleware.cors import CORSMiddleware

from qa.masking.mask import mask
from web.answerer import Answerer
from web.api.ask import ask_routes
from web.api.docs import TAGS, docs_routes
from web.api.feedback import feedback_routes
from web.api.figures import figure_routes
from web.api.health import health_routes
from web.api.paragraphs import paragraph_routes
from web.api.reports import report_routes
from web.api.suggestions import suggestion_routes
from web.api.version import version_routes
from web.body import BodyLimit
from web.database.archive import Archive
from web.database.engine import open_engine
from web.desk import Desk
from web.edge import Edge
from web.errors import handle_problems
from web.figures.routes import figures_routes
from web.head import HeadAsGet
from web.limits import Limiter
from web.look.assets import asset_routes
from web.metrics import Metrics
from web.offline import stay_offline
from web.page.routes import page_routes
from web.reader.routes import reader_routes
from web.reader.shared import shared_routes
from web.route import API
from web.security_log import SecurityLog
from web.settings import WebSettings
from web.watch import Watch
from web.who.door import Door

if TYPE_CHECKING:
    from web.page.mount import PageMount

# What is still waiting to be stored when the service is told to stop has this long.
_STORE_WITHIN_S = 8.0
_SENT = ["Authorization", "Content-Type", "If-None-Match", "X-API-Key", "X-Client-ID", "X-Request-ID"]
_READ = ["ETag", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After", "X-Request-ID"]


def create_app(assistant: Answerer, settings: WebSettings, watch: Watch | None = None) -> FastAPI:
    """The service around `assistant`, and around each newer one that `watch` finds. Raises DatabaseMisnamed."""
    stay_offline()
    # Imported only now: Gradio reads the switches of stay_offline while it is imported.
    from web.page.mount import PageMount

    metrics = Metrics()
    engine = open_engine(settings.database_url)
    archive = Archive(engine, settings.keep_days, mask)
    metrics.watch_storage(lambda: archive.state)
    limiter = Limiter(settings)
    security_log = SecurityLog(settings.data, settings.security_log_days)
    door = Door(settings, engine, limiter, security_log)
    desk = Desk(assistant, settings, archive, metrics)
    page = PageMount(desk, settings)
    app = FastAPI(
        title="政问",
        summary="回答居民关于政府工作报告的提问，一两句话，附报告原句",
        version="1",
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
        openapi_tags=TAGS,
        redirect_slashes=False,
        lifespan=_lifespan(desk, page, archive, door, watch),
    )
    for routes in (
        ask_routes(desk, door),
        report_routes(desk, door),
        paragraph_routes(desk, door),
        figure_routes(desk, door),
        suggestion_routes(desk, door),
        feedback_routes(archive, door, security_log),
        version_routes(desk, door),
    ):
        app.include_router(routes, prefix=API)
    app.include_router(health_routes(desk, archive, limiter, metrics, settings))
    app.include_router(docs_routes())
    app.include_router(asset_routes())
    app.include_router(page_routes(desk, door, linked=settings.share_days > 0))
    app.include_router(reader_routes(desk, settings, door))
    app.include_router(shared_routes(desk, settings, door, engine))
    app.include_router(figures_routes(desk, settings, door))
    app.router.routes.append(page)
    handle_problems(app)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=_SENT,
            expose_headers=_READ,
        )
    app.add_middleware(BodyLimit, limit=settings.body_limit, wait_s=settings.body_wait_s)
    app.add_middleware(HeadAsGet)
    app.add_middleware(Edge, metrics=metrics)
    return app


def _lifespan(
    desk: Desk, page: "PageMount", archive: Archive, door: Door, watch: Watch | None
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    async def switch(assistant: Answerer) -> None:
        desk.switch(assistant)
        await page.renew()

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        archive.start()
        watching = asyncio.create_task(watch.run(switch)) if watch else None
        async with page.lifespan():
            yield
            if watching:
                watching.cancel()
        desk.close()
        await door.close()
        await run_in_threadpool(archive.close, _STORE_WITHIN_S)

    return lifespan
