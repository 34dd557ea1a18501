"""Three small reports: two editions of one town, one of another; every figure stands in a sentence of its own."""

from dataclasses import replace
from functools import cache

from index.models import Aspect, Figure, Passage, Report, Status
from tests.web.fakes import HOSTILE, REPORT, FakeStore

ROWS = {
    "east-2023": (
        ("城镇新增就业", "8", "万人", 80_000, "2022", Status.RESULT, Aspect.COUNT, "就业"),
        ("城镇新增就业", "9", "万人", 90_000, "2023", Status.TARGET, Aspect.COUNT, "就业"),
    ),
    "east-2024": (
        ("城镇新增就业", "8.6", "万人", 86_000, "2023", Status.RESULT, Aspect.COUNT, "就业"),
        ("城镇新增就业", "6.8", "万人", 68_000, "2024", Status.TARGET, Aspect.COUNT, "就业"),
        ("新增养老床位", "2200", "张", 2_200, "2023", Status.RESULT, Aspect.COUNT, "养老"),
        ("新增养老床位", "2200", "张", 2_200, "2024", Status.TARGET, Aspect.COUNT, "养老"),
        ("建成道路", "1000", "公里", 1_000, "2023", Status.RESULT, Aspect.LEVEL, "交通"),
        ("建成道路", "1200", "公里", 1_200, "2024", Status.TARGET, Aspect.LEVEL, "交通"),
        ("改造小路", "3", "公里", 3, "2023", Status.RESULT, Aspect.LEVEL, "交通"),
        ("改造小路", "4", "公里", 4, "2024", Status.TARGET, Aspect.LEVEL, "交通"),
        ("地区生产总值增长", "7.1", "%", 7.1, "2023", Status.RESULT, Aspect.GROWTH, "经济"),
        ("地区生产总值增长", "6", "%", 6, "2024", Status.TARGET, Aspect.GROWTH, "经济"),
        ("财政收入增长", "6.5", "%", 6.5, "2024", Status.TARGET, Aspect.GROWTH, "经济"),
        ("企业百强榜居", "22", "位", 22, "2023", Status.RESULT, Aspect.RANK, "经济"),
        ("=cmd()" + HOSTILE, "5", "个", 5, "2023", Status.RESULT, Aspect.COUNT, "民生"),
    ),
    "west-2024": (
        ("城镇新增就业", "12", "万人", 120_000, "2024", Status.TARGET, Aspect.COUNT, "就业"),
        ("地区生产总值增长", "5", "%", 5, "2024", Status.TARGET, Aspect.GROWTH, "经济"),
    ),
}
REGIONS = {"east": "东城市", "west": "西城市"}


@cache
def towns() -> FakeStore:
    reports = {name: _report(name) for name in ROWS}
    passages = tuple(passage for name in ROWS for passage in _passages(reports[name]))
    return FakeStore(reports=reports, passages=passages)


def figures(name: str) -> list[Figure]:
    return list(towns().ledger.choose(reports=[name]))


def figure(name: str, indicator: str, status: Status) -> Figure:
    return next(one for one in figures(name) if one.indicator == indicator and one.status is status)


def _report(name: str) -> Report:
    region, year = name.split("-")
    text = "".join(f"{row[0]}{row[1]}{row[2]}。\n" for row in ROWS[name])
    title = f"{year}年{REGIONS[region]}政府工作报告"
    return replace(REPORT, id=name, text=text, title=title, region=REGIONS[region], year=int(year))


def _passages(report: Report) -> list[Passage]:
    made, at = [], 0
    for n, (indicator, value, unit, number, year, status, aspect, topic) in enumerate(ROWS[report.id], start=1):
        text = f"{indicator}{value}{unit}。"
        start = at + len(indicator)
        place = (report.id, f"{report.id}:{n}", indicator)
        row = Figure(*place, value, number, unit, "", year, status, aspect, topic, start, start + len(value + unit))
        made.append(
            Passage(f"{report.id}:{n}", report.id, text, at, at + len(text), (), n, year, status, figures=(row,))
        )
        at += len(text) + 1
    return made
