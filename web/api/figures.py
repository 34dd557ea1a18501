"""GET /api/v1/figures: the ledger by report, topic, words, year and status, a page of JSON or a whole CSV table.

Takes the desk's store at every request; gives rows as they stand in the ledger. Ranks nothing: words only sift.
"""

from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Header, Query, Response, Security

from index.export import write_rows
from index.models import Figure, Passage, Status
from index.numerals import bare_unit
from qa.normalise import normalise
from web.answerer import Library
from web.api.accept import weight
from web.api.derived import Derived
from web.api.etag import JSON, IfNoneMatch, tagged
from web.api.problems import read_replies
from web.api.readings import FigureGiven, FiguresAsked, FiguresGiven
from web.api.reports import known_report
from web.desk import Desk
from web.errors import REPORT_UNKNOWN
from web.who.declared import OPTIONAL
from web.who.door import Door

CSV = "text/csv"
_VARY = {"Vary": "Accept"}
_NAMED = {"Content-Disposition": f"attachment; filename=\"figures.csv\"; filename*=UTF-8''{quote('数据台账.csv')}"}
_TABLE = "report,indicator,value,number,…\r\nxuzhou-2024,新增托位,5000,5000,…\r\n"

Accept = Annotated[str, Header(description="要 CSV 时写 text/csv；其余都回 JSON", examples=[JSON, CSV])]


def figure_routes(desk: Desk, door: Door) -> APIRouter:
    """The route over the ledger of the desk's store."""
    router = APIRouter(tags=["数据"], dependencies=[Security(door.reading)])
    words = Derived(words_of)

    @router.get(
        "/figures",
        operation_id="listFigures",
        summary="数据台账",
        description=(
            "报告里的数字：指标、数值、年份、完成还是目标，以及所在的原句。"
            "Accept 为 text/csv 时不分页，回符合条件的全部数字，带 BOM，表格软件可直接打开。"
        ),
        response_model=FiguresGiven,
        openapi_extra=OPTIONAL,
        responses=read_replies("一页台账，或全部台账的 CSV", REPORT_UNKNOWN, media={CSV: _TABLE}),
    )
    def figures(asked: Annotated[FiguresAsked, Query()], accept: Accept = JSON, known: IfNoneMatch = "") -> Response:
        store = desk.assistant.store
        rows = chosen(store, asked, words.of(store) if asked.text else {})
        if weight(accept, CSV) > weight(accept, JSON):
            return tagged(_table(rows, store.by_id), known, f"{CSV}; charset=utf-8", {**_VARY, **_NAMED})
        return tagged(_page(rows, asked, store.by_id).model_dump_json().encode(), known, headers=_VARY)

    return router


def chosen(library: Library, asked: FiguresAsked, words: Mapping[str, str]) -> Sequence[Figure]:
    """The rows that are asked for, in the order of report and text. Raises Problem(REPORT_UNKNOWN).

    `words` are the normalised words of every indicator and sentence, read only where words are asked for.
    """
    rows = library.ledger.choose(
        reports=[known_report(library, asked.report).id] if asked.report else (),
        years=[asked.year] if asked.year else (),
        statuses=[Status(asked.status)] if asked.status else (),
        topics=[asked.topic] if asked.topic else (),
    )
    if asked.unit:
        rows = [row for row in rows if bare_unit(row.unit) == asked.unit]
    wanted = _sifted(asked.text or "").split()
    if not wanted:
        return rows
    sentence = {one: words[library.by_id[one].text] for one in {row.passage for row in rows}}
    return [row for row in rows if all(one in words[row.indicator] or one in sentence[row.passage] for one in wanted)]


def figure_given(figure: Figure, passage: Passage) -> FigureGiven:
    """A row of the ledger with the sentence that states it."""
    return FigureGiven(
        report=figure.report,
        indicator=figure.indicator,
        value=figure.value,
        number=figure.number,
        unit=figure.unit,
        qualifier=figure.qualifier,
        year=figure.year,
        status=figure.status,
        aspect=figure.aspect,
        topic=figure.topic,
        start=figure.start,
        end=figure.end,
        section=list(passage.section),
        sentence=passage.text,
        paragraph=passage.paragraph,
    )


def words_of(library: Library) -> dict[str, str]:
    """By indicator and sentence of the ledger: its normalised words. Normalising takes some 20 µs a text."""
    rows = library.ledger.choose()
    texts = {row.indicator for row in rows} | {library.by_id[row.passage].text for row in rows}
    return {text: _sifted(text) for text in texts}


def _sifted(text: str) -> str:
    return normalise(text).casefold()


def _page(rows: Sequence[Figure], asked: FiguresAsked, passages: Mapping[str, Passage]) -> FiguresGiven:
    first = (asked.page - 1) * asked.size
    shown = [figure_given(row, passages[row.passage]) for row in rows[first : first + asked.size]]
    return FiguresGiven(total=len(rows), page=asked.page, size=asked.size, figures=shown)


def _table(rows: Sequence[Figure], passages: Mapping[str, Passage]) -> bytes:
    stream = StringIO(newline="")
    write_rows(stream, rows, passages)
    return stream.getvalue().encode("utf-8-sig")
