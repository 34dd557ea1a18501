"""GET /api/v1/version: which program answers, from which index, in which wording.

Takes the desk's assistant at every request; gives fingerprints that change when answers may.
"""

from importlib.metadata import version as installed

from fastapi import APIRouter, Response, Security

from web.answerer import Answerer
from web.api.etag import IfNoneMatch, tagged
from web.api.problems import read_replies
from web.api.readings import VersionGiven
from web.api.reports import report_entries
from web.desk import Desk
from web.who.declared import OPTIONAL
from web.who.door import Door

API = "1"


def version_routes(desk: Desk, door: Door) -> APIRouter:
    """The route over what answers at the desk."""
    router = APIRouter(tags=["运行状态"], dependencies=[Security(door.reading)])
    program = installed("zhengwen")

    @router.get(
        "/version",
        operation_id="getVersion",
        summary="版本",
        description="程序、接口、索引和固定用语的版本；都没有变，同一个问题的回答就不变。",
        response_model=VersionGiven,
        openapi_extra=OPTIONAL,
        responses=read_replies("版本"),
    )
    def version(known: IfNoneMatch = "") -> Response:
        return tagged(version_given(desk.assistant, program).model_dump_json().encode(), known)

    return router


def version_given(assistant: Answerer, program: str) -> VersionGiven:
    """The versions of all that an answer is made by."""
    manifest = assistant.store.manifest
    return VersionGiven(
        program=program,
        api=API,
        model=manifest.model,
        index=manifest.fingerprint,
        built=manifest.built,
        prompts=assistant.prompts.fingerprint,
        editions=[entry.id for entry in report_entries(assistant.store)],
    )
