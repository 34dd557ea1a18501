from tests.web.fakes import FakeStore
from web.answerer import Library
from web.api.derived import Derived


def test_a_value_is_derived_once_for_each_library() -> None:
    seen: list[Library] = []

    def count(library: Library) -> int:
        seen.append(library)
        return len(library.passages)

    derived, first, second = Derived(count), FakeStore(), FakeStore(passages=())
    assert [derived.of(one) for one in (first, first, second, second)] == [3, 3, 0, 0]
    assert [id(one) for one in seen] == [id(first), id(second)]
