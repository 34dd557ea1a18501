"""What waits to be stored, between the threads that answer and the one that writes. Bounded; stores nothing itself.

Takes answers in the order in which they were given, and orders (to rate, to forget) with their place in that order.
"""

import threading
from collections import Counter, deque
from collections.abc import Collection, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from web.database.records import AnswerRecord, FeedbackRecord


@dataclass(frozen=True, slots=True)
class Rate:
    """Store what somebody says of an answer, once the answers before it are stored."""

    feedback: FeedbackRecord
    done: Future[None] = field(default_factory=Future)


@dataclass(frozen=True, slots=True, eq=False)
class Forget:
    """Delete all that one owner asked until `at`, also what waits; `done` gives the number of answers."""

    owner: str
    at: datetime
    done: Future[int] = field(default_factory=Future)


Order = Rate | Forget


class Backlog:
    """At most `most` answers and `most` orders."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._records: deque[tuple[int, AnswerRecord]] = deque()
        self._orders: deque[tuple[int, Order]] = deque()
        self._closed = False
        self.came = 0
        self.refused = 0
        self.called = threading.Event()

    def __len__(self) -> int:
        return len(self._records)

    def put(self, record: AnswerRecord) -> None:
        """Take it, or count it as refused when there is no room (any more). The writer looks in by itself."""
        with self._lock:
            if self._closed or len(self._records) >= self._most:
                self.refused += 1
                return
            self._records.append((self.came, record))
            self.came += 1

    def order(self, order: Order) -> bool:
        """Take an order and call the writer; False when it is gone."""
        with self._lock:
            if self._closed or len(self._orders) >= self._most:
                return False
            self._orders.append((self.came, order))
        self.called.set()
        return True

    def withdraw(self, order: Order) -> None:
        """Nobody waits for it any more."""
        with self._lock:
            self._orders = deque(entry for entry in self._orders if entry[1] is not order)

    def close(self) -> None:
        """Take nothing any more, and call the writer for the last time."""
        with self._lock:
            self._closed = True
        self.called.set()

    @property
    def closed(self) -> bool:
        """Whether it takes nothing any more."""
        return self._closed

    def take(self, most: int) -> Sequence[AnswerRecord]:
        """The oldest answers."""
        with self._lock:
            return [self._records.popleft()[1] for _ in range(min(most, len(self._records)))]

    def next_forgets(self, most: int) -> Sequence[Forget]:
        """The oldest wishes to be forgotten; they stay here until they are withdrawn."""
        with self._lock:
            return list(islice((order for _, order in self._orders if isinstance(order, Forget)), most))

    def next_rate(self) -> Rate | None:
        """The oldest rating before which no answer waits; it stays here until it is withdrawn."""
        with self._lock:
            first = self._records[0][0] if self._records else self.came
            return next((order for place, order in self._orders if isinstance(order, Rate) and place <= first), None)

    def drop(self, wishes: Collection[Forget]) -> Counter[str]:
        """Take out what waits of these owners and came before their wishes; gives how many by owner."""
        dropped: Counter[str] = Counter()
        kept: deque[tuple[int, AnswerRecord]] = deque()
        with self._lock:
            until = {
                order.owner: place for place, order in self._orders if isinstance(order, Forget) and order in wishes
            }
            for came, record in self._records:
                if came < until.get(record.owner, 0):
                    dropped[record.owner] += 1
                else:
                    kept.append((came, record))
            self._records = kept
        return dropped
