"""What stands in one picture, and what must not."""

from index.models import Aspect, Status
from tests.web.figures.towns import figure, figures, towns
from web.figures.done import done_by_topic, year_done
from web.figures.paired import paired_pictures
from web.figures.pictures import Column, Drawn, alike_in_size
from web.figures.ranked import ranked_growth
from web.figures.wording import badge_said, value_said, year_said

EAST = "east-2024"


def test_result_and_target_stand_side_by_side_by_topic() -> None:
    by_topic = paired_pictures(towns().ledger.pairs(EAST), towns().reports[EAST])
    assert list(by_topic) == ["经济", "交通", "就业", "养老"]
    (jobs,) = by_topic["就业"]
    assert (jobs.title, jobs.unit, jobs.scale, jobs.drawn) == ("城镇新增就业", "万人", 10_000, Drawn.BARS)
    assert jobs.columns == (Column("2023", Status.RESULT), Column("2024", Status.TARGET))
    assert [[cell and jobs.drawn_number(cell) for cell in line.cells] for line in jobs.lines] == [[8.6, 6.8]]
    assert jobs.summary == "2023年完成8.6万人，2024年目标6.8万人。"


def test_what_is_thirty_times_as_long_stands_in_another_picture() -> None:
    roads, paths = paired_pictures(towns().ledger.pairs(EAST), towns().reports[EAST])["交通"]
    assert [line.label for line in roads.lines] == ["建成道路"]
    assert [line.label for line in paths.lines] == ["改造小路"]


def test_no_picture_mixes_kinds_or_units() -> None:
    pictures = [
        one for found in paired_pictures(towns().ledger.pairs(EAST), towns().reports[EAST]).values() for one in found
    ]
    for one in pictures:
        cells = [cell for line in one.lines for cell in line.cells if cell]
        assert len({cell.aspect for cell in cells}) == 1
        assert len({cell.unit.lstrip("万亿") for cell in cells}) == 1
        assert Aspect.RANK not in {cell.aspect for cell in cells}


def test_several_pairs_are_summed_up_in_words() -> None:
    pairs = [pair for pair in towns().ledger.pairs(EAST) if pair.result.indicator in ("城镇新增就业", "新增养老床位")]
    both = [pair for pair in pairs for _ in range(4 if pair.result.topic == "就业" else 1)]
    (jobs,) = paired_pictures(both, towns().reports[EAST])["就业"]
    assert jobs.title == "个数"
    assert jobs.summary == "2024年目标数低于2023年完成数的有4项（城镇新增就业、城镇新增就业、城镇新增就业等）。"


def test_growth_is_ranked_and_only_rates_of_the_status() -> None:
    (aims,) = ranked_growth(figures(EAST), towns().reports[EAST], Status.TARGET)
    assert [line.label for line in aims.lines] == ["财政收入增长", "地区生产总值增长"]
    assert (aims.title, aims.unit) == ("2024年目标增速", "%")
    assert aims.summary == "共2项。最高：财政收入增长6.5%；最低：地区生产总值增长6%。"
    (reached,) = ranked_growth(figures(EAST), towns().reports[EAST], Status.RESULT)
    assert reached.summary == "地区生产总值增长7.1%。"


def test_what_was_done_is_of_its_year_and_without_growth() -> None:
    rows = figures(EAST)
    assert year_done(rows) == "2023"
    assert year_done([]) == ""
    done = done_by_topic(rows, "2023")
    assert {topic: [row.indicator for row in found] for topic, found in done.items() if topic != "民生"} == {
        "经济": ["企业百强榜居"],
        "交通": ["建成道路", "改造小路"],
        "就业": ["城镇新增就业"],
        "养老": ["新增养老床位"],
    }


def test_sizes_are_cut_where_a_bar_would_be_a_hairline() -> None:
    assert list(alike_in_size([1, 100, 31, 4, 0], float)) == [[100, 31, 4], [1], [0]]


def test_a_figure_is_said_as_its_report_writes_it() -> None:
    jobs = figure(EAST, "城镇新增就业", Status.TARGET)
    assert value_said(jobs, towns().reports[EAST]) == "6.8万人"
    assert (year_said("2021-2025"), year_said("")) == ("2021—2025年", "")
    assert badge_said("2024", Status.TARGET) == "2024年目标"
    assert badge_said("2024", Status.OTHER) == "2024年"
