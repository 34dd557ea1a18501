"""The reading routes around a desk whose assistant a test may switch."""

from fastapi import FastAPI

from web.api.figures import figure_routes
from web.api.paragraphs import paragraph_routes
from web.api.reports import report_routes
from web.api.suggestions import suggestion_routes
from web.api.version import version_routes
from web.database.engine import open_engine
from web.desk import Desk
from web.edge import Edge
from web.errors import handle_problems
from web.limits import Limiter
from web.metrics import Metrics
from web.security_log import SecurityLog
from web.settings import WebSettings
from web.who.door import Door

ROUTES = (report_routes, paragraph_routes, figure_routes, suggestion_routes, version_routes)


def reading_app(desk: Desk) -> FastAPI:
    settings = WebSettings()
    log = SecurityLog(settings.data, settings.security_log_days)
    door = Door(settings, open_engine(settings.database_url), Limiter(settings), log)
    app = FastAPI()
    for routes in ROUTES:
        app.include_router(routes(desk, door), prefix="/api/v1")
    handle_problems(app)
    app.add_middleware(Edge, metrics=Metrics())
    return app
