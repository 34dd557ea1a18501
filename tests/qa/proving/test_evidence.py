from dataclasses import replace

from index.models import Kind, Status
from index.seeds import read_seeds
from qa.proving.claims import Amount, shown
from qa.proving.evidence import evidence_of, names_of, source_of
from qa.proving.frames import Frame
from qa.stages import Doubt, Fault
from tests.conftest import ROOT
from tests.qa.pieces import passage

CITY = replace(read_seeds(ROOT / "seeds").reports[0], id="r", region="云川市", year=2024)
REPORTS = {"r": CITY}
HOMES = passage("改造农村 危房800户以上，新增托位５，０００个。")


def test_a_passage_is_cut_into_clauses_with_their_figures() -> None:
    source = source_of(HOMES, ())
    assert source.text == "改造农村危房800户以上，新增托位5000个。"
    assert [shown(unit.atoms) for unit in source.units] == ["改造农村危房#", "新增托位#"]
    assert [figure.amount for figure in source.units[1].held] == [Amount(5000, "个", "")]


def test_each_figure_has_its_row_of_the_ledger() -> None:
    source = source_of(HOMES, ())
    assert [figure.row for figure in source.held] == list(HOMES.figures)
    assert [source.text[figure.start : figure.end] for figure in source.held] == ["800户以上", "5000个"]


def test_a_figure_of_a_series_stands_by_itself_behind_its_indicator() -> None:
    series = source_of(passage("工业、服务业开票销售收入分别达到7832亿元和9772亿元。"), ())
    alone = series.rows
    assert [unit.held[0].amount.number for unit in alone] == [783200000000, 977200000000]
    assert [shown(unit.atoms) for unit in alone] == ["工业开票销售收入达到#", "服务业开票销售收入达到#"]


def test_a_passage_cited_twice_is_one_source() -> None:
    assert len(evidence_of([HOMES, HOMES], REPORTS).sources) == 1


def test_words_are_looked_for_in_passages_headings_and_titles() -> None:
    evidence = evidence_of([HOMES], REPORTS)
    assert evidence.has("新增托位5000个")
    assert evidence.has("民生")
    assert evidence.has("徐州市政府工作报告")
    assert not evidence.has("养老床位")


def test_a_region_may_be_named_in_full_in_short_or_as_the_whole_of_it() -> None:
    assert names_of(CITY) == ("云川市", "云川", "全市", "我市", "本市")
    assert names_of(replace(CITY, region="浙江省"))[:3] == ("浙江省", "浙江", "全省")
    assert names_of(replace(CITY, region="某地")) == ("某地", "某地")


def against(frame: Frame, text: str, year: str = "2024", status: Status = Status.TARGET) -> list[Fault]:
    one = passage(text, year=year, status=status)
    evidence = evidence_of([one], REPORTS)
    source = evidence.sources[0]
    return evidence.against([frame], source, source.held, source.text)


def test_the_recorded_year_status_and_region_bear_a_frame_out_or_contradict_it() -> None:
    text = "新增托位5000个。"
    assert against(Frame(("今年",), Status.TARGET, "全市"), text) == []
    assert against(Frame(("去年",)), text) == [Fault(Doubt.YEAR, "去年")]
    assert against(Frame((), Status.RESULT), text) == [Fault(Doubt.STATUS, "完成")]
    assert against(Frame((), None, "镜湖县"), text) == [Fault(Doubt.NAME, "镜湖县")]


def test_a_sentence_without_a_figure_has_its_passages_year_and_status() -> None:
    text = "方特乐园开业运营。"
    assert against(Frame(("2024年",), Status.TARGET), text) == []
    assert against(Frame(("2023年",), Status.RESULT), text) == [
        Fault(Doubt.YEAR, "2023年"),
        Fault(Doubt.STATUS, "完成"),
    ]


def test_what_is_neither_result_nor_target_bears_out_neither() -> None:
    for status in (Status.RESULT, Status.TARGET):
        assert [fault.doubt for fault in against(Frame((), status), "空气质量仍需改善。", status=Status.OTHER)] == [
            Doubt.STATUS
        ]


def test_a_run_of_verbs_between_two_figures_takes_bounded_time() -> None:
    rows = source_of(passage(f"浓度{'降至' * 2000}的25微克、降幅{'降至' * 2000}的5%。"), ()).rows
    assert len(rows) == 2


def test_the_years_that_an_explanation_names_are_its_own_words() -> None:
    entry = [
        replace(
            passage(text, start=100 * n, status=Status.OTHER), kind=Kind.DEFINITION, figures=(), section=("释", "甲")
        )
        for n, text in enumerate(("甲：到2025年，指乙。", "包括丙。", "丁：指戊。"))
    ]
    entry[2] = replace(entry[2], section=("释", "丁"))
    evidence = evidence_of(entry, REPORTS)
    found = [evidence.against([Frame(("2025年",))], source, (), source.text) for source in evidence.sources]
    assert found == [[], [], [Fault(Doubt.YEAR, "2025年")]]
