import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.errors import IndexMissing
from index.store import Store
from qa.assistant import LONGEST_QUESTION, Assistant, open_assistant
from qa.models import Answer, Handoff, Outcome, Turn
from tests.qa.fakes import PROMPTS, assistant_over


def bare(answer: Answer) -> str:
    """The bytes of an answer but for its latency."""
    return json.dumps({k: v for k, v in answer.to_dict().items() if k != "latency_ms"}, ensure_ascii=False)


def test_the_question_of_the_first_page_gets_the_answer_object_of_the_contract(city: Assistant) -> None:
    answer = city.ask("今年新增多少托位").to_dict()
    assert answer.pop("latency_ms") != 0
    assert answer.pop("suggestions")
    assert json.loads(json.dumps(answer)) == {
        "outcome": "answered",
        "answer": "2024年目标：新增托位5000个以上。",
        "figures": [
            {
                "indicator": "新增托位",
                "value": "5000",
                "number": 5000,
                "unit": "个",
                "qualifier": "以上",
                "year": "2024",
                "status": "target",
                "citation": 1,
            }
        ],
        "citations": [
            {
                "n": 1,
                "report": "xuzhou-2024",
                "section": [
                    "二、2024年主要预期目标和重点工作",
                    "（九）突出普惠共享，提高人民生活品质",
                    "深化健康徐州建设",
                ],
                "paragraph": 59,
                "quote": "落实积极生育支持政策措施，扩大普惠托育服务供给，新增托位5000个以上。",
                "start": 13101,
                "end": 13137,
                "marks": [[24, 35]],
                "page": None,
            }
        ],
        "related": [],
        "notes": [],
        "handoff": None,
        "editions": ["xuzhou-2024"],
        "mode": "extractive",
        "lines": [
            {
                "opening": "",
                "lead": "2024年目标：",
                "text": "新增托位5000个以上。",
                "year": "2024",
                "status": "target",
                "citations": [1],
            }
        ],
    }


@pytest.mark.parametrize("question", ["", " \t\n", "？！。", "……", "\u200b", "😀", "\ud83d", "　"])
def test_nothing_asked_is_clarified(question: str, cloud: Assistant) -> None:
    answer = cloud.ask(question)
    assert (answer.outcome, answer.citations, answer.handoff) == (Outcome.CLARIFY, (), None)
    assert answer.answer == cloud.prompts.clarify["blank"]


def test_a_question_over_the_limit_is_told_the_limit(cloud: Assistant) -> None:
    assert LONGEST_QUESTION == 300
    for text in ("托" * 301, "今年新增多少托位？" * 1000):
        answer = cloud.ask(text)
        assert answer.outcome is Outcome.TOO_LONG
        assert "300字" in answer.answer
    assert cloud.ask("托" * 300).outcome is not Outcome.TOO_LONG
    assert cloud.ask("今年新增多少托位" + "\u200b " * 1000).outcome is Outcome.ANSWERED


def test_a_greeting_is_answered_without_a_report(cloud: Assistant) -> None:
    answer = cloud.ask("你好")
    assert (answer.outcome, answer.editions, answer.handoff) == (Outcome.GREETING, (), None)


def test_outside_the_report_the_hotline_is_named(cloud: Assistant) -> None:
    answer = cloud.ask("身份证丢了怎么补办")
    assert (answer.outcome, answer.handoff) == (Outcome.OUT_OF_SCOPE, Handoff("12345", "out_of_scope"))
    assert answer.citations == ()


def test_what_the_report_does_not_say_is_refused_with_the_hotline_and_what_it_does_say(cloud: Assistant) -> None:
    answer = cloud.ask("今年新增多少养老床位")
    assert (answer.outcome, answer.handoff) == (Outcome.NOT_IN_REPORT, Handoff("12345", "not_in_report"))
    assert "《2024年云川市政府工作报告》" in answer.answer
    assert answer.figures == ()
    assert answer.related[0].text == "2023年完成：新增养老床位2200张。"
    (proof,) = [c for c in answer.citations if c.n == answer.related[0].citation]
    assert proof.quote == "新增养老床位2200张，完成老旧小区改造140个。"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("去年城镇新增就业多少人", "2023年完成：城镇新增就业8.6万人。"),
        ("今年城镇新增就业多少人", "2024年目标：城镇新增就业6.8万人。"),
        ("城镇新增就业多少人", "2023年完成：城镇新增就业8.6万人。\n2024年目标：城镇新增就业6.8万人。"),
        ("2023年和2024年城镇新增就业各多少", "2023年完成：城镇新增就业8.6万人。\n2024年目标：城镇新增就业6.8万人。"),
    ],
)
def test_the_year_that_is_named_is_the_year_that_is_told(question: str, answer: str, cloud: Assistant) -> None:
    found = cloud.ask(question)
    assert found.answer == answer
    assert [figure.year for figure in found.figures] == [line[:4] for line in answer.split("\n")]


