import pytest

from web.reader.days import day_of, day_said


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2024-01-10", "2024年1月10日"),
        ("2024-01", "2024年1月"),
        ("2024", "2024年"),
        ("", ""),
        ("<b>", "<b>"),
        ("２０２４-01", "２０２４-01"),
    ],
)
def test_dates_are_said_as_far_as_they_are_known(iso: str, said: str) -> None:
    assert day_said(iso) == said


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-23T20:40:25+00:00", "2026年11月24日"),
        ("2026-11-23T15:59:59+00:00", "2026年11月23日"),
        ("2026-11-23", "2026年11月23日"),
        ("某日", "某日"),
    ],
)
def test_a_moment_is_said_as_the_day_in_china(moment: str, said: str) -> None:
    assert day_of(moment) == said
