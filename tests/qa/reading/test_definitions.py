import time
from copy import copy
from dataclasses import replace

import pytest

from eval.cases import Case
from index.models import Kind
from index.passages import read_passages
from index.store import Store
from qa.assistant import Assistant
from qa.models import Answer, Outcome
from qa.reading.definitions import define
from tests.qa.fakes import CLOUD_2024, CLOUD_2026, assistant_over, open_reports

BODY = "壮大“343”创新产业集群，发展新质生产力，“两重”“两新”加力，支持“小巨人”企业，打造15分钟生活圈。\n"
ANNEX = """附件：名词解释
1.“343”创新产业集群（第8页）：指3大主导产业、4大新兴产业、3大未来产业。到2025年，产值突破1.5万亿元。包括工程机械等。
2．新质生产力：2023年9月首次提出，是指创新起主导作用，具有高科技、高效能、高质量特征的先进生产力。
3、“两重、两新”：“两重”指国家重大战略实施；“两新”指推动大规模设备更新和消费品以旧换新。
4.三新经济——以新产业、新业态、新商业模式为核心的经济活动。
5.地区生产总值（GDP）：指所有常住单位在一定时期内生产活动的最终成果。
6.“小巨人”企业：指上年度营业收入在1亿元至4亿元之间的排头兵企业。
7.十件实事
包括新增托位、改造公园、建设食堂等十件。
8.15分钟生活圈：指居民步行15分钟可达的社区生活圈。
9.“双碳”目标：力争2030年前实现碳达峰、2060年前实现碳中和的目标。
10.链长制：指由市领导担任链长。
11.“云川在线”：指平台，注册用户90万人，功能齐全。
"""
CLUSTER = "“343”创新产业集群：指3大主导产业、4大新兴产业、3大未来产业；到2025年，产值突破1.5万亿元；包括工程机械等"
FORCES = "新质生产力：2023年9月首次提出，是指创新起主导作用，具有高科技、高效能、高质量特征的先进生产力"
CIRCLE = "15分钟生活圈：指居民步行15分钟可达的社区生活圈"
BOTH = "“两重、两新”：“两重”指国家重大战略实施；“两新”指推动大规模设备更新和消费品以旧换新"
GIANT = "“小巨人”企业：指上年度营业收入在1亿元至4亿元之间的排头兵企业"


@pytest.fixture(scope="module")
def glossed(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """A made-up report with an annex of terms."""
    return assistant_over(open_reports(tmp_path_factory.mktemp("glossed"), {"云川市2024": CLOUD_2024 + BODY + ANNEX}))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("什么是“343”创新产业集群？", CLUSTER),
        ("343创新产业集群是什么", CLUSTER),
        ("报告里说的“343”是什么？", CLUSTER),
        ("“343”产业集群具体指哪些产业？", CLUSTER),
        ("343产业集群是什么意思", CLUSTER),
        ("请问新质生产力指什么？", FORCES),
        ("新质生产力到底是个啥", FORCES),
        ("能不能解释下什么叫新质生产力", FORCES),
        ("新质生产力的含义", FORCES),
        ("何为新质生产力", FORCES),
        ("如何理解新质生产力", FORCES),
        ("新质生产力这个词怎么理解", FORCES),
        ("新制生产力是什么意思", FORCES),
        ("什麼是新質生產力", FORCES),
        ("今年的新质生产力是什么意思？谢谢", FORCES),
        ("什么是新质生产力，包括哪些内容？", FORCES),
        ("“两新”是什么意思", BOTH),
        ("什么是两重两新", BOTH),
        ("GDP是什么意思", "地区生产总值（GDP）：指所有常住单位在一定时期内生产活动的最终成果"),
        ("三新经济的定义", "三新经济——以新产业、新业态、新商业模式为核心的经济活动"),
        ("啥叫小巨人", GIANT),
        ("十件实事包括哪些内容", "十件实事：包括新增托位、改造公园、建设食堂等十件"),
        ("什么是15分钟生活圈", CIRCLE),
        ("双碳目标是甚么", "“双碳”目标：力争2030年前实现碳达峰、2060年前实现碳中和的目标"),
        ("什么是小巨人企业和15分钟生活圈", f"{GIANT}；{CIRCLE}"),
        ("新质生产力是啥？小巨人企业是啥？", f"{FORCES}；{GIANT}"),
    ],
)
def test_a_question_for_a_meaning_is_answered_with_the_entry(glossed: Assistant, question: str, said: str) -> None:
    found = glossed.explain(question)
    assert (found.answer.outcome, found.answer.answer, found.faults) == (
        Outcome.ANSWERED, f"报告提到：{said}。", (),
    )  # fmt: skip
    assert found.answer.figures == ()
    text = glossed.store.reports["云川市2024"].text
    for cited in found.answer.citations:
        assert text[cited.start : cited.end] == cited.quote
        assert cited.section[0] == "名词解释"


