"""The pages that are read, around a desk whose assistant a test may switch."""

from fastapi import FastAPI

from web.database.engine import open_engine
from web.desk import Desk
from web.edge import Edge
from web.errors import handle_problems
from web.limits import Limiter
from web.look.assets import asset_routes
from web.metrics import Metrics
from web.reader.routes import reader_routes
from web.security_log import SecurityLog
from web.settings import WebSettings
from web.who.door import Door


def reader_app(desk: Desk, settings: WebSettings) -> FastAPI:
    log = SecurityLog(settings.data, settings.security_log_days)
    door = Door(settings, open_engine(settings.database_url), Limiter(settings), log)
    app = FastAPI()
    app.include_router(asset_routes())
    app.include_router(reader_routes(desk, settings, door))
    handle_problems(app)
    app.add_middleware(Edge, metrics=Metrics())
    return app
