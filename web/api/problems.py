"""Declares the problems of a route in the API's documentation. Takes kinds of problem, gives FastAPI's `responses`."""

from typing import Any

from web.api.schemas import ProblemGiven
from web.errors import PROBLEM_TYPE, Kind, problem_body


def declared(*kinds: Kind) -> dict[int | str, dict[str, Any]]:
    """FastAPI's `responses` for these kinds, one entry a status with an example for each kind."""
    responses: dict[int | str, dict[str, Any]] = {}
    for kind in kinds:
        entry = responses.setdefault(kind.status, _entry())
        entry["description"] = "；".join(filter(None, [entry["description"], kind.title]))
        entry["content"][PROBLEM_TYPE]["examples"][kind.code] = {"value": problem_body(kind, "0" * 32)}
    return responses


def _entry() -> dict[str, Any]:
    schema = ProblemGiven.model_json_schema()
    return {"description": "", "content": {PROBLEM_TYPE: {"schema": schema, "examples": {}}}}
