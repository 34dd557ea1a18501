"""/healthz and /readyz: whether the process lives, and with which index it answers."""

from fastapi import APIRouter

from web.api.schemas import ReadinessGiven
from web.desk import Manifest


def health_routes(manifest: Manifest) -> APIRouter:
    """The two routes; a service that answers them has its index open already."""
    router = APIRouter(tags=["运行状态"])
    readiness = ReadinessGiven(
        status="ready",
        model=manifest.model,
        fingerprint=manifest.fingerprint,
        built=manifest.built,
        counts=dict(manifest.counts),
    )

    @router.get("/healthz", summary="是否存活")
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/readyz", summary="是否可用", description="索引已打开，可以作答。")
    async def ready() -> ReadinessGiven:
        return readiness

    return router
