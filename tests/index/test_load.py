from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import SeedRefused
from index.load import load_report
from index.models import Report
from tests.index.fakes import ROOT

EDITIONS = {
    "xuzhou-2024": ("徐州市", 2024, "2024-01"),
    "2025_北京市": ("北京市", 2025, "2025-01-14"),
    "2025_山东省": ("山东省", 2025, "2025-01-20"),
    "2025_河南省": ("河南省", 2025, "2025-01-18"),
    "2025_浙江省": ("浙江省", 2025, "2025-01-14"),
    "2025_湖北省": ("湖北省", 2025, "2025-01-16"),
    "2025_黑龙江省": ("黑龙江省", 2025, "2025-01-13"),
    "2026_北京市": ("北京市", 2026, "2026-01-25"),
    "2026_山东省": ("山东省", 2026, "2026-01-27"),
    "2026_浙江省": ("浙江省", 2026, "2026-01-14"),
    "2026_黑龙江省": ("黑龙江省", 2026, "2026-01-31"),
}


@pytest.fixture(scope="module")
def anywhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any")


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["2024年云州市政府工作报告", "政府工作报告", "各位代表：", "来源：云州日报", "2024年13月45日", "全市"]
            ),
            st.text(st.sampled_from("年月日市省一二0123（）。：、徐州市"), max_size=30),
        ),
        max_size=15,
    )
)
def test_any_text_becomes_a_report_or_is_refused(anywhere: Path, lines: list[str]) -> None:
    (anywhere / "a.txt").write_text("\n".join(lines), "utf-8")
    with suppress(SeedRefused):
        found = load_report(anywhere / "a.txt", None)
        assert found.text == "\n".join(lines)
        assert 2000 <= found.year <= 2100
        assert found.region
        assert all(found.quote(span).strip() for span in found.furniture)


@pytest.mark.parametrize(("name", "edition"), EDITIONS.items())
def test_each_report_has_its_region_year_and_date(
    reports: dict[str, Report], name: str, edition: tuple[str, int, str]
) -> None:
    found = reports[name]
    assert (found.region, found.year, found.delivered) == edition


@pytest.mark.parametrize(("name", "edition"), EDITIONS.items())
def test_without_an_entry_the_text_itself_says_what_edition_it_is(name: str, edition: tuple[str, int, str]) -> None:
    folder = "seeds" if name == "xuzhou-2024" else "eval/reports"
    found = load_report(ROOT / folder / f"{name}.txt", None)
    region, year, delivered = edition
    # The city's file has neither title nor date: those only its entry knows.
    assert (found.region, found.year, found.delivered) == (region, year, "" if name == "xuzhou-2024" else delivered)
    assert found.title == f"{year}年{region}政府工作报告"
    assert (found.id, found.url) == (name, "")


def test_every_report_in_the_repository_is_loaded_and_no_readme(reports: dict[str, Report]) -> None:
    assert set(reports) == set(EDITIONS)


def test_the_text_is_the_file_verbatim(reports: dict[str, Report]) -> None:
    raw = (ROOT / "seeds" / "xuzhou-2024.txt").read_bytes()
    assert reports["xuzhou-2024"].text == raw.decode()
    assert reports["xuzhou-2024"].sha256 == sha256(raw).hexdigest()


@pytest.mark.parametrize(
    ("head", "edition"),
    [
        ("2024年云州市政府工作报告\n", ("云州市", 2024, "")),
        ("2024 年云州市人民政府工作报告\n", ("云州市", 2024, "")),
        ("政府工作报告\n2025年2月3日在云州市第三届人民代表大会第四次会议上\n", ("云州市", 2025, "2025-02-03")),
        ("云州市政府工作报告\n（2025年2月3日）\n", ("云州市", 2025, "2025-02-03")),
        ("政府工作报告\n——2025年2月3日在凤凰自治县第八届人民代表大会上\n", ("凤凰自治县", 2025, "2025-02-03")),
        ("2026年内蒙古自治区政府工作报告\n来源：内蒙古日报\n", ("内蒙古自治区", 2026, "")),
    ],
)
def test_title_or_assembly_name_the_edition(tmp_path: Path, head: str, edition: tuple[str, int, str]) -> None:
    (tmp_path / "a.txt").write_text(f"{head}各位代表：\n现在报告工作。\n一、去年工作回顾\n全年改造老旧小区3个。\n")
    found = load_report(tmp_path / "a.txt", None)
    assert (found.region, found.year, found.delivered) == edition


def test_a_place_named_often_is_the_region_where_nothing_else_says_it(tmp_path: Path) -> None:
    body = "一、2023年工作回顾\n" + "徐州发展很快，徐州更美。\n" * 3 + "现在，我代表市人民政府报告工作。\n"
    (tmp_path / "a.txt").write_text(body)
    found = load_report(tmp_path / "a.txt", None)
    assert (found.title, found.region, found.year) == ("2024年徐州市政府工作报告", "徐州市", 2024)


@pytest.mark.parametrize(
    ("level", "said", "region"),
    [
        ("省", "郑州" * 8 + "河南" * 6, "河南省"),
        ("市", "江苏" * 8 + "徐州" * 6, "徐州市"),
        ("自治区", "桂林" * 8 + "广西" * 6, "广西壮族自治区"),
    ],
)
def test_the_place_is_of_the_government_s_own_level(tmp_path: Path, level: str, said: str, region: str) -> None:
    body = f"现在，我代表{level}人民政府报告工作。\n一、2023年工作回顾\n{said}。\n"
    (tmp_path / "a.txt").write_text(body)
    assert load_report(tmp_path / "a.txt", None).region == region


def test_a_county_that_no_table_names_is_not_called_by_the_city_around_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"现在，我代表县人民政府报告工作。\n一、2023年工作回顾\n{'徐州' * 8}。\n")
    with pytest.raises(SeedRefused, match="看不出地区"):
        load_report(tmp_path / "a.txt", None)


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("政府工作报告\n各位代表：\n一、2024年工作回顾\n改造老旧小区3个。\n", "地区"),
        ("云州市政府工作报告\n各位代表：\n改造老旧小区3个。\n", "年份"),
    ],
)
def test_a_report_that_does_not_say_its_edition_is_refused(tmp_path: Path, text: str, lacks: str) -> None:
    (tmp_path / "a.txt").write_text(text)
    with pytest.raises(SeedRefused, match=rf"a\.txt 的正文看不出{lacks}：请在 sources\.toml 里为它写明"):
        load_report(tmp_path / "a.txt", None)


def test_front_matter_and_salutations_are_marked_not_cut(reports: dict[str, Report]) -> None:
    marked = {name: [reports[name].quote(span) for span in reports[name].furniture] for name in reports}
    assert marked["xuzhou-2024"] == ["各位代表："]
    assert marked["2025_北京市"] == [
        "2025年北京市政府工作报告",
        "来源：北京日报",
        "2025年1月14日在北京市第十六届人民代表大会第三次会议上北京市市长 殷勇同志作政府工作报告。",
        "各位代表：",
    ]
    assert marked["2025_河南省"][2:] == ["各位代表:", "各位代表！", "各位代表！", "各位代表！"]
    assert marked["2026_北京市"][4:6] == ["北京市市长 殷勇", "殷勇同志作政府工作报告。本报记者 戴冰摄"]
    for found in reports.values():
        assert all(f"\n{found.text}\n"[span.start] == "\n" for span in found.furniture)
        assert all(f"{found.text}\n"[span.end] == "\n" for span in found.furniture)
