import pytest

from index.models import Status
from qa.models import AnswerFigure
from web.page.figures import mark_figures


def figure(value: str, unit: str, qualifier: str = "") -> AnswerFigure:
    return AnswerFigure("新增托位", value, 0, unit, qualifier, "2024", Status.TARGET, 1)


@pytest.mark.parametrize(
    ("text", "figures", "marked"),
    [
        ("新增托位5000个以上。", [figure("5000", "个", "以上")], ["5000个以上"]),
        ("总数突破140万户。", [figure("140", "万户", "突破")], ["突破140万户"]),
        ("增长8.2%，总数突破140万户。", [figure("8.2", "%"), figure("140", "万户")], ["8.2%", "140万户"]),
        ("建成15个、150个。", [figure("15", "个")], ["15个"]),
        ("增长15.5%。", [figure("5", "%")], []),
        ("由1652公里到700公里。", [figure("700", "公里")], ["700公里"]),
        ("没有数。", [], []),
        ("（a+b）*个", [figure("a+b", "）*个")], ["a+b）*个"]),
        ("空", [figure("", "个")], []),
    ],
)
def test_figures_are_marked_with_unit_and_bound(text: str, figures: list[AnswerFigure], marked: list[str]) -> None:
    pieces = mark_figures(text, figures)
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if piece.marked] == marked
