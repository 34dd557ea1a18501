"""The real round trip: four reports written in each format, read back, indexed, and asked."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from eval.bench_formats import OTHERS, answer_rows, editions_row, is_exact, rewrite, text_rows
from eval.bench_regions import REPORTS
from eval.cases import read_cases
from index.build import build
from index.embed import EMBEDDED, EngineEmbedder
from index.models import Report
from index.seeds import read_seeds
from index.settings import IndexSettings
from qa.assistant import open_assistant
from qa.models import Answer, Outcome
from tests.browser import chromium

ROOT = Path(__file__).parents[2]
FORMATS = ["docx", "html", pytest.param("pdf", marks=pytest.mark.browser)]


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    return [
        *read_seeds(ROOT / "seeds").reports,
        *(report for report in read_seeds(REPORTS).reports if report.id in OTHERS),
    ]


@pytest.fixture(scope="module")
def written(
    reports: list[Report], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], tuple[Path, dict[str, Report]]]:
    """The reports in a format: the folder of files, and what was read from them; each format once."""
    made: dict[str, tuple[Path, dict[str, Report]]] = {}

    def write(kind: str) -> tuple[Path, dict[str, Report]]:
        if kind == "pdf":
            chromium()
        if kind not in made:
            folder = tmp_path_factory.mktemp(kind) / "all"
            made[kind] = folder, rewrite(reports, kind, folder)
        return made[kind]

    return write


Written = Callable[[str], tuple[Path, dict[str, Report]]]


@pytest.mark.parametrize("kind", FORMATS)
def test_passages_and_figures_are_those_of_the_text(kind: str, reports: list[Report], written: Written) -> None:
    _, found = written(kind)
    rows = text_rows(kind, [(report, found[report.id]) for report in reports])
    assert {row.name: row.value for row in rows} == {
        f"formats_{kind}_passages": 100.0,
        f"formats_{kind}_figures": 100.0,
    }


@pytest.mark.parametrize("kind", FORMATS)
def test_what_stands_around_the_body_is_kept_and_is_no_paragraph(
    kind: str, reports: list[Report], written: Written
) -> None:
    for report in reports:
        found = written(kind)[1][report.id]
        margins = [found.quote(span) for span in found.margins]
        assert margins
        assert [found.quote(span) for span in found.paragraphs][-1] == report.quote(report.paragraphs[-1])
        assert not any(margin in {found.quote(span) for span in found.paragraphs} for margin in margins)


@pytest.mark.parametrize("kind", FORMATS)
def test_answers_are_those_of_the_text_and_every_citation_is_exact(
    kind: str, written: Written, city_index: Path, tmp_path: Path
) -> None:
    folder, _ = written(kind)
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    shutil.copyfile(folder / f"xuzhou-2024.{kind}", seeds / f"xuzhou-2024.{kind}")
    shutil.copyfile(ROOT / "seeds" / "aliases.toml", seeds / "aliases.toml")
    out = Path(shutil.copytree(city_index, tmp_path / "index"))
    limit = IndexSettings.model_fields["exact_limit"].default
    built = build(seeds, out, EMBEDDED, limit, embedder=lambda _: EngineEmbedder())
    assert built.embedded == 0
    questions = [case.question for case in read_cases(ROOT / "eval" / "sets" / "dev_questions.jsonl")][::4]
    by_text, by_format = open_assistant(city_index), open_assistant(out)
    before, after = ([one.ask(question) for question in questions] for one in (by_text, by_format))
    exact = [(answer, is_exact(answer, by_format)) for answer in after]
    assert [row.value for row in answer_rows(kind, before, exact)] == [100.0, 100.0]
    pages = {cited.page is None for answer in after for cited in answer.citations}
    assert pages == {kind != "pdf"}


def test_all_reports_name_their_edition_themselves() -> None:
    folders = [(folder, read_seeds(folder).reports) for folder in (ROOT / "seeds", REPORTS)]
    row = editions_row(folders)
    assert (row.value, row.holds) == (100.0, True)
    assert row.label.startswith("11 份报告")


def test_a_wrong_year_a_lost_figure_and_a_shifted_citation_are_counted(city_index: Path, reports: list[Report]) -> None:
    city = reports[0]
    passages, figures = text_rows("pdf", [(city, replace(city, text=city.text.replace("8.6万人", "8.7万人")))])
    assert 99 < passages.value < 100
    assert 99 < figures.value < 100
    assert figures.holds
    assert not text_rows("pdf", [(city, replace(city, year=2025))])[1].holds
    assistant = open_assistant(city_index)
    answer = assistant.ask("今年新增多少托位")
    assert is_exact(answer, assistant)
    assert not is_exact(_shifted(answer), assistant)
    same, exact = answer_rows("pdf", [answer, answer], [(answer, True), (Answer(Outcome.GREETING, "您好"), False)])
    assert (same.value, exact.value, exact.holds) == (50.0, 50.0, False)


def _shifted(answer: Answer) -> Answer:
    (first, *others) = answer.citations
    return replace(answer, citations=(replace(first, start=first.start + 1, end=first.end + 1), *others))
