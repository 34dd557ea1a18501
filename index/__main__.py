"""`python -m index build | list | remove | info | show | figures | pairs`: staff's commands over the index.

Takes arguments and settings, gives lines on the terminal and an exit status: 1 for an IndexProblem, 3 where an
index was built but some file of the seeds is not in it.
"""

from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from index.bounds import is_suffix
from index.build import Built, is_stale
from index.build import build as build_index
from index.errors import FigureUnknown, IndexProblem
from index.export import write_csv
from index.models import Figure, Kind, Level, Status
from index.remove import set_aside
from index.settings import IndexSettings
from index.store import Store, open_store
from index.topics import TOPICS

app = typer.Typer(no_args_is_help=True, add_completion=False, help="建立和查看报告的索引")
console = Console(highlight=False, markup=False)
errors = Console(stderr=True, highlight=False, markup=False)

STATUSES = {Status.RESULT: "完成", Status.TARGET: "目标", Status.OTHER: "其他"}
LEVELS = {Level.NATIONAL: "国家", Level.PROVINCE: "省级", Level.CITY: "地市级", Level.DISTRICT: "县区级"}
BEST = 20
PARTIAL = 3

Seeds = Annotated[Path | None, typer.Option("--seeds", help="放报告的文件夹")]
Out = Annotated[Path | None, typer.Option("--out", help="索引文件夹")]
Index = Annotated[Path | None, typer.Option("--index", help="索引文件夹")]


@app.command()
def build(seeds: Seeds = None, out: Out = None) -> None:
    """建立索引；报告没有变动时什么也不做。读不了的文件逐个指出（退出码 3），其余照常收录。"""
    settings = IndexSettings.read()
    if _build(seeds or settings.seeds, out or settings.folder, settings).refused:
        raise typer.Exit(PARTIAL)


@app.command("list")
def list_reports(index: Index = None, seeds: Seeds = None) -> None:
    """索引里的报告，从新到旧。"""
    settings = IndexSettings.read()
    store = open_store(index or settings.folder)
    console.print(_reports(store))
    if notice := store.stale_notice(seeds or settings.seeds):
        errors.print(notice, soft_wrap=True)


@app.command()
def remove(
    report: Annotated[str, typer.Argument(help="报告的编号，见 list")], seeds: Seeds = None, out: Out = None
) -> None:
    """拿走一份报告：文件移到报告文件夹的 removed 里（放回即恢复），索引随即更新。"""
    settings = IndexSettings.read()
    chosen = seeds or settings.seeds
    old, new = set_aside(chosen, report)
    with ExitStack() as undo:
        undo.callback(new.rename, old)
        _build(chosen, out or settings.folder, settings)
        undo.pop_all()
    console.print(f"已拿走 {report}：文件在 {new}。请运行 python -m qa suggest，并重启服务", soft_wrap=True)


