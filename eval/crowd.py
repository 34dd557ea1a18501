"""Many clients in one light process: asks over HTTP as fast as answers come, and keeps what came of it.

Run as `python -m eval.crowd`: takes one errand as a line of JSON, ends with its time or with its input, and gives
one line of JSON. A process of its own, so that asking does not slow what is measured; it reaches nothing but
127.0.0.1, and holds every reply against the answer that was expected.
"""

import asyncio
import json
import secrets
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from itertools import cycle, islice

TIMEOUT_S = 30.0
# A server that is away is asked again, but not hammered.
AGAIN_AFTER_S = 0.05
MOST_REQUESTS = 500_000
# What a connection that breaks, or a reply that is none, is seen as.
BROKEN = (OSError, EOFError, ValueError, KeyError, TypeError, asyncio.LimitOverrunError)


@dataclass(frozen=True, slots=True)
class Errand:
    """What to ask and for how long: `questions` over and over, each answer held against `expected` where it is told."""

    port: int
    clients: int
    seconds: float
    questions: tuple[str, ...]
    expected: Mapping[str, str] = field(default_factory=dict)
    most: int = MOST_REQUESTS


@dataclass(frozen=True, slots=True)
class Haul:
    """What came back: the ids of right answers, and how often which fault (a status, a broken connection, `wrong`)."""

    seconds: float
    ids: tuple[str, ...]
    faults: Mapping[str, int]
    p50_ms: float
    p95_ms: float
    slowest_ms: float

    @property
    def errors(self) -> int:
        """Questions that got no answer, or a wrong one."""
        return sum(self.faults.values())

    @property
    def asked(self) -> int:
        """All questions."""
        return len(self.ids) + self.errors

    @property
    def per_second(self) -> float:
        """Right answers in a second."""
        return len(self.ids) / self.seconds if self.seconds else 0.0


class _Tally:
    """Counts while the clients ask."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.faults: Counter[str] = Counter()
        self.times_ms: list[float] = []

    def to_haul(self, seconds: float) -> Haul:
        times = sorted(self.times_ms) or [0.0]
        p50, p95 = (times[min(int(len(times) * share), len(times) - 1)] for share in (0.5, 0.95))
        return Haul(seconds, tuple(self.ids), dict(self.faults), p50, p95, times[-1])


class _Client:
    """One caller with a connection, and an id, of its own."""

    def __init__(self, port: int, tally: _Tally) -> None:
        self._port = port
        self._tally = tally
        self._head = f"POST /api/v1/ask HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
        self._head += f"X-Client-ID: {secrets.token_urlsafe(24)}\r\nContent-Length: "
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, question: str, expected: str | None) -> None:
        """One question and its reply, counted."""
        began = time.perf_counter()
        try:
            async with asyncio.timeout(TIMEOUT_S):
                status, body = await self._post(json.dumps({"question": question}).encode())
            fault, answered = _judge(status, body, expected)
        except BROKEN as error:
            self.close()
            fault, answered = type(error).__name__, ""
            await asyncio.sleep(AGAIN_AFTER_S)
        self._tally.times_ms.append((time.perf_counter() - began) * 1000)
        if fault:
            self._tally.faults[fault] += 1
        else:
            self._tally.ids.append(answered)

    async def _post(self, body: bytes) -> tuple[int, bytes]:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(f"{self._head}{len(body)}\r\n\r\n".encode() + body)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        reply = await reader.readexactly(int(head.partition(b"content-length:")[2].partition(b"\r\n")[0]))
        if b"connection: close" in head:
            self.close()
        return int(head.split(b" ", 2)[1]), reply

    def close(self) -> None:
        """Hang up; the next question opens a connection again."""
        if self._streams is not None:
            self._streams[1].close()
        self._streams = None


async def run_errand(errand: Errand, stop: asyncio.Event) -> Haul:
    """Ask until the time or the count is used up or `stop` is set; what is under way then is still waited for."""
    tally = _Tally()
    questions = islice(cycle(errand.questions), errand.most)
    began = time.perf_counter()
    clients = [_Client(errand.port, tally) for _ in range(errand.clients)]
    await asyncio.gather(*(_keep_asking(client, questions, errand, stop) for client in clients))
    return tally.to_haul(time.perf_counter() - began)


async def _keep_asking(client: _Client, questions: Iterator[str], errand: Errand, stop: asyncio.Event) -> None:
    deadline = time.perf_counter() + errand.seconds
    while not stop.is_set() and time.perf_counter() < deadline and (question := next(questions, None)) is not None:
        await client.ask(question, errand.expected.get(question))
    client.close()


def _judge(status: int, body: bytes, expected: str | None) -> tuple[str, str]:
    """The fault (empty when there is none) and the answer's id."""
    if status != 200:
        return str(status), ""
    given = json.loads(body)
    wrong = not given["outcome"] or (expected is not None and given["answer"] != expected)
    return ("wrong" if wrong else ""), str(given.get("id", ""))


async def _serve_input() -> Haul:
    errand = Errand(**json.loads(sys.stdin.buffer.readline()))
    stop = asyncio.Event()
    asyncio.get_running_loop().add_reader(sys.stdin.fileno(), stop.set)
    return await run_errand(errand, stop)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(asyncio.run(_serve_input()))) + "\n")
