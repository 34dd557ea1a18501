import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.models import Status
from index.periods import period_of

RESULT, TARGET, OTHER = Status.RESULT, Status.TARGET, Status.OTHER

# Clauses with one figure between ⟨ ⟩, the year and status of their passage, and what they become.
DATED = {
    # nothing said: the passage's own
    "城镇新增就业⟨8.6万人⟩": ("2023", RESULT, "2023", RESULT),
    "新增托位⟨5000个⟩以上": ("2024", TARGET, "2024", TARGET),
    "全省地区生产总值年均增长⟨5.9%⟩": ("2021-2025", RESULT, "2021-2025", RESULT),
    "年内净增“四上”企业⟨1500家⟩": ("2024", TARGET, "2024", TARGET),
    # a table's column says which it is, whatever stands around the table
    "2023年城镇新增就业8.6万人（完成），2024年城镇新增就业⟨6.8万人⟩以上（目标）": ("2024", OTHER, "2024", TARGET),
    "2023年城镇新增就业⟨8.6万人⟩（完成），2024年城镇新增就业6.8万人以上（目标）": ("2024", OTHER, "2023", RESULT),
    "2024年投资⟨320亿元⟩（计划数）": ("2023", RESULT, "2024", TARGET),
    "投资⟨320亿元⟩（含计划外）": ("2023", RESULT, "2023", RESULT),
    # a year before what is planned is no name
    "2024年计划投资⟨320亿元⟩": ("2024", TARGET, "2024", TARGET),
    # a run of years is of no single one
    "总产量连续⟨五年⟩超百亿斤": ("2023", RESULT, "", RESULT),
    "总产量连续五年超⟨百亿斤⟩": ("2023", RESULT, "", RESULT),
    "中国民营企业“五张榜单”连续⟨两年⟩实现大满贯": ("2021-2025", RESULT, "", RESULT),
    "连续⟨16年⟩位居全国首位": ("2025", RESULT, "", RESULT),
    "城镇新增就业连续4年超过⟨90万人⟩": ("2024", RESULT, "", RESULT),
    "城镇化率创近三年新高、提高⟨1.1个百分点⟩": ("2024", RESULT, "", RESULT),
    "每年实施⟨20项⟩重点民生实事": ("2021-2025", RESULT, "", RESULT),
    "过去四年累计新增托位⟨5000个⟩": ("2024", RESULT, "", RESULT),
    "三年内建成公园⟨9个⟩": ("2024", TARGET, "", TARGET),
    # but 年年 is no run where two words meet
    "生产总值五年年均增长⟨6.1%⟩": ("2021-2025", RESULT, "2021-2025", RESULT),
    "赤字规模4万亿元，比上年年初预算增加⟨1800亿元⟩": ("2024", TARGET, "2024", TARGET),
    # what opens a sentence holds for all of it
    "2021年以来，新增托位5000个，改造小区⟨30个⟩": ("2023", RESULT, "", RESULT),
    "近三年，全市新增托位⟨5000个⟩": ("2023", RESULT, "", RESULT),
    "五年来，全市新增托位⟨5000个⟩": ("2023", RESULT, "2019-2023", RESULT),
    "2022年，全市新增托位⟨5000个⟩": ("2019-2023", RESULT, "2022", RESULT),
    "“十四五”以来，全市新增托位⟨5000个⟩": ("2023", RESULT, "2021-2025", RESULT),
    # but it ends with its clause
    "粮食总产连续12年增长，城镇新增就业⟨92万人⟩": ("2024", RESULT, "2024", RESULT),
    # 到2030年 aims there, in the clauses behind it too
    "到2030年，森林覆盖率达⟨40%⟩": ("2025", TARGET, "2030", TARGET),
    "到2030年，我省综合竞争力大幅跃升，常住人口城镇化率达到⟨78%⟩": ("2026", TARGET, "2030", TARGET),
    "到2030年“415X”集群营收突破⟨13万亿元⟩": ("2026-2030", TARGET, "2030", TARGET),
    "到2022年底建成项目⟨9个⟩": ("2023", RESULT, "2022", RESULT),
    # in the midst of a sentence it aims there to the next semicolon
    "生产总值年均增长6%，到2030年突破2万亿元，人均达到⟨20万元⟩": ("2026-2030", TARGET, "2030", TARGET),
    "生产总值年均增长6%，到2030年突破2万亿元；森林覆盖率达⟨40%⟩": ("2026-2030", TARGET, "2026-2030", TARGET),
    "到2030年，生产总值突破2万亿元；森林覆盖率达⟨40%⟩": ("2026-2030", TARGET, "2030", TARGET),
    "截至2023年底，托位总数达到⟨5000个⟩": ("2024", TARGET, "2023", RESULT),
    "未来三年新增托位⟨5000个⟩": ("2024", TARGET, "", TARGET),
    "2021年以来累计新增托位⟨5000个⟩": ("2023", RESULT, "", RESULT),
    # from one year to another
    "人均地区生产总值从2020年的⟨10.5万元⟩提高到2025年的14万元左右": ("2021-2025", RESULT, "2020", RESULT),
    "人均地区生产总值从2020年的10.5万元提高到2025年的⟨14万元⟩左右": ("2021-2025", RESULT, "2025", RESULT),
    "人均预期寿命从2020年的82.4岁提升至⟨83.9岁⟩": ("2021-2025", RESULT, "2021-2025", RESULT),
    # what it was before has no year
    "中心城区绿色出行比例从⟨75.6%⟩提升至76.5%": ("2025", RESULT, "", RESULT),
    "中心城区绿色出行比例从75.6%提升至⟨76.5%⟩": ("2025", RESULT, "2025", RESULT),
    "高铁里程由⟨2110公里⟩增至3055公里": ("2021-2025", RESULT, "", RESULT),
    "全国重点实验室从⟨15家⟩跃升到38家": ("2021-2025", RESULT, "", RESULT),
    # what is only compared with
    "专利拥有量较2020年增长⟨12%⟩": ("2021-2025", RESULT, "2021-2025", RESULT),
    "用电量比2022年增加⟨3亿千瓦时⟩": ("2023", RESULT, "2023", RESULT),
    "实有企业较“十三五”期末增长⟨36.2%⟩": ("2021-2025", RESULT, "2021-2025", RESULT),
    "托位数较上年增长⟨17%⟩": ("2025", RESULT, "2025", RESULT),
    "工商业电价较上年下降⟨3分/千瓦时⟩": ("2025", TARGET, "2025", TARGET),
    "企业突破1万家，是“十三五”末的⟨3.4倍⟩": ("2021-2025", RESULT, "2021-2025", RESULT),
    "在去年改造30个小区的基础上再改造⟨40个⟩": ("2024", TARGET, "2024", TARGET),
    # plan periods
    "“十四五”以来，新增托位“十四五”以来⟨5000个⟩": ("2023", RESULT, "2021-2025", RESULT),
    "“十四五”以来累计建成⟨300公里⟩": ("2023", RESULT, "2021-2025", RESULT),
    "“十五五”时期年均增长⟨5%⟩": ("2026", TARGET, "2026-2030", TARGET),
    "“十五五”末达到⟨60%⟩": ("2026", TARGET, "2030", TARGET),
    "五年来累计使用外资⟨846亿美元⟩": ("2025", RESULT, "2021-2025", RESULT),
    "过去五年年均增长⟨5.2%⟩": ("2025", RESULT, "2021-2025", RESULT),
    "今后五年培育企业⟨100家⟩": ("2026", TARGET, "2026-2030", TARGET),
    "未来5年培养引进人才⟨10名⟩": ("2025", TARGET, "2025-2029", TARGET),
    # a named year
    "2022年完成投资⟨5亿元⟩": ("2023", RESULT, "2022", RESULT),
    "2025年建成地铁⟨43公里⟩": ("2024", TARGET, "2025", TARGET),
    "下达2025年中央补贴资金⟨26.4亿元⟩": ("2025", RESULT, "2025", RESULT),
    "2022年全市有托位⟨900个⟩": ("2024", OTHER, "2022", OTHER),
    # last year, this year, next year
    "去年新增托位⟨6000个⟩": ("2024", TARGET, "2023", RESULT),
    "今年新增托位⟨6000个⟩": ("2023", RESULT, "2024", TARGET),
    "去年建成⟨6000个⟩": ("2023", RESULT, "2023", RESULT),
    "明年建成⟨300套⟩": ("2024", TARGET, "2025", TARGET),
    # no edition known
    "去年⟨5个⟩": ("", OTHER, "", OTHER),
}


