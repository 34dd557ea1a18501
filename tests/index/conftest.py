"""What the tests of index/ share: every report in the repository, and a small index to read or to break."""

from pathlib import Path

import pytest

from index.models import Passage, Report
from index.passages import read_passages
from index.seeds import read_seeds
from tests.index.fakes import CITY, ROOT, TOWN, build_fake, write_seeds


@pytest.fixture(scope="session")
def reports() -> dict[str, Report]:
    """The city's report and the ten of eval/reports, by id."""
    return {report.id: report for folder in ("seeds", "eval/reports") for report in read_seeds(ROOT / folder).reports}


@pytest.fixture(scope="session")
def passages(reports: dict[str, Report]) -> dict[str, tuple[Passage, ...]]:
    """Their passages, by the report's id."""
    return {name: read_passages(report) for name, report in reports.items()}


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder with two small reports."""
    return write_seeds(tmp_path / "seeds", {"city-2024": CITY, "town-2025": TOWN})


@pytest.fixture
def small_index(seeds: Path, tmp_path: Path) -> Path:
    """An index of them, this test's own."""
    build_fake(seeds, tmp_path / "index")
    return tmp_path / "index"
