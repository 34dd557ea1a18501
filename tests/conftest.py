"""What every test stands on: no network, no settings of this machine, and the city's index built once."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from index.build import build
from index.embed import EMBEDDED, EngineEmbedder
from index.settings import IndexSettings
from index.store import Store, open_store
from tests.network import Guard

ROOT = Path(__file__).parent.parent

# The same examples in every run, and no deadline: a busy machine is no bug.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")


@pytest.fixture(scope="session", autouse=True)
def guard() -> Iterator[Guard]:
    """Watches the sockets of the whole suite, session fixtures and background threads included."""
    watching = Guard()
    with pytest.MonkeyPatch.context() as patch:
        watching.watch(patch)
        yield watching


@pytest.fixture(autouse=True)
def no_network(guard: Guard) -> Iterator[None]:
    """Fails the test that reached beyond this machine, even if the program swallowed the error."""
    yield
    guard.check()


@pytest.fixture(scope="session", autouse=True)
def no_settings() -> Iterator[None]:
    """Settings of whoever runs the tests do not reach them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.upper().startswith("ZHENGWEN_")]:
            patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def city_index(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    """The index of seeds/ as it is shipped, made by the real model; read it, or copy it to change it.

    Kept in pytest's cache between runs, where `build` brings it up to date: embedding takes 15 seconds.
    """
    folder = tmp_path_factory.mktemp("city") / "index"
    kept = pytestconfig.cache.mkdir("city-index") / "index"
    limit = IndexSettings.model_fields["exact_limit"].default
    build(ROOT / "seeds", kept, EMBEDDED, limit, embedder=lambda _: EngineEmbedder())
    return Path(shutil.copytree(kept, folder))


@pytest.fixture(scope="session")
def city_store(city_index: Path) -> Store:
    """The city's index, opened."""
    return open_store(city_index)
