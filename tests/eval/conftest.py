"""A whole assistant without a model, for what eval/ measures of one."""

import pytest

from qa.assistant import Assistant
from tests.qa.fakes import CLOUD_2024, assistant_over, open_reports


@pytest.fixture(scope="session")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Answers from one made-up report of 2024."""
    return assistant_over(open_reports(tmp_path_factory.mktemp("cloud"), {"云川市2024": CLOUD_2024}))
