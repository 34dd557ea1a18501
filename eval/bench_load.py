"""How many questions a second get through at so many clients.

Takes a way to open a caller (one a client) and distinct questions; gives counts and seconds. Bounded by
time and by count, reaches nothing but loopback. Knows nothing of what is called.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

import httpx

Caller = Callable[[str], bool]
OpenCaller = Callable[[], AbstractContextManager[Caller]]
MOST_REQUESTS = 20_000
TIMEOUT_S = 30.0


@dataclass(frozen=True, slots=True)
class Load:
    """What came back; `errors` are calls that failed or were refused."""

    clients: int
    asked: int
    errors: int
    seconds: float

    @property
    def per_second(self) -> float:
        """Calls that succeeded in a second."""
        return (self.asked - self.errors) / self.seconds if self.seconds else 0.0

    def plus(self, other: "Load") -> "Load":
        """Two runs at the same number of clients as one."""
        return Load(self.clients, self.asked + other.asked, self.errors + other.errors, self.seconds + other.seconds)


class _Work:
    """Hands out questions to threads until the time or the count is used up."""

    def __init__(self, questions: Iterator[str], seconds: float, most: int) -> None:
        self._questions = questions
        self._deadline = time.perf_counter() + seconds
        self._left = most
        self._lock = threading.Lock()
        self.asked = 0
        self.errors = 0

    def take(self) -> str | None:
        with self._lock:
            if self._left == 0 or time.perf_counter() >= self._deadline:
                return None
            self._left -= 1
            return next(self._questions, None)

    def note(self, succeeded: bool) -> None:
        with self._lock:
            self.asked += 1
            self.errors += not succeeded


def run_load(
    open_caller: OpenCaller, questions: Iterator[str], clients: int, seconds: float, most: int = MOST_REQUESTS
) -> Load:
    """So many threads calling as fast as answers come."""
    started = time.perf_counter()
    work = _Work(questions, seconds, most)
    threads = [threading.Thread(target=_client, args=(open_caller, work)) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Load(clients, work.asked, work.errors, time.perf_counter() - started)


def _client(open_caller: OpenCaller, work: _Work) -> None:
    with open_caller() as call:
        while (question := work.take()) is not None:
            work.note(call(question))


def http_caller(port: int) -> OpenCaller:
    """A client of the API on this machine, with a connection of its own; anything but 200 is an error."""

    @contextmanager
    def opened() -> Iterator[Caller]:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=TIMEOUT_S, trust_env=False) as client:
            yield lambda question: _asked(client, question)

    return opened


def local_caller(call: Callable[[str], object]) -> OpenCaller:
    """A function of this process; it succeeds when it returns."""

    @contextmanager
    def opened() -> Iterator[Caller]:
        def succeed(question: str) -> bool:
            call(question)
            return True

        yield succeed

    return opened


def _asked(client: httpx.Client, question: str) -> bool:
    # Escaped JSON, for a lone surrogate in a question has no UTF-8.
    body = json.dumps({"question": question}).encode()
    try:
        return client.post("/api/v1/ask", content=body, headers={"content-type": "application/json"}).status_code == 200
    except httpx.HTTPError:
        return False
