from dataclasses import replace

import pytest

from index.models import Status
from index.unparted import outlooks_of_sentences
from tests.index.fakes import report

RESULT, TARGET, OTHER = Status.RESULT, Status.TARGET, Status.OTHER
ENDLESS = [
    ("各位代表：现在，我代表市人民政府报告工作。", "2024", OTHER),
    ("2023年，全市上下团结奋斗。", "2023", RESULT),
    ("生产总值增长5%。", "2023", RESULT),
    ("五年来，新增学位2万个。", "2019-2023", RESULT),
    ("过去一年，我们改善民生，新增托位400个。", "2023", RESULT),
    ("同时，我们也清醒认识到，还有不足。", "2023", OTHER),
    ("有的工作不够扎实。", "2023", OTHER),
    ("今年的总体要求是：稳中求进。", "2024", TARGET),
    ("主要预期目标是：生产总值增长6%。", "2024", TARGET),
    ("新增托位500个。", "2024", TARGET),
    ("今后五年，新增学位3万个。", "2024-2028", TARGET),
    ("2024年，改造小区30个。", "2024", TARGET),
]


@pytest.mark.parametrize("between", ["", "\n"])
def test_a_sentence_that_names_its_time_moves_those_behind_it(between: str) -> None:
    of = report(between.join(text for text, _, _ in ENDLESS))
    assert [(of.quote(span), view.year, view.status) for span, view in outlooks_of_sentences(of)] == ENDLESS


def test_headings_that_run_into_the_text_move_it_too() -> None:
    of = report("一、2023年工作回顾 新增托位400个。二、2024年工作安排 新增托位500个。三、2024年实事 建公园3个。")
    assert [view.status for _, view in outlooks_of_sentences(of)] == [RESULT, TARGET, TARGET]


def test_before_any_time_is_named_a_sentence_s_own_words_decide() -> None:
    of = report("圆满完成了改造，投资显著增长了9%。\n要新增托位，力争建成公园。\n各位代表请看。\n")
    assert [(view.year, view.status) for _, view in outlooks_of_sentences(of)] == [
        ("2023", RESULT),
        ("2024", TARGET),
        ("2024", OTHER),
    ]


def test_in_december_this_year_is_the_one_reviewed() -> None:
    of = replace(report("今年新增托位400个。明年新增托位500个。"), delivered="2023-12-28")
    assert [(view.year, view.status) for _, view in outlooks_of_sentences(of)] == [("2023", RESULT), ("2024", TARGET)]
