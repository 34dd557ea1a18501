"""Does a report say the same in every format? Passages, figures, citations and answers of docx, html and pdf.

Takes the ground; writes four reports anew in each format, reads and indexes them, and holds them against the
text files. Texts that came through unchanged keep their vectors, so little is embedded.
"""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path

from rich.progress import track

from eval.bench_regions import REPORTS
from eval.ground import Ground
from eval.measurement import Bar, Measurement
from eval.round_trip import WRITERS
from index.build import build
from index.load import load_report
from index.models import Figure, Passage, Report
from index.passages import read_passages
from index.seeds import read_seeds
from index.settings import IndexSettings
from index.sources import SOURCES, read_sources
from qa.assistant import Assistant
from qa.models import Answer

Keys = Callable[[Sequence[Passage]], list[Hashable]]
OTHERS = ("2025_北京市", "2026_浙江省", "2026_黑龙江省")
PDF_RECALL = 97.0


def measure_formats(ground: Ground) -> list[Measurement]:
    """Editions read from the texts alone, then each format against the text. Raises BenchFailed without Chromium."""
    own, others = read_seeds(ground.seeds).reports, read_seeds(REPORTS).reports
    rows = [editions_row([(ground.seeds, own), (REPORTS, others)])]
    chosen = [*own, *(report for report in others if report.id in OTHERS)]
    questions = [case.question for case in ground.cases]
    before = [ground.assistant.ask(question) for question in track(questions, "以 txt 作答", console=ground.console)]
    for kind in WRITERS:
        with tempfile.TemporaryDirectory(prefix="zhengwen-bench-") as scratch:
            ground.console.print(f"写成 {kind} 再读入……")
            rewritten = rewrite(chosen, kind, Path(scratch) / "all")
            rows += text_rows(kind, [(report, rewritten[report.id]) for report in chosen])
            after = _answers(ground, kind, Path(scratch), [report.file for report in own], questions)
            rows += answer_rows(kind, before, after)
    return rows


def editions_row(folders: Sequence[tuple[Path, Sequence[Report]]]) -> Measurement:
    """Of how many reports the text alone says region and year as sources.toml does."""
    right = [
        (alone.region, alone.year) == (report.region, report.year)
        for folder, reports in folders
        for report in reports
        for alone in [load_report(folder / report.file, None)]
    ]
    label = f"{len(right)} 份报告只凭正文读出的地区和年份都对"
    return Measurement("formats_editions", label, 100 * sum(right) / len(right), "%", Bar("≥", 100))


def rewrite(reports: Sequence[Report], kind: str, folder: Path) -> dict[str, Report]:
    """The reports written in a format and read back, by id; what the text does not say comes from its entry."""
    folder.mkdir()
    found = {}
    for report in reports:
        path = folder / f"{report.id}.{kind}"
        WRITERS[kind](report, path)
        found[report.id] = load_report(path, None)
    return found


def text_rows(kind: str, pairs: Sequence[tuple[Report, Report]]) -> list[Measurement]:
    """How many passages of the texts are the same in this format, and how many of their figures."""
    passages, figures = _recall(pairs, _passage), _recall(pairs, _figures)
    bar = Bar("≥", PDF_RECALL) if kind == "pdf" else None
    return [
        Measurement(f"formats_{kind}_passages", f"{kind}：与 txt 相同的句段", passages, "%"),
        Measurement(f"formats_{kind}_figures", f"{kind}：与 txt 相同的数字", figures, "%", bar),
    ]


def _recall(pairs: Sequence[tuple[Report, Report]], keys: Keys) -> float:
    total = same = 0
    for text, other in pairs:
        wanted, found = (Counter(keys(read_passages(report))) for report in (text, other))
        total += wanted.total()
        same += (wanted & found).total()
    return 100 * same / total


def _passage(passages: Sequence[Passage]) -> list[Hashable]:
    return [(one.text, one.section, one.year, one.status, one.kind, one.paragraph) for one in passages]


def _figures(passages: Sequence[Passage]) -> list[Hashable]:
    return [_told(figure) for passage in passages for figure in passage.figures]


def _told(figure: Figure) -> Hashable:
    return figure.indicator, figure.value, figure.unit, figure.qualifier, figure.year, figure.status, figure.aspect


def answer_rows(kind: str, before: Sequence[Answer], after: Sequence[tuple[Answer, bool]]) -> list[Measurement]:
    """How many answers are the same, and whether every citation is the report's own characters."""
    same = [old.answer == new.answer for old, (new, _) in zip(before, after, strict=True)]
    exact = [exact for _, exact in after]
    return [
        Measurement(f"formats_{kind}_answers", f"{kind}：开发题里与 txt 相同的回答", 100 * sum(same) / len(same), "%"),
        Measurement(
            f"formats_{kind}_citations",
            f"{kind}：出处逐字对上的回答",
            100 * sum(exact) / len(exact),
            "%",
            Bar("≥", 100),
        ),
    ]


def _answers(
    ground: Ground, kind: str, scratch: Path, files: Sequence[str], questions: Sequence[str]
) -> list[tuple[Answer, bool]]:
    """Each question over the city's reports in this format alone, and whether its citations are exact."""
    seeds, out = scratch / "seeds", scratch / "index"
    seeds.mkdir()
    for file in files:
        name = f"{Path(file).stem}.{kind}"
        shutil.copyfile(scratch / "all" / name, seeds / name)
    _copy_tables(ground.seeds, seeds, kind)
    shutil.copytree(ground.index, out)
    settings = IndexSettings.read()
    build(seeds, out, ground.assistant.store.manifest.model, settings.exact_limit)
    assistant = ground.open(out)
    asked = track(questions, f"以 {kind} 作答", console=ground.console)
    return [(answer, is_exact(answer, assistant)) for answer in map(assistant.ask, asked)]


def _copy_tables(seeds: Path, out: Path, kind: str) -> None:
    """The words of residents, and what is known of each report beyond its text, for files of another ending."""
    if (seeds / "aliases.toml").exists():
        shutil.copyfile(seeds / "aliases.toml", out / "aliases.toml")
    blocks = [
        f'[[report]]\nfile = "{Path(name).stem}.{kind}"\ntitle = "{entry.title}"\n'
        for name, entry in read_sources(seeds).items()
    ]
    (out / SOURCES).write_text("\n".join(blocks), "utf-8")


def is_exact(answer: Answer, assistant: Assistant) -> bool:
    """Whether every citation quotes what stands at its place."""
    reports = assistant.store.reports
    return all(cited.quote == reports[cited.report].text[cited.start : cited.end] for cited in answer.citations)
