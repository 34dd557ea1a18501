import pytest

from web.api.accept import MOST, weight

CSV = "text/csv"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("text/csv", 1.0),
        ("TEXT/CSV ; Q=0.5", 0.5),
        ("text/csv;q=0", 0.0),
        ("*/*;q=0.8, text/csv;q=0.2", 0.2),
        ("text/*;q=0.3, */*", 0.3),
        ("text/csv;header=present;q=0.4", 0.4),
        ("application/json", 0.0),
        ("", 0.0),
        ("csv", 0.0),
        ("text/csv;q=2", 0.0),
        ("text/csv;q=nan", 0.0),
        ("text/csv;q=1e9", 0.0),
        ("text/csv;q=", 0.0),
        ("*/*", 1.0),
    ],
)
def test_the_most_particular_range_decides(accept: str, expected: float) -> None:
    assert weight(accept, CSV) == expected


def test_of_a_flood_of_ranges_only_the_first_are_read() -> None:
    assert weight("a/b," * (MOST - 1) + CSV, CSV) == 1.0
    assert weight("a/b," * MOST + CSV, CSV) == 0.0
