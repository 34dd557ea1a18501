"""What a reader asks for on /figures, from the page's own form: empty fields count as not given.

Takes the query as text; gives the `FiguresAsked` that the API knows too, and addresses that ask for the same.
"""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query
from pydantic import ValidationError

from web.api.readings import FiguresAsked
from web.errors import INVALID, Problem

ROWS = 30

Given = Annotated[str, Query()]


def asked_for(
    report: Given = "",
    topic: Given = "",
    text: Given = "",
    year: Given = "",
    status: Given = "",
    unit: Given = "",
    page: Given = "",
) -> FiguresAsked:
    """A dependency of routes. Raises Problem(INVALID)."""
    given = {
        "report": report,
        "topic": topic,
        "text": text.strip(),
        "year": year,
        "status": status,
        "unit": unit,
        "page": page,
    }
    try:
        return FiguresAsked.model_validate({name: value for name, value in given.items() if value} | {"size": ROWS})
    except ValidationError as error:
        raise Problem(INVALID) from error


def address(path: str, asked: FiguresAsked, **changed: object) -> str:
    """`path` with a query that asks for the same, but for what is `changed`; None takes a condition away."""
    given = asked.model_dump(exclude_none=True, exclude={"size", "page"}) | changed
    query = urlencode({name: value for name, value in given.items() if value is not None})
    return f"{path}?{query}" if query else path
