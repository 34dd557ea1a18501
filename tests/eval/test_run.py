"""Answering and scoring are two steps, and the second can be repeated."""

import json
from pathlib import Path

import pytest

from eval.blame import Blame, Step
from eval.errors import SetRefused
from eval.run import (
    ANSWERS,
    RESULTS,
    SUMMARY,
    WRONG,
    QuestionSet,
    answer,
    ask,
    need_reports,
    read_sets,
    score_folder,
)
from qa.models import Answer, Outcome, Turn
from tests.eval.fakes import FixedAssistant, case, citation

HISTORY = (Turn("去年新增多少托位", "800个"),)
CASES = (
    case(id="a1"),
    case(id="a2", question="那今年呢", history=HISTORY),
    case(id="u1", question="托育一个月多少钱", answerable=False, gold=(), quotes=()),
)
REPLY = Answer(Outcome.ANSWERED, "新增托位5000个以上。", citations=(citation("新增托位5000个以上。"),), latency_ms=9.0)


def table_of_answers() -> FixedAssistant:
    return FixedAssistant({"今年新增多少托位": REPLY})


def test_answers_come_in_the_order_of_the_set(tmp_path: Path) -> None:
    assistant, done = table_of_answers(), []
    found = answer(CASES, assistant, tmp_path / "new", seed=3, advance=lambda: done.append(1))
    rows = [json.loads(line) for line in (tmp_path / "new" / ANSWERS).read_text("utf-8").splitlines()]
    assert [(row["id"], row["question"], row["outcome"]) for row in rows] == [
        ("a1", "今年新增多少托位", "answered"),
        ("a2", "那今年呢", "not_in_report"),
        ("u1", "托育一个月多少钱", "not_in_report"),
    ]
    assert rows[0]["citations"][0]["quote"] == "新增托位5000个以上。"
    assert len(done) == 3
    assert dict(assistant.asked)["那今年呢"] == HISTORY
    assert (sorted(found), found["a1"].answer) == (["a1", "a2", "u1"], REPLY)


def test_the_seed_fixes_the_order_of_asking(tmp_path: Path) -> None:
    many = [case(id=str(n), question=str(n)) for n in range(20)]
    orders = []
    for seed in (1, 1, 2):
        assistant = table_of_answers()
        answer(many, assistant, tmp_path, seed=seed)
        orders.append([question for question, _ in assistant.asked])
    assert orders[0] == orders[1]
    assert orders[0] != orders[2]
    assert sorted(orders[0]) == sorted(orders[2])


def test_scoring_again_gives_the_same(tmp_path: Path) -> None:
    answer(CASES, table_of_answers(), tmp_path)
    first = score_folder(CASES, tmp_path, {})
    results, summary = (tmp_path / RESULTS).read_bytes(), (tmp_path / SUMMARY).read_bytes()
    assert [row.verdict.right for row in first] == [True, False, True]
    assert [json.loads(line)["right"] for line in results.splitlines()] == [True, False, True]
    assert score_folder(CASES, tmp_path, {}) == first
    assert (tmp_path / RESULTS).read_bytes() == results
    assert (tmp_path / SUMMARY).read_bytes() == summary


def test_the_page_of_what_went_wrong_names_the_step_where_one_is_known(tmp_path: Path) -> None:
    hostile = case(id="h1", question="托\ud83d位")
    answer([*CASES, hostile], table_of_answers(), tmp_path)
    score_folder([*CASES, hostile], tmp_path, {"a2": Blame(Step.SCOPE, "没有检索")})
    page = (tmp_path / WRONG).read_text("utf-8")
    assert page.startswith("# 错题 2/4\n\n出错的一步：范围 1\n\n## a2 staff：答错、无据\n")
    assert "- 出错的一步：**范围**，没有检索\n\n## h1" in page
    assert "- 问：托\\ud83d位\n" in page
    score_folder(CASES[:1], tmp_path, {})
    assert (tmp_path / WRONG).read_text("utf-8") == "# 错题 0/1\n"


def test_each_of_several_sets_has_a_folder_of_its_own(tmp_path: Path) -> None:
    first, second, other = tmp_path / "a.jsonl", tmp_path / "b.jsonl", tmp_path / "other" / "a.jsonl"
    line = {"id": "a1", "question": "托位", "answerable": False, "gold": [], "quotes": []}
    other.parent.mkdir()
    for path in (first, other):
        path.write_text(json.dumps(line), "utf-8")
    second.write_text(json.dumps(line | {"reports": ["city-2024"]}), "utf-8")
    out = tmp_path / "out"
    assert [one.folder for one in read_sets([first], out)] == [out]
    both = read_sets([second, first], out)
    assert [(one.path, one.folder, one.names_reports) for one in both] == [
        (second, out / "b", True),
        (first, out / "a", False),
    ]
    assert QuestionSet(first, (case(report="city-2024"),), out).names_reports
    with pytest.raises(SetRefused, match="有两个题集叫“a”"):
        read_sets([first, second, other], out)


def test_cases_over_the_same_reports_share_an_assistant(tmp_path: Path) -> None:
    assistant = FixedAssistant({})
    answer([case(id=str(n), reports=(f"city-{n % 2}",)) for n in range(6)], assistant, tmp_path)
    assert sorted(assistant.narrowed) == [("city-0",), ("city-1",)]


def test_a_report_that_the_index_lacks_is_named() -> None:
    need_reports([case(reports=("a-2024",), report="b-2024")], {"a-2024", "b-2024"})
    with pytest.raises(SetRefused, match="题目 a1 要用报告“b-2024”"):
        need_reports([case(report="b-2024")], {"a-2024"})
    with pytest.raises(SetRefused, match="题目 a1 要用报告“c-2024”"):
        need_reports([case(reports=("c-2024",))], {"a-2024"})


def test_a_case_is_asked_of_the_reports_that_it_names() -> None:
    assistant = FixedAssistant({})
    ask(case(), assistant)
    ask(case(reports=("a-2024", "b-2024")), assistant)
    assert assistant.narrowed == [("a-2024", "b-2024")]
    assert len(assistant.asked) == 2
