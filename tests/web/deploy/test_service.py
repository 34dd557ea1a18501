"""The units as systemd reads them, and that all that is shipped speaks of the same user, folders and settings."""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from dotenv import dotenv_values

from web.settings import WebSettings

DEPLOY = Path(__file__).parents[3] / "web" / "deploy"
UNITS = ("zhengwen.service", "zhengwen-backup.service")
# What systemd takes to be a folder or a program of the machine that it runs on.
HOME = "/opt/zhengwen"


def settings_of(name: str) -> dict[str, list[str]]:
    """Every `Key=value` of the unit, in the order of the file."""
    found: dict[str, list[str]] = {}
    for line in (DEPLOY / name).read_text().splitlines():
        if not line.startswith(("#", "[")) and line:
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


@pytest.mark.parametrize("name", [*UNITS, "zhengwen-backup.timer"])
def test_systemd_finds_no_fault_in_a_unit(tmp_path: Path, name: str) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed")
    for source in DEPLOY.glob("zhengwen*"):
        # The program is not installed here; `true` stands where it will be.
        program = f"{HOME}/.venv/bin/python"
        (tmp_path / source.name).write_text(source.read_text().replace(program, shutil.which("true") or "/bin/true"))
    command = ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(tmp_path / name)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_may_write_nowhere_but_where_its_data_lie(name: str) -> None:
    unit = settings_of(name)
    assert unit["User"] == ["zhengwen"]
    assert unit["WorkingDirectory"] == [HOME]
    assert unit["ProtectSystem"] == ["strict"]
    assert unit["StateDirectory"] == ["zhengwen"]
    assert unit["NoNewPrivileges"] == ["yes"]
    assert unit["CapabilityBoundingSet"] == [""]
    assert unit["EnvironmentFile"] == ["/etc/zhengwen.env"]
    assert unit["Environment"] == ["ZHENGWEN_DATA=/var/lib/zhengwen"]
    assert all(not value.startswith("-") for value in unit["EnvironmentFile"])


def test_the_service_is_started_again_and_has_time_to_store_what_waits() -> None:
    unit = settings_of("zhengwen.service")
    assert unit["ExecStart"] == [f"{HOME}/.venv/bin/python -m web serve"]
    assert unit["Restart"] == ["on-failure"]
    assert int(unit["RestartSec"][0]) <= 2
    # Uvicorn's 10 s for answers under way, the archive's 8 s for what waits.
    assert int(unit["TimeoutStopSec"][0]) > 18


def test_the_shipped_settings_are_settings_and_hold_no_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given = dotenv_values(DEPLOY / "zhengwen.env")
    assert given["ZHENGWEN_DATA"] == "/var/lib/zhengwen"
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("ZHENGWEN_")]:
        monkeypatch.delenv(name)
    for name, value in given.items():
        monkeypatch.setenv(name, value or "")
    settings = WebSettings.read()
    assert [str(network) for network in settings.trusted_proxies] == ["127.0.0.1/32"]
    assert settings.database_url == "sqlite:////var/lib/zhengwen/zhengwen.db"
    assert settings.user_secret.get_secret_value() == settings.redis.get_secret_value() == ""


def test_the_backup_of_a_day_is_overwritten_a_week_later(tmp_path: Path) -> None:
    """The line that systemd runs, after what systemd itself replaces in it, with `echo` in the program's place."""
    line = settings_of("zhengwen-backup.service")["ExecStart"][0]
    words = shlex.split(re.sub(r"([$%])\1", r"\1", line))
    words[-1] = words[-1].replace(".venv/bin/python", "echo")
    said = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert re.fullmatch(r"-m web backup /var/backups/zhengwen/day-[1-7]\.gz\n", said)
    assert settings_of("zhengwen-backup.service")["ReadWritePaths"] == ["/var/backups/zhengwen"]
