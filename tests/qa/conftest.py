"""Assistants opened once: over the city's real index, and over small made-up reports without a model."""

import pytest

from eval.cases import Case, read_cases
from index.store import Store
from qa.assistant import Assistant
from qa.models import Answer
from tests.conftest import ROOT
from tests.qa.fakes import CLOUD_2024, CLOUD_2026, REPORTS, assistant_over, open_reports


@pytest.fixture(scope="session")
def city(city_store: Store) -> Assistant:
    """Answers from the report in seeds/ with the real model."""
    return assistant_over(city_store)


@pytest.fixture(scope="session")
def cloud_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """One made-up report of 2024."""
    return open_reports(tmp_path_factory.mktemp("cloud"), {"云川市2024": CLOUD_2024})


@pytest.fixture(scope="session")
def plan_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """One made-up report of 2026, which reviews a five-year plan and sets the next."""
    return open_reports(tmp_path_factory.mktemp("plan"), {"云川市2026": CLOUD_2026})


@pytest.fixture(scope="session")
def regions_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Two editions of one region and one of another."""
    return open_reports(tmp_path_factory.mktemp("regions"), REPORTS)


@pytest.fixture(scope="session")
def cloud(cloud_store: Store) -> Assistant:
    """Answers from one made-up report."""
    return assistant_over(cloud_store)


@pytest.fixture(scope="session")
def plan(plan_store: Store) -> Assistant:
    """Answers from a made-up report of a plan's first year."""
    return assistant_over(plan_store)


@pytest.fixture(scope="session")
def regions(regions_store: Store) -> Assistant:
    """Answers from several regions and editions, none of them at home."""
    return assistant_over(regions_store)


@pytest.fixture(scope="session")
def dev_cases() -> tuple[Case, ...]:
    """The development questions."""
    return read_cases(ROOT / "eval" / "sets" / "dev_questions.jsonl")


@pytest.fixture(scope="session")
def dev_answers(city: Assistant, dev_cases: tuple[Case, ...]) -> dict[str, Answer]:
    """What the city's assistant answers to each of them, by id: asked once for all tests."""
    return {case.id: city.ask(case.question, case.history) for case in dev_cases}