def test_a_difference_is_computed_with_its_sum_in_the_notes(cloud: Assistant) -> None:
    answer = cloud.ask("今年城镇新增就业比去年少多少")
    assert answer.answer.split("\n")[-1] == "2024年比2023年少1.8万人。"
    assert answer.notes == ("算式：8.6 − 6.8 = 1.8（万人）",)
    assert [c.n for c in answer.citations[:2]] == [1, 2]


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("2022年新增多少托位", "报告没有写2022年的情况，只涉及2023年、2024年。"),
        ("明年新增多少托位", "报告没有写2025年的情况，只涉及2023年、2024年。"),
        ("前年新增多少托位", "报告没有写2022年的情况，只涉及2023年、2024年。"),
        ("南京新增多少托位", "报告没有单独写南京的情况。"),
        ("铜山区今年新增多少托位", "报告没有单独写铜山区的情况。"),
    ],
)
def test_another_year_or_place_is_refused_and_what_the_report_has_stands_beside(
    question: str, note: str, cloud: Assistant
) -> None:
    answer = cloud.ask(question)
    assert answer.outcome is Outcome.NOT_IN_REPORT
    assert note in answer.notes
    assert "2024年目标：新增托位5000个以上。" in [related.text for related in answer.related]


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("今年新增多少拖位", "按“托位”理解。"),
        ("jinnian xinzeng duoshao tuowei", "按“今年新增多少托位”理解。"),
        ("托儿所今年新增多少", "按“托位”理解。"),
    ],
)
def test_other_words_are_read_as_the_report_s_and_the_reading_is_told(
    question: str, note: str, cloud: Assistant
) -> None:
    answer = cloud.ask(question)
    assert (answer.answer, answer.notes) == ("2024年目标：新增托位5000个以上。", (note,))


def test_traditional_script_and_width_change_nothing(cloud: Assistant) -> None:
    plain = cloud.ask("2024年城镇新增就业的目标是多少")
    assert plain.answer == "2024年目标：城镇新增就业6.8万人。"
    assert bare(cloud.ask("２０２４年城鎮新增就業的目標是多少")) == bare(plain)


def test_the_region_is_asked_for_only_when_it_is_open(regions_store: Store) -> None:
    abroad, home = assistant_over(regions_store), assistant_over(regions_store, "镜湖县")
    answer = abroad.ask("今年新增多少托位")
    assert answer.outcome is Outcome.CLARIFY
    assert answer.answer == "请说明您问的是哪个地区：云川市、镜湖县。"
    assert home.ask("今年新增多少托位").editions == ("镜湖县2024",)
    for assistant in (abroad, home):
        assert assistant.ask("云川今年新增多少托位").answer == "2026年目标：新增托位4000个。"
        assert assistant.ask("云川2024年新增多少托位").answer == "2024年目标：新增托位5000个以上。"
        assert assistant.ask("镜湖县去年新增多少托位").answer == "2023年完成：新增托位300个。"


def test_a_follow_up_is_read_with_the_question_before_it(cloud: Assistant) -> None:
    history = [Turn("今年城镇新增就业多少人", "2024年目标：城镇新增就业6.8万人。")]
    assert cloud.ask("那去年呢", history).answer == "2023年完成：城镇新增就业8.6万人。"
    assert history == [Turn("今年城镇新增就业多少人", "2024年目标：城镇新增就业6.8万人。")]


def test_the_same_question_gives_the_same_bytes_in_any_thread(cloud_store: Store) -> None:
    questions = [
        "城镇新增就业多少人",
        "今年新增多少托位",
        "臭水沟怎么办",
        "2022年新增多少托位",
        "拖位多少",
        "GDP增长多少",
    ]
    one, other = assistant_over(cloud_store), assistant_over(cloud_store)
    alone = [bare(one.ask(question)) for question in questions]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda question: bare(other.ask(question)), questions * 8))
    assert together == alone * 8


def test_explain_is_the_same_answer_with_its_steps(cloud: Assistant) -> None:
    found = cloud.explain("今年新增多少托位")
    assert bare(found.answer) == bare(cloud.ask("今年新增多少托位"))
    assert found.query is not None
    assert found.retrieval is not None
    assert found.draft is not None
    assert found.retrieval.kept[0].passage == found.draft.lines[0].pieces[0].passage
    assert cloud.explain("。").query is None


def test_examples_are_questions_that_get_an_answer(cloud: Assistant, regions_store: Store) -> None:
    examples = cloud.examples()
    assert examples[0] == "今年城镇新增就业的目标是多少？"
    assert all(cloud.ask(question).outcome is Outcome.ANSWERED for question in examples)
    assert len(cloud.examples(most=1)) == 1
    assert assistant_over(regions_store, "镜湖县").examples()


def test_what_is_offered_of_one_topic_is_about_it_and_gets_an_answer(cloud: Assistant) -> None:
    offered = cloud.offered(2, "养老")
    assert 0 < len(offered) <= 2
    assert {one.topic for one in offered} == {"养老"}
    assert all(cloud.ask(one.question).outcome is Outcome.ANSWERED for one in offered)
    assert tuple(one.question for one in cloud.offered(6)) == cloud.examples()
    assert cloud.offered(6, "无此主题") == ()


def test_opening_without_an_index_names_the_problem(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="python -m index build"):
        open_assistant(tmp_path, PROMPTS)
