"""What the service counts of itself, for Prometheus. Takes events; holds no question, address or owner."""

from collections.abc import Callable, Iterator

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from qa.models import Outcome
from web.database.archive import StorageState
from web.database.records import Face

_SECONDS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The counters of one service."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._answers = Counter(
            "zhengwen_answers", "Answers given, by face and outcome", ["face", "outcome"], registry=self._registry
        )
        self._seconds = Histogram(
            "zhengwen_answer_seconds", "Seconds from question to answer", buckets=_SECONDS, registry=self._registry
        )
        self.cache_hits = Counter("zhengwen_cache_hits", "Answers that came from the cache", registry=self._registry)
        self._replies = Counter(
            "zhengwen_http_replies", "Replies, by class of status", ["status"], registry=self._registry
        )
        self.under_way = Gauge("zhengwen_requests_under_way", "Requests being served", registry=self._registry)

    def answered(self, face: Face, outcome: Outcome, seconds: float) -> None:
        """Count one answer."""
        self._answers.labels(face.value, outcome.value).inc()
        self._seconds.observe(seconds)

    def replied(self, status: int) -> None:
        """Count one reply."""
        self._replies.labels(f"{status // 100}xx").inc()

    def watch_storage(self, state: Callable[[], StorageState]) -> None:
        """Tell of the archive as it is when asked."""
        self._registry.register(_Storage(state))

    def text(self) -> bytes:
        """Everything in Prometheus' text format."""
        return generate_latest(self._registry)


class _Storage(Collector):
    def __init__(self, state: Callable[[], StorageState]) -> None:
        self._state = state

    def collect(self) -> Iterator[Metric]:
        state = self._state()
        rows = CounterMetricFamily("zhengwen_storage_rows", "Answers handed to the database", labels=["state"])
        rows.add_metric(["stored"], state.stored)
        rows.add_metric(["lost"], state.lost)
        yield rows
        yield GaugeMetricFamily("zhengwen_storage_waiting", "Answers not yet stored", value=state.waiting)
        yield GaugeMetricFamily("zhengwen_storage_away", "1 while the database is away", value=bool(state.away))
