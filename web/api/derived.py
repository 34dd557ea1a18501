"""What is derived from the library that serves, made once and made anew when a newer index has taken its place.

Takes a function of the library; gives its value. Two threads may derive the same at once; both get an equal value.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

from web.answerer import Library

T = TypeVar("T")


class Derived(Generic[T]):
    """One value for the library that was asked about last."""

    def __init__(self, derive: Callable[[Library], T]) -> None:
        self._derive = derive
        self._kept: tuple[Library, T] | None = None

    def of(self, library: Library) -> T:
        """The value for `library`, which is compared by identity: an opened index does not change."""
        kept = self._kept
        if kept is None or kept[0] is not library:
            kept = self._kept = library, self._derive(library)
        return kept[1]
