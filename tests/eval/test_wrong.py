"""The page of what went wrong: a block a case, one line a text, nothing for Markdown to read as its own."""

from eval.blame import Blame, Step
from eval.tally import score
from eval.wrong import is_wrong, wrong_page
from qa.models import Turn
from tests.eval.fakes import case, given

RIGHT = given("5000个", quotes=["新增托位5000个以上"])


def test_a_block_tells_question_answer_what_was_wanted_and_the_step() -> None:
    asked = case(
        id="t2",
        group="followup",
        question="那今年呢",
        history=(Turn("去年多少", "800个。"), Turn("准吗", "是。")),
        gold=(("5000", "五千"), ("托位",)),
        quotes=(("新增托位5000个以上", "新增托位"),),
        must_not=("800", "600"),
    )
    scored = score([case(), asked], {"a1": RIGHT, "t2": given("2023年：800个。\n2024年：600个。")})
    page = wrong_page(scored, {"t2": Blame(Step.READING, "多读了“800”")})
    assert (
        page
        == """# 错题 1/2

出错的一步：阅读 1

## t2 followup：答错、无据

- 前面：去年多少 → 800个。
- 前面：准吗 → 是。
- 问：那今年呢
- 答（answered）：2023年：800个。 ／ 2024年：600个。
- 应答：5000 / 五千；托位
- 依据：新增托位5000个以上 / 新增托位
- 不应有：800；600
- 出错的一步：**阅读**，多读了“800”
"""
    )


def test_without_an_explanation_the_step_is_left_out() -> None:
    scored = score([case()], {})
    assert [is_wrong(row) for row in scored] == [True]
    page = wrong_page(scored, {})
    assert "出错的一步" not in page
    assert "- 答（没有回答）：\n" in page


def test_a_right_answer_without_proof_or_too_long_stands_on_the_page() -> None:
    scored = score(
        [case(), case(id="a2"), case(id="a3", gold=())],
        {"a1": RIGHT, "a2": given("5000个"), "a3": given("长" * 161, quotes=["新增托位5000个以上"])},
    )
    heads = [line for line in wrong_page(scored, {}).splitlines() if line.startswith("## ")]
    assert heads == ["## a2 staff：无据", "## a3 staff：太长"]


def test_what_is_not_in_the_report_wants_no_answer() -> None:
    scored = score([case(answerable=False, gold=(), quotes=(), must_not=("5000",))], {"a1": RIGHT})
    assert wrong_page(scored, {}).splitlines()[2:] == [
        "## a1 staff：答错",
        "",
        "- 问：今年新增多少托位",
        "- 答（answered）：5000个",
        "- 应当：报告没有写，不作答",
        "- 不应有：5000",
    ]


def test_steps_are_counted_in_the_order_of_the_recipe() -> None:
    cases = [case(id=str(n)) for n in range(3)]
    steps = (Step.REFUSAL, Step.SCOPE, Step.REFUSAL)
    blames = {one.id: Blame(step, "") for one, step in zip(cases, steps, strict=True)}
    assert wrong_page(score(cases, {}), blames).splitlines()[2] == "出错的一步：范围 1、弃答 2"


def test_a_hostile_question_stays_text() -> None:
    question = "<script>\r\n# [点](http://x) *a* `b`" + "长" * 1000
    page = wrong_page(score([case(question=question)], {}), {})
    line = next(line for line in page.splitlines() if line.startswith("- 问："))
    assert line.startswith("- 问：\\<script> ／ # \\[点\\](http://x) \\*a\\* \\`b\\`长")
    assert line.endswith("长……（共 1033 字）")


def test_no_wrong_case_leaves_only_the_count() -> None:
    assert wrong_page(score([case()], {"a1": RIGHT}), {}) == "# 错题 0/1\n"
