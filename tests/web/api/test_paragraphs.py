from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from index.headings import find_headings
from index.models import PageStart
from index.store import Store
from index.structure import section_tree
from tests.web.fakes import FIRST, HOSTILE, LAST, QUOTE, REPORT, FakeStore
from web.api.paragraphs import paragraph_given

PATH = f"/api/v1/reports/{REPORT.id}/paragraphs"


def test_a_paragraph_is_given_with_its_place_and_its_figures(client: TestClient) -> None:
    given = client.get(f"{PATH}/3").json()
    assert given["text"] == FIRST + QUOTE + LAST
    assert REPORT.text[given["start"] : given["end"]] == given["text"]
    assert given["section"] == ["二、2024年工作安排", "深化健康徐州建设"]
    assert (given["report"], given["paragraph"], given["page"]) == (REPORT.id, 3, None)
    assert (given["previous"], given["next"]) == (2, 4)
    assert [figure["indicator"] for figure in given["figures"]] == ["新增托位", "=养老服务圈"]


def test_the_first_and_the_last_have_one_neighbour(client: TestClient) -> None:
    first, last = client.get(f"{PATH}/1").json(), client.get(f"{PATH}/4").json()
    assert (first["previous"], first["next"]) == (None, 2)
    assert (last["previous"], last["next"], last["text"], last["figures"]) == (3, None, HOSTILE, [])


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        (f"{PATH}/5", 404, "paragraph_unknown"),
        (f"{PATH}/{10**30}", 404, "paragraph_unknown"),
        ("/api/v1/reports/nowhere-2024/paragraphs/1", 404, "report_unknown"),
        (f"{PATH}/0", 422, "invalid_request"),
        (f"{PATH}/-1", 422, "invalid_request"),
        (f"{PATH}/three", 422, "invalid_request"),
        (f"{PATH}/{'9' * 5_000}", 422, "invalid_request"),
        (f"{PATH}/1/", 404, "not_found"),
    ],
)
def test_what_is_not_there_is_a_problem(client: TestClient, path: str, status: int, code: str) -> None:
    reply = client.get(path)
    assert (reply.status_code, reply.json()["code"]) == (status, code)
    assert status != 422 or reply.json()["detail"].startswith("paragraph")


def test_the_text_has_a_tag(client: TestClient) -> None:
    first = client.get(f"{PATH}/3")
    assert client.get(f"{PATH}/3", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    assert client.get(f"{PATH}/4", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


def test_a_page_is_named_where_the_file_has_pages() -> None:
    paged = replace(REPORT, pages=(PageStart(0, 1), PageStart(REPORT.paragraphs[2].start, 2)))
    library = FakeStore(reports={paged.id: paged})
    assert [paragraph_given(library, paged, n, ()).page for n in (2, 3)] == [1, 2]


def test_the_citys_paragraphs_make_up_its_report(city_store: Store) -> None:
    [report] = city_store.reports.values()
    tree = section_tree(find_headings(report))
    given = [paragraph_given(city_store, report, n, tree) for n in range(1, len(report.paragraphs) + 1)]
    assert [one.text for one in given] == [report.text[one.start : one.end] for one in given]
    assert sum(len(one.figures) for one in given) == len(city_store.ledger.rows)
    assert all(figure.sentence in one.text for one in given for figure in one.figures)
    assert given[58].section[-1] == "深化健康徐州建设"
