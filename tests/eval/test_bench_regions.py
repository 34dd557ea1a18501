"""Seeds joined, answers held against the report that a question names; the set and the reports themselves."""

import hashlib
import tomllib
from pathlib import Path

from eval.answers import Given, Quoted
from eval.bench_regions import REPORTS, SET, join_seeds, region_rows
from eval.cases import read_cases
from eval.metrics import supports
from index.seeds import read_seeds
from tests.eval.fakes import case

ROOT = Path(__file__).parents[2]


def test_rows_tell_own_from_right() -> None:
    cases = [case(id=str(n), report="a-2025") for n in range(4)]
    own, other = Quoted("甲", "a-2025", beside=False), Quoted("乙", "b-2025", beside=False)
    replies = [
        Given("answered", "5000", (own,)),
        Given("answered", "600", (own,)),
        Given("answered", "5000", (other,)),
        Given("not_in_report"),
    ]
    values = {row.name: (row.value, row.holds) for row in region_rows(cases, replies)}
    assert values == {"regions_own": (50.0, False), "regions_right": (50.0, None)}


def test_every_report_loads_beside_the_seeds(tmp_path: Path) -> None:
    join_seeds(ROOT / "seeds", REPORTS, tmp_path / "seeds")
    reports = {report.id: report for report in read_seeds(tmp_path / "seeds").reports}
    assert len(reports) == len(read_seeds(ROOT / "seeds").reports) + 10
    assert (reports["2026_浙江省"].region, reports["2026_浙江省"].year) == ("浙江省", 2026)
    assert reports["2026_浙江省"].delivered == "2026-01-14"
    for asked in read_cases(SET):
        assert supports(reports[asked.report].text, asked.quotes[0]), asked.id


def test_sources_name_every_file_with_its_hash() -> None:
    entries = tomllib.loads((REPORTS / "sources.toml").read_text("utf-8"))["report"]
    hashes = {entry["file"]: entry["sha256"] for entry in entries}
    assert hashes == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in REPORTS.glob("*.txt")}
    assert len(hashes) == 10
