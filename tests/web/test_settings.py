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


def test_networks_rates_and_words_are_read_as_operators_write_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGWEN_WEB_TRUSTED_PROXIES", "10.0.0.1/8, ::1")
    monkeypatch.setenv("ZHENGWEN_WEB_RATE_USER", "5/second; 10 per 2 minutes")
    monkeypatch.setenv("ZHENGWEN_WEB_CORS_ORIGINS", "https://a.example https://b.example")
    settings = WebSettings.read()
    assert [str(network) for network in settings.trusted_proxies] == ["10.0.0.0/8", "::1/128"]
    assert settings.rate_user == "5/1second;10/2minute"
    assert settings.cors_origins == ("https://a.example", "https://b.example")


def test_nothing_is_secret_or_trusted_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGWEN_DATA", "/data")
    settings = WebSettings()
    secrets = (settings.user_secret, settings.redis, settings.database)
    assert [secret.get_secret_value() for secret in secrets] == ["", "", ""]
    assert (settings.trusted_proxies, settings.cors_origins, settings.log_questions) == ((), (), False)
    assert settings.database_url == "sqlite:////data/zhengwen.db"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ZHENGWEN_WEB_USER_SECRET", "hunter2"),
        ("ZHENGWEN_WEB_TRUSTED_PROXIES", "hunter2"),
        ("ZHENGWEN_WEB_RATE_KEY", "hunter2"),
        ("ZHENGWEN_WEB_SECURITY_LOG_DAYS", "179"),
    ],
)
def test_a_wrong_value_is_named_but_not_repeated(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsProblem, match=name) as refused:
        WebSettings.read()
    assert "hunter2" not in str(refused.value)


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
