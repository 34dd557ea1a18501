"""Sentences of the city's report, and what may be said of them, in the templates' words and in free ones."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.models import Passage, Report, Status
from index.passages import read_passages
from index.seeds import read_seeds
from qa.prompts import read_prompts
from qa.proving.verify import Doubt, Fault, verify
from tests.conftest import ROOT
from tests.qa.fakes import PROMPTS
from tests.qa.pieces import passage

REPORT = next(report for report in read_seeds(ROOT / "seeds").reports if report.id == "xuzhou-2024")
REPORTS = {REPORT.id: REPORT}
PASSAGES = read_passages(REPORT)
WORDING = read_prompts(PROMPTS)

PLACES = "新增托位5000个以上"
JOBS = "城镇新增就业8.6万人"
JOBS_AIM = "城镇新增就业6.8万人"
HOMES, HOMES_AIM = "完成老旧小区改造140个", "抓好57个老旧小区改造"
PIPES, PIPES_AIM = "新建改造雨污管网358公里", "新建改造雨污管网220公里"
GROWTH = "地区生产总值增长7.1%"
INCOME = "城乡居民人均可支配收入分别达到4.5万元"
ZONES = "徐州经开区、徐州高新区工业"
SALES = "开票销售收入分别达到7832亿元"
SHOPS = "德基广场"
METRO = "推进地铁3号线二期"
LAB = "云龙湖实验室"
FIRMS = "新增专精特新“小巨人”企业12家"
OWNERS = "总数突破140万户"
PROJECTS = "10亿元以上项目106个"
PIECES = (
    "2024年 目标 ： 完成 新增托位 5000 个 以上 。 ， 、 “ ” 《 》 一 万亿 百分之 点 比 多 少 "
    "٥ ² １ 1e9 分别 和 今年 12345 相差 = − （ ）"
).split(" ")
SUM = "算式：358 − 220 = 138（公里）"


def cited(*words: str) -> list[Passage]:
    return [next(one for one in PASSAGES if part in one.text) for part in words]


def faults(text: str, *words: str, question: str = "", notes: Sequence[str] = ()) -> tuple[Fault, ...]:
    return verify(text, cited(*words), REPORTS, WORDING, question, notes)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024年目标：新增托位5000个以上。", [PLACES]),
        ("2023年完成：城镇新增就业8.6万人。\n2024年目标：全年城镇新增就业6.8万人。", [JOBS, JOBS_AIM]),
        ("今年计划新增托位5000个以上。", [PLACES]),
        ("徐州市计划在2024年新增托位５，０００个以上。", [PLACES]),
        ("今年新增托位的目标是5,000个以上。", [PLACES]),
        ("2024年計劃新增托位五千个以上", [PLACES]),
        ("根据《2024年徐州市政府工作报告》，今年将新增5000个以上托位。", [PLACES]),
        ("报告原文为：“扩大普惠托育服务供给，新增托位5000个以上。”", [PLACES]),
        ("去年城镇新增就业8.6万人。", [JOBS]),
        ("2023年，全市城镇新增就业八点六万人，成功自主创业3.4万人。", [JOBS]),
        ("去年城镇新增就业8.6万人，今年的目标是6.8万人。", [JOBS, JOBS_AIM]),
        ("去年地区生产总值增长百分之七点一。", [GROWTH]),
        ("去年农村居民人均可支配收入达到2.7万元，增长7.4%。", [INCOME]),
        ("去年城乡居民人均可支配收入分别达到4.5万元、2.7万元，分别增长5.1%和7.4%。", [INCOME]),
        ("徐州高新区2024年工业开票销售收入的目标是增长18%。", [ZONES]),
        ("2023年服务业开票销售收入达到9772亿元。", [SALES]),
        ("去年老旧小区改造完成140个，今年计划抓好57个老旧小区改造。", [HOMES, HOMES_AIM]),
        ("您好，报告提出，2024年徐州市要加快推进德基广场、君太平洋百货等项目。", [SHOPS]),
        ("2023年新增专精特新小巨人企业12家、高新技术企业627家。", [FIRMS]),
        ("2023年新招引3亿元以上项目402个，其中10亿元以上项目106个。", [PROJECTS]),
    ],
)
def test_what_the_report_says_is_proved_in_templates_and_in_free_words(text: str, words: list[str]) -> None:
    assert faults(text, *words) == ()


@pytest.mark.parametrize(
    ("doubt", "text", "words"),
    [
        (Doubt.FIGURE, "2024年目标：新增托位6000个以上。", [PLACES]),
        (Doubt.FIGURE, "2024年目标：新增托位６０００个以上。", [PLACES]),
        (Doubt.FIGURE, "2024年目标：新增托位5000万个以上。", [PLACES]),
        (Doubt.FIGURE, "2023年完成：地区生产总值增长7.1个百分点。", [GROWTH]),
        (Doubt.FIGURE, "2023年完成：成功自主创业8.6万人。", [JOBS]),
        (Doubt.FIGURE, "去年城镇新增就业8.6万人，今年目标1.5万人。", [JOBS, JOBS_AIM, "新增自主创业1.5万人"]),
        (Doubt.FIGURE, "2023年工业开票销售收入达到9772亿元。", [SALES]),
        (Doubt.FIGURE, "去年城乡居民人均可支配收入分别达到2.7万元、4.5万元。", [INCOME]),
        (Doubt.FIGURE, "2024年目标：徐州经开区工业开票销售收入增长18%。", [ZONES]),
        (Doubt.FIGURE, "2023年完成：新招引3亿元以上项目106个。", [PROJECTS]),
        (Doubt.FIGURE, "2023年完成：商品房网签面积居全省第三。", ["商品房网签面积居全省第二"]),
        (Doubt.FIGURE, "2024年目标：推进地铁3号线二期、5号线和6号线建设。", [METRO]),
        (Doubt.FIGURE, "新增托位12345个。", [PLACES]),
        (Doubt.FIGURE, "新增托位⑤个。", [PLACES]),
        (Doubt.QUALIFIER, "2024年目标：新增托位5000个。", [PLACES]),
        (Doubt.QUALIFIER, "2024年目标：新增托位5000个左右。", [PLACES]),
        (Doubt.QUALIFIER, "2023年完成：总数达到140万户。", [OWNERS]),
        (Doubt.QUALIFIER, "2023年完成：总数接近140万户。", [OWNERS]),
        (Doubt.DIRECTION, "2023年完成：地区生产总值下降7.1%。", [GROWTH]),
        (Doubt.DIRECTION, "2023年完成：地区生产总值7.1%。", [GROWTH]),
        (Doubt.DIRECTION, "2023年完成：新开工项目投产率提升至11个百分点。", ["新开工项目投产率提升11个百分点"]),
        (Doubt.DIRECTION, "2024年目标：没有新增托位5000个以上。", [PLACES]),
        (Doubt.YEAR, "2023年目标：新增托位5000个以上。", [PLACES]),
        (Doubt.YEAR, "去年新增托位5000个以上。", [PLACES]),
        (Doubt.YEAR, "明年，新增托位5000个以上。", [PLACES]),
        (Doubt.STATUS, "2024年完成：新增托位5000个以上。", [PLACES]),
        (Doubt.STATUS, "今年已新增托位5000个以上。", [PLACES]),
        (Doubt.STATUS, "2024年目标已完成，新增托位5000个以上。", [PLACES]),
        (Doubt.STATUS, "新增托位5000个以上，目标已完成。", [PLACES]),
        (Doubt.QUOTATION, "2023年完成：“新四样”产品出口增长56.8%。", ["“新三样”产品出口增长56.8%"]),
        (Doubt.QUOTATION, "2024年目标：新增“普惠托位”5000个以上。", [PLACES]),
        (Doubt.FIGURE, "2024年目标：新增托位5000🔟个以上。", [PLACES]),
        (Doubt.FIGURE, "2023年完成：新增专精特新“小巨人”企业1²家。", [FIRMS]),
        (Doubt.FIGURE, "2023年完成：城镇新增就业\u202e8.6\u202c万人。", [JOBS]),
        (Doubt.YEAR, "2024年，实现城镇新增就业8.6万人。", [JOBS]),
        (Doubt.YEAR, "去年，计划新增托位5000个以上。", [PLACES]),
        (Doubt.YEAR, "2024年初新增托位5000个以上。", [PLACES]),
        (Doubt.YEAR, "2024年新增托位5000个以上、城镇新增就业8.6万人。", [PLACES, JOBS]),
        (Doubt.STATUS, "今年计划新增托位5000个以上。已完成。去年城镇新增就业8.6万人。", [PLACES, JOBS]),
        (Doubt.STATUS, "今年新增了托位5000个以上。", [PLACES]),
        (Doubt.NAME, "2023年城镇新增就业8.6万人，其中成功自主创业3.4万人。", [JOBS]),
        (Doubt.NAME, "2024年目标：徐州高新区工业开票销售收入分别增长13%和18%。", [ZONES]),
        (Doubt.NAME, "2023年完成：云凤湖实验室获批筹建省实验室。", [LAB]),
        (Doubt.NAME, "2023年完成：云湖实验室获批筹建省实验室。", [LAB]),
        (Doubt.NAME, "2023年完成：彭祖公园快速路建成通车。", ["彭祖大道快速路"]),
        (Doubt.NAME, "2024年目标：推动德基广场、彭城商业步行街创建全国高品位步行街。", [SHOPS]),
        (Doubt.NAME, "2024年目标：徐州高新区、徐州经开区工业开票销售收入分别增长13%和18%。", [ZONES]),
        (Doubt.NAME, "南京市2024年目标：新增托位5000个以上。", [PLACES]),
        (Doubt.NAME, "2023年完成：商品房网签面积居全国第二。", ["商品房网签面积居全省第二"]),
        (Doubt.NAME, "2024年目标：新增托位5000个以上，由张三负责。", [PLACES]),
    ],
)
def test_what_the_report_does_not_say_is_blocked_and_named_by_its_kind(
    doubt: Doubt, text: str, words: list[str]
) -> None:
    assert doubt in {fault.doubt for fault in faults(text, *words)}


def test_a_fault_names_the_words_of_the_answer() -> None:
    assert faults("2024年目标：新增托位6000个以上。", PLACES) == (Fault(Doubt.FIGURE, "6000个以上"),)
    assert faults("2023年目标：新增托位5000个以上。", PLACES) == (Fault(Doubt.YEAR, "2023年"),)


@pytest.mark.parametrize(
    "text",
    [
        "2024年比2023年少138公里。",
        "今年新建改造雨污管网220公里，比去年少138公里。",
        "新建改造雨污管网：2023年完成358公里，2024年目标220公里，少138公里。",
        "相差138公里。",
    ],
)
def test_a_difference_follows_from_the_sum_in_the_notes(text: str) -> None:
    assert faults(text, PIPES, PIPES_AIM, notes=[SUM]) == ()
    assert faults(text, PIPES, PIPES_AIM) != ()


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("2024年比2023年多138公里。", SUM),
        ("2023年比2024年少138公里。", SUM),
        ("2024年比2022年少138公里。", SUM),
        ("2024年比2023年少139公里。", SUM),
        ("2024年比2023年少138个。", SUM),
        ("2024年比2023年少139公里。", "算式：358 − 220 = 139（公里）"),
        ("2024年比2023年少137公里。", "算式：357 − 220 = 137（公里）"),
    ],
)
def test_a_difference_that_does_not_follow_is_a_fault_of_arithmetic(text: str, note: str) -> None:
    assert Doubt.ARITHMETIC in {fault.doubt for fault in faults(text, PIPES, PIPES_AIM, notes=[note])}


def test_fixed_wording_titles_the_hotline_and_quoted_words_of_the_question_need_no_proof() -> None:
    assert faults("《2024年徐州市政府工作报告》中没有提到这项内容。可拨打12345政务服务便民热线咨询。") == ()
    assert faults("今年计划新增托位5000个以上。详情可拨打12345咨询。", PLACES) == ()
    assert faults("关于“托儿所”，今年计划新增托位5000个以上。", PLACES, question="今年托儿所新增多少") == ()
    assert faults("关于“托儿所”，今年计划新增托位5000个以上。", PLACES, question="今年新增多少托位") != ()
    assert faults("新增“托位9000个”。", PLACES, question="新增托位9000个吗") != ()


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("报告提到“新增9000个托位”。", "新增9000个托位吗"),
        ("2024年目标：“取消”新增托位5000个以上。", "取消新增托位了吗"),
        ("2024年目标：新增托位50“托儿所”00个以上。", "托儿所多少"),
        ("新增托位5请拨打12345热线000个以上。", ""),
        ("如需领取一万元补贴，请拨打12345。", ""),
    ],
)
def test_what_is_exempt_states_nothing_and_joins_nothing(text: str, question: str) -> None:
    assert faults(text, PLACES, question=question) != ()


@pytest.mark.parametrize("text", ["、枝江3个县市", "，、枝江县市3个", "、、枝江3个", "、3个县市", "、"])
def test_an_enumeration_with_a_mark_too_many_makes_nothing_fail(text: str) -> None:
    slipped = passage("新增咸丰、、枝江3个县市。", report=REPORT.id)
    assert verify(text, [slipped], REPORTS, WORDING) != ()


def test_an_enumeration_that_breaks_off_makes_nothing_fail() -> None:
    assert isinstance(faults("2023年完成：新增专精特新“小巨人”企业12家、高新技术企业627家、。", FIRMS), tuple)


@pytest.mark.parametrize("text", ["是的。", "有。", "是的，明确提出。", "您问的“托位”，是的。"])
def test_a_bare_yes_is_a_statement_without_proof(text: str) -> None:
    assert faults(text, PLACES, question="今年新增托位吗") != ()
    assert faults(f"是的，{PLACES}。", PLACES, question="今年新增托位吗") == ()


def test_nothing_but_fixed_wording_is_proved_without_evidence() -> None:
    assert faults("新增托位5000个以上。") == (Fault(Doubt.FIGURE, "新增托位5000个以上"),)
    assert faults("") == ()


@pytest.fixture
def plan() -> Callable[[str], tuple[Fault, ...]]:
    report = replace(REPORT, id="r", region="云川市", year=2026, title="2026年云川市政府工作报告")
    done = passage("“十四五”时期，累计新增托位1.2万个。", year="2021-2025", status=Status.RESULT)
    aim = passage("到2030年，人均预期寿命达到80岁。", 100, year="2030")

    def check(text: str) -> tuple[Fault, ...]:
        return verify(text, [done, aim], {"r": report}, WORDING)

    return check


def test_periods_are_years_of_their_own(plan: Callable[[str], tuple[Fault, ...]]) -> None:
    assert plan("2021—2025年完成：累计新增托位1.2万个。") == ()
    assert plan("“十四五”时期累计新增托位1.2万个。") == ()
    assert plan("2030年目标：到2030年，人均预期寿命达到80岁。") == ()
    assert plan("2025年完成：累计新增托位1.2万个。") == (Fault(Doubt.YEAR, "2025年"),)
    assert plan("“十五五”时期累计新增托位1.2万个。") == (Fault(Doubt.YEAR, "“十五五”时期"),)
    assert plan("2026年目标：人均预期寿命达到80岁。") == (Fault(Doubt.YEAR, "2026年"),)


def test_two_regions_are_told_apart() -> None:
    two = {
        "a": replace(REPORT, id="a", region="云川市", title="甲"),
        "b": replace(REPORT, id="b", region="镜湖县", title="乙"),
    }
    evidence = [passage("新增托位5000个。", report="a"), passage("新增托位450个。", report="b")]

    def check(text: str, reports: dict[str, Report] = two) -> tuple[Fault, ...]:
        return verify(text, evidence, reports, WORDING)

    assert check("云川市2024年目标：新增托位5000个。\n镜湖县2024年目标：新增托位450个。") == ()
    assert check("镜湖县今年计划新增托位450个。") == ()
    assert check("镜湖县2024年目标：新增托位5000个。") == (Fault(Doubt.NAME, "镜湖县"),)
    assert check("云川：2024年新增托位450个。") == (Fault(Doubt.NAME, "云川"),)


@settings(max_examples=200)
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(
            st.sampled_from(PIECES),
            max_size=30,
        ).map("".join),
    )
)
def test_no_text_makes_it_fail(text: str) -> None:
    found = faults(text, PLACES, JOBS, question=text, notes=[text])
    assert all(isinstance(fault, Fault) for fault in found)


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from([*PIECES, "咸丰", "、、", "枝江3个县市", "增长", "从5%", "提高到", "其中"]),
        min_size=2,
        max_size=20,
    ),
    st.data(),
)
def test_no_slip_of_a_report_makes_it_fail(pieces: list[str], data: st.DataObject) -> None:
    sentence = "".join(pieces)
    start = data.draw(st.integers(0, len(sentence) - 1))
    end = data.draw(st.integers(start + 1, len(sentence)))
    slipped = passage(sentence, report=REPORT.id)
    for text in (sentence[start:end], f"、{sentence[start:end]}"):
        assert all(isinstance(fault, Fault) for fault in verify(text, [slipped], REPORTS, WORDING))


def test_long_hostile_text_takes_bounded_time() -> None:
    for text in (
        "的个" * 2000,
        "新增托位6000个，" * 400,
        "“不" * 2000,
        "1" * 4000,
        "9" * 5000 + "—1个",
        "千万亿" * 1000,
    ):
        assert faults(text, PLACES, SHOPS) != ()
