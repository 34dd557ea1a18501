import pytest

from index.store import Store
from qa.assistant import Assistant
from qa.models import Outcome
from qa.reading.listed import listed
from qa.stages import Draft, Line
from qa.understanding.understand import understand
from tests.qa.fakes import CLOUD_2024, CLOUD_2026, assistant_over, open_reports

CLOUD_2025 = """2025年云川市政府工作报告

各位代表：
一、2024年工作回顾
过去一年，十件民生实事全部完成，办成了两件大事：一是地铁开工，全线长30公里；二是大学建成。
二、2025年重点工作
（一）扩大内需。新增首店20家，新增停车泊位900个。
各位代表，今年继续办好三件民生实事，让群众满意。
1.扩大普惠托育。新增托位300个。建设示范机构5家。
2.改造老旧小区20个，惠及1万户居民，同步加装电梯、更新管网、增设停车泊位600个，让更多家庭住得安心、舒心、放心。
3.建设口袋公园12个。
以上民生实事，我们将挂图作战。
做到“两个更加注重”：
——更加注重统筹，兼顾长远。
——更加注重实干。
"""
TOLD = "今年继续办好三件民生实事"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_reports(tmp_path_factory.mktemp("deeds"), {"云川市2025": CLOUD_2025})


@pytest.fixture(scope="module")
def deeds(store: Store) -> Assistant:
    return assistant_over(store)


def asked(text: str, store: Store) -> Draft | None:
    return listed(understand(text, store, "", ()).parts[0], store)


def said(found: Draft | None) -> list[tuple[str, str, list[str]]]:
    assert found is not None
    return [_words(line) for line in found.lines]


def _words(line: Line) -> tuple[str, str, list[str]]:
    return line.year, line.status.value, [piece.text for piece in line.pieces]


WIDE = "惠及1万户居民，同步加装电梯、更新管网、增设停车泊位600个，让更多家庭住得安心、舒心、放心"
ITEMS = ["1.扩大普惠托育", f"2.改造老旧小区20个，{WIDE}", "3.建设口袋公园12个"]


@pytest.mark.parametrize(
    "question",
    [
        "今年的民生实事有哪些",
        "今年要办哪三件民生实事",
        "三件民生实事是什么",
        "为民办实事项目都包括什么",
        "请列出2025年民生实事项目清单",
        "惠民实事",
    ],
)
def test_a_question_for_the_list_gets_every_item_in_its_order(question: str, store: Store) -> None:
    assert said(asked(question, store)) == [("2025", "target", [TOLD, *ITEMS])]


@pytest.mark.parametrize("question", ["第三件民生实事是什么", "为民办实事项目第三件是啥", "最后一件实事是什么"])
def test_an_item_is_found_by_its_number(question: str, store: Store) -> None:
    assert said(asked(question, store)) == [("2025", "target", ["3.建设口袋公园12个"])]


def test_an_item_is_told_in_all_its_sentences_with_their_figures(store: Store) -> None:
    found = asked("第一件民生实事是什么", store)
    assert said(found) == [("2025", "target", ["1.扩大普惠托育", "新增托位300个", "建设示范机构5家"])]
    assert found is not None
    assert [figure.value for piece in found.lines[0].pieces for figure in piece.figures] == ["300", "5"]


@pytest.mark.parametrize("question", ["有几件民生实事", "今年办多少件实事", "民生实事一共有几件"])
def test_how_many_there_are_is_told_in_the_report_s_words(question: str, store: Store) -> None:
    assert said(asked(question, store)) == [("2025", "target", [TOLD])]


def test_a_number_beyond_the_list_answers_nothing_and_shows_the_list_s_name(store: Store) -> None:
    found = asked("第十二件民生实事是什么", store)
    assert found is not None
    assert (found.lines, [_words(line) for line in found.near]) == ((), [("2025", "target", [TOLD])])


def test_lists_in_one_paragraph_and_of_dashes_are_told_too(store: Store) -> None:
    assert said(asked("办成了哪两件大事", store)) == [
        ("2024", "result", ["办成了两件大事", "一是地铁开工，全线长30公里", "二是大学建成"])
    ]
    assert said(asked("第二件大事是什么", store)) == [("2024", "result", ["二是大学建成"])]
    assert said(asked("两个更加注重是什么", store)) == [
        ("2025", "target", ["做到“两个更加注重”", "更加注重统筹，兼顾长远", "更加注重实干"])
    ]


@pytest.mark.parametrize(
    "question",
    [
        "民生实事里托位有多少",
        "民生实事完成了吗",
        "今年新增停车泊位多少个",
        "去年的民生实事有哪些",
        "二十件民生实事有哪些",
        "实事求是是什么意思",
        "今年有哪些重点工作",
        "大事记在哪里看",
    ],
)
def test_what_is_no_question_for_the_whole_list_is_left_to_reading(question: str, store: Store) -> None:
    assert asked(question, store) is None


def test_a_report_without_the_list_names_no_item_but_says_what_it_says_of_it(cloud_store: Store) -> None:
    assert asked("今年的民生实事有哪些", cloud_store) is None
    assert asked("第三件民生实事是什么", cloud_store) == Draft((), ())


def test_the_last_count_of_deeds_stands_beside_a_refused_item(tmp_path_factory: pytest.TempPathFactory) -> None:
    counted = CLOUD_2024.replace("新建口袋公园12个", "遴选了12类44项为民办实事项目，提交大会票决")
    found = asked("第三件民生实事是什么", open_reports(tmp_path_factory.mktemp("told"), {"云川市2024": counted}))
    assert found is not None
    assert [_words(line) for line in found.near] == [("2024", "target", ["遴选了12类44项为民办实事项目"])]


def test_each_edition_asked_is_looked_into(tmp_path_factory: pytest.TempPathFactory) -> None:
    both = open_reports(tmp_path_factory.mktemp("both"), {"云川市2025": CLOUD_2025, "云川市2026": CLOUD_2026})
    assert said(asked("2025年的民生实事有几件", both)) == [("2025", "target", [TOLD])]
    assert asked("2026年的民生实事有几件", both) is None


def test_the_answer_is_proved_and_cited_item_by_item(deeds: Assistant) -> None:
    answer = deeds.ask("今年的民生实事有哪些")
    assert answer.outcome is Outcome.ANSWERED
    assert answer.answer == f"2025年目标：{'；'.join([TOLD, *ITEMS])}。"
    assert [citation.paragraph for citation in answer.citations] == [7, 8, 9, 10]
    assert answer.citations[1].section == ("二、2025年重点工作", "三件民生实事")
    assert deeds.ask("第三件民生实事是什么").answer == "2025年目标：3.建设口袋公园12个。"
    assert deeds.ask("有几件民生实事").answer == f"2025年目标：{TOLD}。"
    assert deeds.ask("第十二件民生实事是什么").outcome is Outcome.NOT_IN_REPORT
