from qa.models import Outcome
from web.database.archive import StorageState
from web.database.records import Face
from web.metrics import Metrics


def test_answers_replies_and_storage_are_counted() -> None:
    metrics = Metrics()
    metrics.watch_storage(lambda: StorageState(away="数据库被锁住", waiting=3, stored=40, lost=2))
    metrics.answered(Face.API, Outcome.ANSWERED, 0.02)
    metrics.answered(Face.PAGE, Outcome.NOT_IN_REPORT, 0.2)
    metrics.cache_hits.inc()
    metrics.replied(200)
    metrics.replied(404)
    text = metrics.text().decode()
    for line in (
        'zhengwen_answers_total{face="api",outcome="answered"} 1.0',
        'zhengwen_answers_total{face="page",outcome="not_in_report"} 1.0',
        'zhengwen_answer_seconds_bucket{le="0.025"} 1.0',
        "zhengwen_cache_hits_total 1.0",
        'zhengwen_http_replies_total{status="4xx"} 1.0',
        'zhengwen_storage_rows_total{state="stored"} 40.0',
        'zhengwen_storage_rows_total{state="lost"} 2.0',
        "zhengwen_storage_waiting 3.0",
        "zhengwen_storage_away 1.0",
    ):
        assert f"{line}\n" in text
