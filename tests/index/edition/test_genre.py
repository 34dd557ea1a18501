import pytest

from index.edition.genre import why_no_report
from tests.index.fakes import CITY, TOWN

SENTENCE = "全市地区生产总值增长5%。"
SAID = "现在，我代表市人民政府，向大会报告工作。"
PARTS = ["一、2023年工作回顾", SENTENCE, "二、2024年工作安排", SENTENCE]


@pytest.mark.parametrize("text", [CITY, TOWN])
def test_a_short_report_is_one(text: str) -> None:
    assert why_no_report(text.split("\n")[:-1]) == ""


@pytest.mark.parametrize(
    "lines",
    [
        ["各位代表：", SAID, SENTENCE],
        ["2024年云州市政府工作报告各位代表：现在，我代表市人民政府向大会报告工作。" + SENTENCE * 50],
        ["云州市政府工作报告", SENTENCE],
        ["政府工作报告（审议稿）", "各位代表：", SENTENCE],
        PARTS,
        ["2023年工作回顾", SENTENCE, "2024年工作安排", SENTENCE],
        ["各位代表：", "一、2024年工作回顾", SENTENCE],
        # A menu may name pages about the report, before or behind its title.
        ["云州市政府工作报告解读", "云州市政府工作报告", "各位代表：", SENTENCE],
        ["云州市政府工作报告", "图解：云州市政府工作报告", "各位代表：", SAID],
        ["云州市人民政府公报", "政府工作报告", "各位代表：", SAID],
    ],
)
def test_what_has_a_report_s_marks_is_one(lines: list[str]) -> None:
    assert why_no_report(lines) == ""


@pytest.mark.parametrize(
    "lines",
    [
        ["2024年云州市政府工作报告"],
        ["2024年云州市政府工作报告", "2024年1月10日", "市长 王某某", "各位代表：", "责任编辑：张三"],
        ["政府工作报告", "附件：2024年政府工作报告.pdf", "版权所有：云州市人民政府，未经授权不得转载。"],
        ["2024年政府工作报告 2024-01-20", "2023年政府工作报告 2023-01-20", "2022年政府工作报告 2022-01-20"],
    ],
)
def test_only_a_title_is_no_report(lines: list[str]) -> None:
    assert why_no_report(lines) == "只有标题，没有正文：请放入报告全文"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("图解：2024年云州市政府工作报告", "介绍政府工作报告的文章"),
        ("一图读懂2024年政府工作报告", "介绍政府工作报告的文章"),
        ("2024年政府工作报告要点速览", "介绍政府工作报告的文章"),
        ("政府工作报告里的热词", "介绍政府工作报告的文章"),
        ("云州市政府工作报告（摘要）", "介绍政府工作报告的文章"),
        ("关于《政府工作报告》的起草说明", "介绍政府工作报告的文章"),
        ("《政府工作报告》名词解释", "介绍政府工作报告的文章"),
        ("关于政府工作报告的决议", "介绍政府工作报告的文章"),
        ("关于2023年预算执行情况和2024年预算草案的报告", "财政预算报告"),
        ("关于2023年国民经济和社会发展计划执行情况与2024年计划草案的报告", "国民经济和社会发展计划报告"),
        ("云州市2023年国民经济和社会发展统计公报", "公报"),
        ("云州市国民经济和社会发展第十五个五年规划纲要", "规划"),
        ("云州市中级人民法院工作报告", "法院或检察院工作报告"),
        ("云州市人民代表大会常务委员会工作报告", "人大或政协工作报告"),
        ("云州市人民政府2023年政府信息公开工作年度报告", "专项工作报告"),
        ("云州市教育局2023年工作总结", "部门工作报告"),
        ("关于做好2024年春节期间值班工作的通知", "公文"),
    ],
)
def test_a_text_of_another_kind_is_named(title: str, kind: str) -> None:
    why = why_no_report([title, "各位代表：", *PARTS])
    assert why.startswith(f"是{kind}，不是")
    assert why.endswith("或移出报告文件夹")


def test_a_summary_is_none_even_where_the_speaker_speaks() -> None:
    assert "文章" in why_no_report(["云州市政府工作报告（摘要）", "各位代表：", SAID, *PARTS])


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["云州市第三届人民代表大会开幕", "市长王某某代表市人民政府向大会作政府工作报告。", "代表们认真审议。"],
        ["智能手机旗舰店", "满300减50，今日下单立减。", "加入购物车"],
        ["楼主：今年的目标怎么样", "沙发：支持！", "板凳：说得好。"],
        ["各位代表：", "现在，我代表市中级人民法院，向大会报告工作。", *PARTS],
        ["各位代表：", "受市人民政府委托，现将2023年预算执行情况报告如下。", *PARTS],
    ],
)
def test_a_text_without_a_report_s_marks_is_none(lines: list[str]) -> None:
    assert why_no_report(lines).startswith("看不出是政府工作报告：请")


def test_what_a_page_calls_itself_is_heard_but_proves_little() -> None:
    assert "文章" in why_no_report([SENTENCE], "图解2024年政府工作报告")
    assert why_no_report(["各位代表：", SAID], "图解2024年政府工作报告") == ""
    assert why_no_report(["您访问的页面不存在。"], "政府工作报告").startswith("看不出")
    assert why_no_report([SENTENCE * 100], "政府工作报告") == ""