def _build(seeds: Path, folder: Path, settings: IndexSettings) -> Built:
    """Builds with a bar, says what came of it, and names every file that was not taken."""
    bar = Progress(
        TextColumn("计算向量"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=errors, transient=True
    )
    task = bar.add_task("embed", total=None, visible=False)
    with bar:
        built = build_index(
            seeds,
            folder,
            settings.model,
            settings.exact_limit,
            progress=lambda done, total: bar.update(task, completed=done, total=total, visible=True),
            waiting=lambda: errors.print("另一个程序正在建立这个索引，等它结束…"),
        )
    counts = built.manifest.counts
    vectors = built.embedded + built.reused
    summary = f"{counts['reports']} 份报告，{counts['passages']} 个句段，{counts['figures']} 个数字，{vectors} 个向量"
    if built.changed:
        console.print(f"索引已建好：{folder}（{summary}；新算 {built.embedded}，沿用 {built.reused}）", soft_wrap=True)
    else:
        console.print(f"索引没有变动：{folder}（{summary}）", soft_wrap=True)
    for file in built.refused:
        errors.print(f"没有收录：{file.why}", soft_wrap=True)
    return built


@app.command()
def info(index: Index = None, seeds: Seeds = None) -> None:
    """索引里有什么，是否与报告一致。"""
    settings = IndexSettings.read()
    folder = index or settings.folder
    store = open_store(folder)
    manifest = store.manifest
    console.print(_reports(store))
    stale = is_stale(seeds or settings.seeds, folder, settings.model, settings.exact_limit)
    state = "已过期：报告或设置有变动，请运行 python -m index build" if stale else "与报告一致"
    console.print(
        f"模型 {manifest.model}（{manifest.model_fingerprint}），指纹 {manifest.fingerprint}，建于 {manifest.built}"
    )
    console.print(f"状态：{state}")


@app.command()
def show(passage: str, index: Index = None) -> None:
    """显示一个句段：原文、位置、年份和性质。编号如 xuzhou-2024:59.6。"""
    store = open_store(index or IndexSettings.read().folder)
    found = store.by_id.get(passage)
    if found is None:
        known = "、".join(store.reports)
        errors.print(f"没有句段 {passage}：编号形如 报告:段.句，报告有 {known}", soft_wrap=True)
        raise typer.Exit(1)
    number = store.reports[found.report].page_of(found.start)
    page = f"第{number}页，" if number else ""
    for name, value in (
        ("原文", found.text),
        ("位置", " › ".join(found.section)),
        ("段落", f"{page}第{found.paragraph}段，字符 {found.start}—{found.end}"),
        ("年份", found.year),
        ("性质", "名词解释" if found.kind is Kind.DEFINITION else STATUSES[found.status]),
    ):
        console.print(f"{name}：", end="")
        console.print(value, soft_wrap=True)


@app.command()
def figures(
    csv: Annotated[Path | None, typer.Option("--csv", help="写成表格文件，不在屏幕上列出")] = None,
    report: Annotated[str, typer.Option("--report", help="只要这份报告")] = "",
    topic: Annotated[str, typer.Option("--topic", help="只要这个主题")] = "",
    year: Annotated[str, typer.Option("--year", help="只要这一年或这个时期，如 2024、2021-2025")] = "",
    status: Annotated[str, typer.Option("--status", help="完成、目标或其他（也可写 result、target、other）")] = "",
    find: Annotated[str, typer.Option("--find", help="指标与这些字词最接近的若干行")] = "",
    index: Index = None,
) -> None:
    """数据台账：报告里的每一个数字，说的是什么、哪一年、完成还是目标。"""
    store = open_store(index or IndexSettings.read().folder)
    _known("报告", report, store.reports)
    _known("主题", topic, TOPICS)
    _known("年份", year, sorted({row.year for row in store.ledger.rows if row.year}))
    named = {name: known for known, chinese in STATUSES.items() for name in (chinese, known.value)}
    _known("性质", status, named)
    ledger, statuses = store.ledger, [named[status]] if status else []
    reports, years, topics = ([given] if given else [] for given in (report, year, topic))
    if find.strip():
        near = ledger.search(find, BEST, reports=reports, years=years, statuses=statuses, topics=topics)
        rows = tuple(found.figure for found in near)
    else:
        rows = ledger.choose(reports=reports, years=years, statuses=statuses, topics=topics)
    if csv:
        write_csv(csv, rows, store.by_id)
        console.print(f"台账已写好：{csv}（{len(rows)} 行）", soft_wrap=True)
        return
    table = _table("指标", "数值", "限定", "年份", "性质", "主题", "出处")
    for row in rows:
        cells = (row.indicator, row.value + row.unit, row.qualifier, row.year, STATUSES[row.status], row.topic)
        table.add_row(*map(Text, (*cells, row.passage)))
    console.print(table)
    console.print(f"{len(rows)} 行")


@app.command()
def pairs(
    report: Annotated[str, typer.Option("--report", help="只要这份报告")] = "",
    index: Index = None,
) -> None:
    """同一指标的完成与目标，一行一对。"""
    store = open_store(index or IndexSettings.read().folder)
    _known("报告", report, store.reports)
    found = [pair for known in store.reports if report in ("", known) for pair in store.ledger.pairs(known)]
    table = _table("指标", "完成", "目标", "出处")
    for pair in found:
        done, aimed = (f"{row.year} {_said(row)}" for row in (pair.result, pair.target))
        table.add_row(*map(Text, (pair.result.indicator, done, aimed, f"{pair.result.passage} {pair.target.passage}")))
    console.print(table)
    console.print(f"{len(found)} 对")


def _reports(store: Store) -> Table:
    """The reports of an index, the newest first."""
    passages = Counter(passage.report for passage in store.passages)
    table = _table("标题", "地区", "级别", "年份", "日期", "作报告人", "文件", "句段", "编号")
    for report in sorted(store.reports.values(), key=lambda one: (-one.year, one.id)):
        about = (report.title, report.region, LEVELS[report.level], str(report.year), report.delivered)
        table.add_row(*map(Text, (*about, report.speaker, report.file, str(passages[report.id]), report.id)))
    return table


def _table(*names: str) -> Table:
    """A table whose cells go on in the next line rather than being cut; the last column is a place to copy."""
    table = Table(*names)
    for column in table.columns:
        column.overflow = "fold"
    table.columns[-1].no_wrap = True
    return table


def _said(row: Figure) -> str:
    """The figure as a reader says it: 5000个以上, 超2.5亿元."""
    stated = row.value + row.unit
    return stated + row.qualifier if is_suffix(row.qualifier) else row.qualifier + stated


def _known(what: str, given: str, known: Iterable[str]) -> None:
    """Raises FigureUnknown for a choice that there is not."""
    if given and given not in known:
        raise FigureUnknown(f"没有{what} {given}：可用的有 {'、'.join(known)}")


def main() -> None:
    """Runs the command; a problem that staff can mend is one line on stderr and status 1."""
    try:
        app()
    except IndexProblem as problem:
        errors.print(str(problem), soft_wrap=True)
        raise SystemExit(1) from problem


if __name__ == "__main__":
    main()
