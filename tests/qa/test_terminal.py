import io
from dataclasses import replace

import pytest
from rich.console import Console

from index.models import Status
from qa.assistant import Assistant
from qa.models import Answer, Citation, Outcome, Related
from qa.stages import Asks, Doubt, Fault
from qa.terminal import ASKED, STATUSES, print_answer, print_explanation

QUOTE = "扩大普惠托育服务供给，[bold]新增托位[/bold]5000个以上。"
ANSWER = Answer(
    outcome=Outcome.ANSWERED,
    answer="2024年目标：[red]新增托位[/red]5000个以上。",
    citations=(Citation(1, "c24", ("二、目标", "（九）民生"), 59, QUOTE, 0, len(QUOTE), ((11, 15),)),),
    related=(Related("2023年完成：新增托位300个。", 1),),
    notes=("按“托位”理解。",),
    suggestions=("去年新增养老床位多少？",),
    latency_ms=14.4,
)


def printed(answer: Answer) -> str:
    out = io.StringIO()
    print_answer(Console(file=out, width=200, soft_wrap=True), answer, "由人工智能生成")
    return out.getvalue()


def test_an_answer_is_printed_with_proof_place_and_what_stands_beside() -> None:
    assert printed(ANSWER).splitlines() == [
        "2024年目标：[red]新增托位[/red]5000个以上。",
        f"[1] {QUOTE}",
        "    c24 第59段 二、目标 › （九）民生",
        "相关：2023年完成：新增托位300个。[1]",
        "说明：按“托位”理解。",
        "还可以问：去年新增养老床位多少？",
        "由人工智能生成 · 14 毫秒",
    ]


def test_the_marks_are_shown_reversed_on_a_terminal() -> None:
    out = io.StringIO()
    console = Console(file=out, width=200, soft_wrap=True, force_terminal=True, color_system="standard")
    print_answer(console, replace(ANSWER, answer="甲", related=(), notes=(), suggestions=()), "标识")
    assert "\x1b[7m[bol\x1b[0m" in out.getvalue()
    assert "\x1b[31m" not in out.getvalue()


def test_a_fixed_reply_is_one_line_without_label() -> None:
    assert printed(Answer(Outcome.CLARIFY, "请输入问题。")) == "请输入问题。\n"


def explained(assistant: Assistant, question: str) -> list[str]:
    out = io.StringIO()
    print_explanation(Console(file=out, width=300, soft_wrap=True), assistant.explain(question))
    return out.getvalue().splitlines()


def test_an_explanation_tells_what_was_understood_found_and_rejected(cloud: Assistant) -> None:
    lines = explained(cloud, "今年托兒所新增多少个")
    assert lines[:7] == [
        "问题    今年托儿所新增多少个",
        "报告    云川市2024",
        "要问    托儿所新增多少个",
        "  要的  数量 · 总量 · 个",
        "  何时  云川市2024 2024 完成或目标",
        "  词    托位 / 托儿所　权重 0.85",
        "  词    新增　权重 0.44",
    ]
    kept, rejected = lines.index("候选（前 8）"), lines.index("排除（前 8）")
    assert "  云川市2024:10.2  新增托位5000个以上　＝ 新增托位 5000个以上" in lines[kept + 1]
    assert all("　✗ " in line for line in lines[rejected + 1 : -2])
    assert not any("　✗ " in line for line in lines[kept + 1 : rejected])
    assert 1 <= rejected - kept - 1 <= 8
    assert lines[-2] == "核对    每个数字、引文和名称都有出处"
    assert lines[-1] == "结果    answered"


def test_each_thing_asked_is_explained_with_what_it_wants_and_for_when(cloud: Assistant) -> None:
    lines = explained(cloud, "去年城镇新增就业增长多少，今年老旧小区改造目标是多少")
    told = [line for line in lines if line.startswith(("要问", "  要的", "  何时"))]
    assert told == [
        "要问    城镇新增就业增长多少",
        "  要的  数据 · 增减",
        "  何时  云川市2024 2023 完成或目标",
        "要问    老旧小区改造目标是多少",
        "  要的  数据",
        "  何时  云川市2024 2024 目标",
    ]


def test_every_kind_and_status_that_can_be_asked_has_a_name() -> None:
    assert set(ASKED) == set(Asks)
    assert set(STATUSES) == set(Status)


def test_a_required_name_is_said_to_be_required(cloud: Assistant) -> None:
    assert "  词    WTO　权重 1.00，必须说到" in explained(cloud, "WTO有多少")


@pytest.mark.parametrize(("question", "last"), [("？", "结果    clarify"), ("你好", "结果    greeting")])
def test_a_question_that_ended_early_has_no_later_steps(question: str, last: str, cloud: Assistant) -> None:
    lines = explained(cloud, question)
    assert len(lines) == 2
    assert lines[1] == last


def test_a_question_that_waits_for_a_region_says_so(regions: Assistant) -> None:
    lines = explained(regions, "新增多少托位")
    assert lines[1] == "报告    待定"
    assert lines[-1] == "结果    clarify"


def test_an_explanation_tells_which_words_were_not_proved_and_what_was_said_instead(cloud: Assistant) -> None:
    found = cloud.explain("今年新增多少托位")
    faults = (Fault(Doubt.FIGURE, "6000个"), Fault(Doubt.NAME, "云上"))
    refused = replace(found.answer, outcome=Outcome.NOT_IN_REPORT)
    for answer, instead in ((found.answer, "改引原句"), (refused, "不作答")):
        out = io.StringIO()
        print_explanation(Console(file=out, width=300), replace(found, faults=faults, answer=answer))
        told = f"核对    {instead}，因为没有出处的有：数字“6000个”；名称“云上”"
        assert told in [line.rstrip() for line in out.getvalue().splitlines()]
