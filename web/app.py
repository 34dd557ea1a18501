"""The whole service as one ASGI application.

Takes an opened assistant and the settings; gives the FastAPI app that `serve` runs and the tests call:
API and documentation first, the residents' page last, every reply inside the edge's headers.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING

from fastapi import FastAPI

from web.api.ask import ask_routes
from web.api.docs import docs_routes
from web.api.health import health_routes
from web.api.reports import report_routes
from web.desk import Answerer, Desk
from web.edge import Edge
from web.errors import handle_problems
from web.limits import BodyLimit
from web.offline import stay_offline
from web.page.files import file_routes
from web.settings import WebSettings

if TYPE_CHECKING:
    from web.page.mount import PageMount


def create_app(assistant: Answerer, settings: WebSettings) -> FastAPI:
    """The service around `assistant`."""
    stay_offline()
    # Imported only now: Gradio reads the switches of stay_offline while it is imported.
    from web.page.mount import PageMount

    desk = Desk(assistant, settings.workers, settings.queue_wait_s)
    page = PageMount(desk)
    app = FastAPI(
        title="政问",
        summary="回答居民关于政府工作报告的提问，一两句话，附报告原句",
        version="1",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_lifespan(desk, page),
    )
    app.include_router(ask_routes(desk), prefix="/api/v1")
    app.include_router(report_routes(assistant.store), prefix="/api/v1")
    app.include_router(health_routes(assistant.store.manifest))
    app.include_router(docs_routes())
    app.include_router(file_routes())
    app.router.routes.append(page)
    handle_problems(app)
    app.add_middleware(BodyLimit, limit=settings.body_limit)
    app.add_middleware(Edge)
    return app


def _lifespan(desk: Desk, page: "PageMount") -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with page.lifespan():
            yield
        desk.close()

    return lifespan
