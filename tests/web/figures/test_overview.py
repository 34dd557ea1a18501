"""What of a report is shown: over the years, among regions, and sifted."""

from index.models import Status
from tests.web.figures.towns import figure, figures, towns
from web.figures.overview import Material, material_of, overview_of
from web.figures.pictures import Column, Drawn

EAST = "east-2024"


def material() -> Material:
    return material_of(towns(), towns().reports[EAST])


def test_several_editions_give_a_line_for_each_indicator() -> None:
    (jobs,) = overview_of(material(), figures(EAST), towns().reports).courses
    assert (jobs.title, jobs.drawn) == ("城镇新增就业", Drawn.LINES)
    assert jobs.columns == (
        Column("2022", Status.RESULT),
        Column("2023", Status.RESULT),
        Column("2023", Status.TARGET),
        Column("2024", Status.TARGET),
    )
    assert [[cell and jobs.drawn_number(cell) for cell in line.cells] for line in jobs.lines] == [[8, 8.6, 9, 6.8]]
    assert jobs.summary == "1项指标，完成数从2022年到2023年。"


def test_several_regions_are_compared_in_the_same_year_and_status() -> None:
    pictures = overview_of(material(), figures(EAST), towns().reports).regions
    assert [one.title for one in pictures] == ["城镇新增就业（2024年目标）", "地区生产总值增长（2024年目标）"]
    assert [(line.label, line.cells[0] and line.cells[0].value) for line in pictures[0].lines] == [
        ("西城市", "12"),
        ("东城市", "6.8"),
    ]
    assert pictures[1].summary == "2个地区。最高：东城市6%；最低：西城市5%。"


def test_a_single_report_has_neither() -> None:
    west = towns().reports["west-2024"]
    alone = type(towns())(reports={west.id: west}, passages=[p for p in towns().passages if p.report == west.id])
    shown = overview_of(material_of(alone, west), figures("west-2024"), alone.reports)
    assert (shown.courses, shown.regions, dict(shown.paired), shown.done_year) == ((), (), {}, "")
    assert [one.title for one in shown.aims] == ["2024年目标增速"]


def test_a_pair_is_shown_when_either_figure_is_asked_for() -> None:
    target = figure(EAST, "城镇新增就业", Status.TARGET)
    shown = overview_of(material(), [target], towns().reports)
    assert list(shown.paired) == ["就业"]
    assert [line.label for line in shown.paired["就业"][0].lines] == ["城镇新增就业"]
    assert (shown.aims, shown.reached, dict(shown.done)) == ((), (), {})
    assert len(shown.courses) == 1
    assert [one.title for one in shown.regions] == ["城镇新增就业（2024年目标）"]
