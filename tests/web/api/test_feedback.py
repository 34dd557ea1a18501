from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, select
from starlette.testclient import TestClient

from tests.web.fakes import FakeAssistant
from web.app import create_app
from web.database.engine import open_engine
from web.database.tables import answers, feedback
from web.settings import WebSettings

MINE = {"X-Client-ID": "mine-0123456789abcdefghij"}
THEIRS = {"X-Client-ID": "theirs-0123456789abcdefgh"}
FEEDBACK, HISTORY = "/api/v1/feedback", "/api/v1/me/history"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> WebSettings:
    return WebSettings.model_validate({"data": tmp_path_factory.mktemp("feedback")})


@pytest.fixture(scope="module")
def service(settings: WebSettings) -> Iterator[TestClient]:
    with TestClient(create_app(FakeAssistant(), settings), raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def engine(settings: WebSettings) -> Iterator[Engine]:
    opened = open_engine(settings.database_url)
    yield opened
    opened.dispose()


def asked(service: TestClient, headers: dict[str, str]) -> str:
    given = service.post("/api/v1/ask", json={"question": "今年新增多少托位"}, headers=headers).json()
    return str(given["id"])


def test_feedback_is_kept_masked_and_the_later_one_counts(service: TestClient, engine: Engine) -> None:
    answer = asked(service, MINE)
    first = service.post(FEEDBACK, json={"answer": answer, "rating": "up"}, headers=MINE)
    assert (first.status_code, first.json()) == (201, {"answer": answer, "rating": "up"})
    blame = {"answer": answer, "rating": "down", "reason": "inaccurate", "text": "不对，打13812345678告诉我"}
    assert service.post(FEEDBACK, json=blame, headers=MINE).status_code == 201
    with engine.connect() as connection:
        [row] = connection.execute(select(feedback).where(feedback.c.answer == answer)).all()
    assert (row.rating, row.reason) == ("down", "inaccurate")
    assert row.text.startswith("不对，打〔")
    assert "138" not in row.text


def test_nobody_rates_another_persons_answer_or_one_that_is_none(service: TestClient) -> None:
    answer = asked(service, MINE)
    for given, headers in ((answer, THEIRS), ("0" * 32, MINE)):
        reply = service.post(FEEDBACK, json={"answer": given, "rating": "up"}, headers=headers)
        assert (reply.status_code, reply.json()["code"]) == (404, "answer_unknown")


@pytest.mark.parametrize(
    "given",
    [
        {"rating": "up"},
        {"answer": "0" * 31, "rating": "up"},
        {"answer": "0" * 32, "rating": "赞"},
        {"answer": "0" * 32, "rating": "up", "reason": "unclear"},
        {"answer": "0" * 32, "rating": "down", "reason": "SECRET"},
        {"answer": "0" * 32, "rating": "down", "text": "x" * 1_001},
        {"answer": "0" * 32, "rating": "down", "SECRET": 1},
    ],
)
def test_what_is_no_feedback_is_refused_and_not_echoed(service: TestClient, given: object) -> None:
    reply = service.post(FEEDBACK, json=given, headers=MINE)
    assert (reply.status_code, reply.json()["code"]) == (422, "invalid_request")
    assert "SECRET" not in reply.text


@pytest.mark.parametrize(("method", "path"), [("POST", FEEDBACK), ("DELETE", HISTORY)])
def test_who_cannot_be_told_apart_is_asked_who_they_are(service: TestClient, method: str, path: str) -> None:
    given = {"answer": "0" * 32, "rating": "up"} if method == "POST" else None
    reply = service.request(method, path, json=given)
    assert (reply.status_code, reply.json()["code"]) == (401, "who_unknown")
    assert "www-authenticate" in reply.headers


def test_deleting_takes_ones_own_and_nobody_elses(service: TestClient, engine: Engine) -> None:
    service.delete(HISTORY, headers=MINE)
    service.delete(HISTORY, headers=THEIRS)
    mine, theirs = [asked(service, MINE) for _ in range(3)], asked(service, THEIRS)
    service.post(FEEDBACK, json={"answer": theirs, "rating": "up"}, headers=THEIRS)
    reply = service.delete(HISTORY, headers=MINE)
    assert (reply.status_code, reply.json()) == (200, {"deleted": 3})
    assert service.delete(HISTORY, headers=MINE).json() == {"deleted": 0}
    with engine.connect() as connection:
        left = set(connection.scalars(select(answers.c.id)))
        rated = set(connection.scalars(select(feedback.c.answer)))
    assert left.isdisjoint(mine)
    assert theirs in left & rated
    reply = service.post(FEEDBACK, json={"answer": mine[0], "rating": "up"}, headers=MINE)
    assert reply.json()["code"] == "answer_unknown"


def test_a_browser_deletes_what_its_cookie_names(service: TestClient) -> None:
    service.cookies.set("zw_client", "cookie-0123456789abcdefgh")
    assert service.post("/page/ask", json={"question": "今年新增多少托位"}).status_code == 200
    assert service.delete(HISTORY).json() == {"deleted": 1}
    service.cookies.clear()


def test_without_a_database_it_is_said_that_nothing_was_kept() -> None:
    settings = WebSettings.model_validate({"database": "postgresql://nobody@127.0.0.1:1/none"})
    with TestClient(create_app(FakeAssistant(), settings)) as service:
        reply = service.delete(HISTORY, headers=MINE)
    assert (reply.status_code, reply.json()["code"]) == (503, "storage_unavailable")
    assert int(reply.headers["retry-after"]) > 0
