"""Stand-ins for what eval/ measures: an assistant with fixed answers, an embedder of bigrams, a stub server."""

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from eval.answers import Given, Quoted
from eval.cases import Case
from index.models import Report
from qa.explanation import Explanation
from qa.models import Answer, Citation, Outcome, Turn


class FixedAssistant:
    """Answers from a table, `not_in_report` for what is not in it; remembers what it was asked."""

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        self._answers = answers
        self.asked: list[tuple[str, tuple[Turn, ...]]] = []
        self.narrowed: list[tuple[str, ...]] = []

    def over(self, reports: Sequence[str]) -> "FixedAssistant":
        self.narrowed.append(tuple(reports))
        return self

    def explain(self, question: str, history: Sequence[Turn] = ()) -> Explanation:
        self.asked.append((question, tuple(history)))
        answer = self._answers.get(question, Answer(Outcome.NOT_IN_REPORT, "报告没有提到。", latency_ms=3.0))
        return Explanation(question, None, None, None, answer)


class BigramEmbedder:
    """Texts that share character pairs lie near each other; as many dimensions as pairs can hash to."""

    name = "bigram"
    fingerprint = "bigram-1"
    dim = 4096

    def embed_question(self, text: str) -> NDArray[np.float32]:
        vector = np.zeros(self.dim, np.float32)
        for first, second in pairwise(text):
            vector[(ord(first) * 31 + ord(second)) % self.dim] += 1
        return vector / max(float(np.linalg.norm(vector)), 1e-9)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.stack([self.embed_question(text) for text in texts])


class StubApi(BaseHTTPRequestHandler):
    """200 for a question, 503 for one that says 忙; every question is kept by the server."""

    protocol_version = "HTTP/1.1"
    # Else each reply waits for the client's delayed acknowledgement.
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        seen: list[str] = self.server.questions  # type: ignore[attr-defined]
        seen.append(body["question"])
        self.send_response(503 if "忙" in body["question"] else 200)
        self.send_header("content-length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing on the terminal."""


@contextmanager
def stub_api() -> Iterator[tuple[int, list[str]]]:
    """A server on a free port of this machine, and the questions that it got."""
    questions: list[str] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), StubApi) as server:
        server.questions = questions  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield int(server.server_address[1]), questions
        server.shutdown()
        thread.join()


def citation(quote: str, report: str = "city-2024", n: int = 1) -> Citation:
    """A citation of a quote; its place does not matter here."""
    return Citation(n, report, (), 1, quote, 0, len(quote), ())


def case(**fields: object) -> Case:
    """An answerable case about nursery places, with fields of one's own."""
    ready: dict[str, object] = {
        "id": "a1",
        "group": "staff",
        "question": "今年新增多少托位",
        "answerable": True,
        "gold": (("5000",),),
        "quotes": (("新增托位5000个以上",),),
    }
    return Case(**(ready | fields))  # type: ignore[arg-type]


def given(answer: str, outcome: str = "answered", quotes: Sequence[str] = (), latency_ms: float = 10.0) -> Given:
    """What an answer file would say."""
    cited = tuple(Quoted(quote, "city-2024", beside=False) for quote in quotes)
    return Given(outcome, answer, cited, latency_ms)


def report(text: str, name: str = "city-2024") -> Report:
    """A report of this text."""
    return Report(name, text, "2024年某市政府工作报告", "某市", 2024, "2024-01-10", "", "", "0" * 64)