def test_it_cites_every_sentence_that_it_says_and_marks_the_words(glossed: Assistant) -> None:
    cited = glossed.ask("什么是“343”创新产业集群？").citations
    assert [one.quote for one in cited] == [
        "“343”创新产业集群（第8页）：指3大主导产业、4大新兴产业、3大未来产业。",
        "到2025年，产值突破1.5万亿元。",
        "包括工程机械等。",
    ]
    assert [one.section for one in cited] == [("名词解释", "“343”创新产业集群")] * 3
    assert ["".join(one.quote[a:b] for a, b in one.marks) for one in cited] == [
        "“343”创新产业集群指3大主导产业、4大新兴产业、3大未来产业",
        "到2025年，产值突破1.5万亿元",
        "包括工程机械等",
    ]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("今年新增托位多少个？", "2024年目标：新增托位5000个以上。"),
        ("今年新增托位目标是什么", "2024年目标：新增托位5000个以上。"),
        ("“云川在线”注册用户有多少？", "2023年完成：“云川在线”注册用户达到90万人。"),
    ],
)
def test_other_questions_are_answered_by_the_body(glossed: Assistant, question: str, said: str) -> None:
    assert glossed.ask(question).answer == said


@pytest.mark.parametrize(
    "question",
    [
        "什么是企业",
        "什么是生产",
        "小巨人企业有多少家",
        "小巨人企业的营业收入是多少亿元",
        "为什么是新质生产力",
        "新质生产力什么时候提出的",
        "新质生产力是不是先进生产力",
        "链长制有哪些成效",
        "链长制包括哪些内容",
        "非新质生产力是什么意思",
        "2019年新质生产力是什么意思",
        "黑河市的新质生产力是什么意思",
    ],
)
def test_what_asks_no_meaning_of_a_term_is_not_answered_with_one(glossed: Assistant, question: str) -> None:
    assert glossed.ask(question).citations == () or not any(
        one.section[0] == "名词解释" for one in glossed.ask(question).citations
    )


def test_a_meaning_and_a_figure_are_told_beside_each_other(glossed: Assistant) -> None:
    told = glossed.ask("什么是15分钟生活圈？去年完成老旧小区改造多少个？")
    assert told.answer == f"报告提到：{CIRCLE}。\n2023年完成：完成老旧小区改造140个。"


def test_the_edition_that_is_asked_explains(tmp_path_factory: pytest.TempPathFactory) -> None:
    texts = {
        "云川市2024": CLOUD_2024 + "附件：名词解释\n1.托位：指甲类床位。\n",
        "云川市2026": CLOUD_2026 + "附件：名词解释\n1.托位：指乙类床位。\n",
    }
    both = assistant_over(open_reports(tmp_path_factory.mktemp("editions"), texts))
    assert both.ask("托位是什么意思").answer == "报告提到：托位：指乙类床位。"
    assert both.ask("2024年的托位是什么意思").answer == "报告提到：托位：指甲类床位。"
    assert both.over(["云川市2024"]).ask("托位是什么意思").answer == "报告提到：托位：指甲类床位。"


@pytest.mark.parametrize(
    ("explanation", "said"),
    [
        ("指甲。" + "乙类床位" * 50 + "。丙。", "托位：指甲"),
        (
            "指甲类床位，" + "具有乙类功能，" * 40 + "方便群众。",
            "托位：指甲类床位，" + "，".join(["具有乙类功能"] * 18),
        ),
        ("指" + "、".join(f"{n}类床位" for n in "甲乙丙丁" * 15) + "。", None),
    ],
)
def test_as_much_is_said_as_fits(tmp_path_factory: pytest.TempPathFactory, explanation: str, said: str | None) -> None:
    text = f"{CLOUD_2024}附件：名词解释\n1.托位：{explanation}\n"
    told = assistant_over(open_reports(tmp_path_factory.mktemp("long"), {"云川市2024": text})).ask("什么是托位")
    assert told.outcome is Outcome.ANSWERED
    assert len(told.answer) <= 160
    assert told.answer.endswith("类床位。" if said is None else f"{said}。")


def test_a_question_of_any_length_is_read_at_once(glossed: Assistant) -> None:
    for text in ("什么是" + "的" * 290, "是什么" * 100, "具体都" * 97 + "是什么意思", "，".join(["什么是甲乙"] * 50)):
        query = glossed.understood(text)
        started = time.perf_counter()
        define(query, text, glossed.store.definitions)
        assert time.perf_counter() - started < 1


def test_an_annex_changes_no_answer_but_to_what_its_terms_mean(
    city_store: Store, dev_cases: tuple[Case, ...], dev_answers: dict[str, Answer]
) -> None:
    """Not a byte, though it names figures, years and places that the report itself does not."""
    (report,) = city_store.reports.values()
    annex = "附件：名词解释\n1.托位：指2025年在黑河市首创的9999个床位。\n2.城镇新增就业：指10万人，2019年起统计。\n"
    longer = replace(report, text=f"{report.text.rstrip()}\n{annex}{ANNEX[ANNEX.index('1.') :]}")
    explained = copy(city_store)
    explained.reports = {report.id: longer}
    explained.definitions = tuple(p for p in read_passages(longer) if p.kind is Kind.DEFINITION)
    explained.__dict__.pop("told", None)
    assistant = assistant_over(explained)
    assert len(explained.definitions) > 10
    assert assistant.ask("什么是托位").answer == "报告提到：托位：指2025年在黑河市首创的9999个床位。"
    for case in dev_cases:
        told = assistant.ask(case.question, case.history)
        assert replace(told, latency_ms=0) == replace(dev_answers[case.id], latency_ms=0), case.question
