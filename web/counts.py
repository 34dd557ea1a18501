"""The counters of rates in this process's memory, as a storage of the `limits` library.

Takes hits; gives counts of windows that begin with their first hit. Holds a bounded number of counters: the one that
was hit the longest time ago makes way. The library's own memory storage has no bound and looks through every counter
after every hit, so that a flood of made-up names would stop the service.
"""

import time
from collections import OrderedDict

from limits.aio.storage import Storage


class BoundedCounts(Storage):
    """At most `most` counters; one that makes way begins at zero again."""

    STORAGE_SCHEME = None

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        # By key: hits, and when the window ends (seconds since 1970). An ended window counts nothing.
        self._counts: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._counts)

    @property
    def base_exceptions(self) -> type[Exception] | tuple[type[Exception], ...]:
        """None that memory raises; the library asks."""
        return ()

    async def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count `amount` hits; the count of the window that runs, which lasts `expiry` seconds from its first hit."""
        now = time.time()
        count, ends = self._counts.get(key, (0, 0.0))
        if ends <= now:
            count, ends = 0, now + expiry
        self._counts[key] = count + amount, ends
        self._counts.move_to_end(key)
        if len(self._counts) > self._most:
            self._counts.popitem(last=False)
        return count + amount

    async def get(self, key: str) -> int:
        """The count of the window that runs."""
        count, ends = self._counts.get(key, (0, 0.0))
        return count if ends > time.time() else 0

    async def get_expiry(self, key: str) -> float:
        """When the window ends, in seconds since 1970."""
        return self._counts.get(key, (0, time.time()))[1]

    async def check(self) -> bool:
        """Memory is always there."""
        return True

    async def reset(self) -> int | None:
        """Forget every counter; how many there were."""
        count = len(self._counts)
        self._counts.clear()
        return count

    async def clear(self, key: str) -> None:
        """Forget one counter."""
        self._counts.pop(key, None)