@pytest.mark.parametrize(("marked", "given_as"), DATED.items())
def test_year_and_status_of_a_figure(marked: str, given_as: tuple[str, Status, str, Status]) -> None:
    year, status, own_year, own_status = given_as
    before, _, rest = marked.partition("⟨")
    figure, _, behind = rest.partition("⟩")
    text = before + figure + behind
    assert period_of(text, len(before), len(before) + len(figure), year, status) == (own_year, own_status)


TEXTS = st.lists(
    st.sampled_from(
        "到2030年 2022年 去年 今年 连续五年 “十四五” 以来 末 较 从 由 提高到 8.1% ， 。 五年来 今后五年 十五".split()
    ),
    max_size=12,
).map("".join)
YEARS = st.sampled_from(["", "2024", "2021-2025", "2026-2030"])


@given(TEXTS, st.data(), YEARS, st.sampled_from(Status))
def test_a_year_is_empty_one_year_or_a_period(text: str, data: st.DataObject, year: str, status: Status) -> None:
    at = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(at, len(text)))
    found, found_status = period_of(text, at, end, year, status)
    assert found == "" or found.replace("-", "").isdigit()
    assert len(found) in {0, 4, 9}
    assert found_status in Status


@pytest.mark.parametrize("piece", ["到2030年", "从", "较", "去年", "连续", "十五", "，", "2030年的"])
def test_a_long_hostile_text_is_dated(piece: str) -> None:
    text = piece * (5000 // len(piece))
    period_of(text, len(text), len(text), "2024", Status.TARGET)


@pytest.mark.parametrize(
    ("text", "passage", "own"),
    [
        ("今年新增托位⟨500个⟩", ("2024", RESULT), ("2024", RESULT)),
        ("明年新增托位⟨500个⟩", ("2025", TARGET), ("2025", TARGET)),
        ("去年新增托位⟨500个⟩", ("2025", TARGET), ("2023", RESULT)),
        ("2025年新增托位⟨500个⟩", ("2024", RESULT), ("2025", TARGET)),
    ],
)
def test_a_report_of_december_counts_from_the_year_before_its_own(
    text: str, passage: tuple[str, Status], own: tuple[str, Status]
) -> None:
    before, figure = text.split("⟨")
    figure, after = figure.split("⟩")
    at, end = len(before), len(before) + len(figure)
    assert period_of(before + figure + after, at, end, *passage, this_year=2024) == own
