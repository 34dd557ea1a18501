import os

import pytest

from index.errors import SettingsProblem
from web.settings import WebSettings


def test_defaults_listen_on_this_machine_only() -> None:
    settings = WebSettings()
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.workers == 2 * (os.cpu_count() or 1)
    assert settings.queue_wait_s == 2.0
    assert settings.body_limit == 65_536


def test_the_environment_sets_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGWEN_WEB_PORT", "9001")
    monkeypatch.setenv("ZHENGWEN_WEB_WORKERS", "3")
    settings = WebSettings()
    assert (settings.port, settings.workers) == (9001, 3)


@pytest.mark.parametrize(
    ("name", "value"),
    [("ZHENGWEN_WEB_PROT", "9001"), ("ZHENGWEN_WEB_PORT", "70000"), ("ZHENGWEN_WEB_WORKERS", "0")],
)
def test_a_misspelt_or_impossible_setting_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsProblem, match=name):
        WebSettings.read()
