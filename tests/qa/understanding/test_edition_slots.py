"""Which report answers which year: slots over one edition, two editions of a region, and several regions."""

import pytest

from index.models import Report, Status
from qa.understanding.edition import find_edition


def report(name: str, region: str, year: int, text: str = "") -> Report:
    return Report(name, text, f"{year}年{region}政府工作报告", region, year, "", "", "", "0" * 64)


DONE, AIMED = Status.RESULT, Status.TARGET
# Two editions of each of two provinces: the years that a report of the year speaks of are it and the one before.
PAIRS = {
    "z25": report("z25", "浙江省", 2025, "杭州。到2035年实现现代化。"),
    "z26": report("z26", "浙江省", 2026, "杭州。2027年通车。"),
    "s25": report("s25", "山东省", 2025),
    "s26": report("s26", "山东省", 2026, "青岛，新旧动能转换。"),
}
PAIR_YEARS = {
    "z25": frozenset({"2024", "2025"}),
    "z26": frozenset({"2021-2025", "2025", "2026", "2026-2030"}),
    "s25": frozenset({"2024", "2025"}),
    "s26": frozenset({"2021-2025", "2025", "2026", "2026-2030"}),
}


def slots(text: str, *ids: str, regions: tuple[str, ...] = ()) -> list[tuple[str, str, Status | None]]:
    """The slots of a question where these editions are loaded."""
    found = find_edition(text, {one: PAIRS[one] for one in ids}, PAIR_YEARS, "", regions)
    return [(slot.report, slot.year, slot.status) for slot in found.slots]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("新增多少托位", [("z26", "", None)]),
        ("托位目标是多少", [("z26", "", AIMED)]),
        ("今年新增多少托位", [("z26", "2026", None)]),
        ("今年新增了多少托位", [("z26", "2026", None)]),
        ("去年新增多少托位", [("z26", "2025", None)]),
        ("去年要回来多少欠款", [("z26", "2025", None)]),
        ("去年的目标是多少", [("z26", "2025", AIMED)]),
        ("去年的目标完成了没有", [("z26", "2025", DONE)]),
        ("去年完成多少、今年目标多少", [("z26", "2025", DONE), ("z26", "2026", AIMED)]),
        ("托位，今年目标和去年完成数", [("z26", "2026", AIMED), ("z26", "2025", DONE)]),
        ("今年计划新增的托位比去年多吗", [("z26", "2026", AIMED), ("z26", "2025", None)]),
        ("托位比去年多建几个", [("z26", "2026", None), ("z26", "2025", None)]),
        ("去年托位比前年多几个", [("z26", "2025", None)]),
        ("“十五五”城镇化率目标是多少", [("z26", "2026-2030", AIMED)]),
        ("到2030年城镇化率多少", [("z26", "2026-2030", None)]),
        ("近五年累计多少", [("z26", "2021-2025", None)]),
        ("近两年各新增多少", [("z26", "2025", None), ("z26", "2026", None)]),
    ],
)
def test_slots_of_one_edition(text: str, wanted: list[tuple[str, str, Status | None]]) -> None:
    assert slots(text, "z26") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("新增多少托位", [("z26", "", None)]),
        ("今年的目标是多少", [("z26", "2026", AIMED)]),
        ("去年新增多少托位", [("z26", "2025", DONE)]),
        ("前年新增多少托位", [("z25", "2024", None)]),
        ("上一年定的目标是多少", [("z25", "2025", AIMED)]),
        ("今年的目标和上一年定的目标", [("z26", "2026", AIMED), ("z25", "2025", AIMED)]),
        ("去年和今年的目标", [("z25", "2025", AIMED), ("z26", "2026", AIMED)]),
        ("去年的目标完成了没有", [("z25", "2025", AIMED), ("z26", "2025", DONE)]),
        ("托位目标完成了吗", [("z25", "2025", AIMED), ("z26", "2025", DONE)]),
        ("2025年的目标和完成数各是多少", [("z25", "2025", AIMED), ("z26", "2025", DONE)]),
        ("2024年和2025年各开行了多少列", [("z25", "2024", DONE), ("z26", "2025", DONE)]),
        ("2024年和2025年各开行多少列", [("z25", "2024", None), ("z26", "2025", DONE)]),
        ("2025年新增多少托位", [("z26", "2025", DONE), ("z25", "2025", AIMED)]),
        ("2025年要新增多少托位", [("z25", "2025", AIMED)]),
        ("2025年实际新增多少托位", [("z26", "2025", DONE)]),
        ("2025年比2024年多几个", [("z26", "2025", DONE), ("z25", "2024", None)]),
        ("这两年各新增多少", [("z25", "2024", None), ("z26", "2025", DONE)]),
        ("今年的目标比去年高吗", [("z26", "2026", AIMED), ("z25", "2025", AIMED)]),
        ("今年打算建的比去年多吗", [("z26", "2026", AIMED), ("z26", "2025", DONE)]),
        ("2027年哪条路通车", [("z26", "", None)]),
        ("2035年实现什么", [("z25", "", None)]),
        ("2019年的目标", [("z26", "", AIMED)]),
    ],
)
def test_slots_of_two_editions(text: str, wanted: list[tuple[str, str, Status | None]]) -> None:
    assert slots(text, "z25", "z26") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("去年浙江和山东各多少", [("z26", "2025", DONE), ("s26", "2025", DONE)]),
        ("山东、浙江今年的目标", [("s26", "2026", AIMED), ("z26", "2026", AIMED)]),
        ("两个省今年的目标谁高", [("z26", "2026", AIMED), ("s26", "2026", AIMED)]),
        ("哪个省的目标高", [("z26", "", AIMED), ("s26", "", AIMED)]),
        ("谁新增得多", [("z26", "", None), ("s26", "", None)]),
        ("浙江去年完成多少，山东今年目标多少", [("z26", "2025", DONE), ("s26", "2026", AIMED)]),
        ("浙江2024年和山东2025年各多少", [("z25", "2024", None), ("s26", "2025", DONE)]),
        ("青岛今年新增多少", [("s26", "2026", None)]),
        ("三个省谁高", []),
        ("今年新增多少", []),
    ],
)
def test_slots_of_several_regions(text: str, wanted: list[tuple[str, str, Status | None]]) -> None:
    assert slots(text, "z25", "z26", "s25", "s26") == wanted


def test_a_part_of_a_question_is_about_the_regions_around_it() -> None:
    assert slots("增长多少", "z26", "s26", regions=("山东省",)) == [("s26", "", None)]
    assert slots("浙江增长多少", "z26", "s26", regions=("山东省",)) == [("z26", "", None)]


def test_status_and_years_of_the_whole_question() -> None:
    found = find_edition("去年完成多少、今年目标多少", {"z26": PAIRS["z26"]}, PAIR_YEARS, "")
    assert found.status is None
    assert found.years == {"2025", "2026"}
    found = find_edition("今年和去年的目标", {"z25": PAIRS["z25"], "z26": PAIRS["z26"]}, PAIR_YEARS, "")
    assert (found.status, found.reports) == (AIMED, ("z26", "z25"))


def test_a_place_of_no_region_that_is_loaded_is_told_and_nothing_asked_back() -> None:
    found = find_edition("江苏今年新增多少", {"z26": PAIRS["z26"], "s26": PAIRS["s26"]}, PAIR_YEARS, "")
    assert (found.unknown_place, found.clarify, found.reports) == ("江苏", (), ("z26", "s26"))
    found = find_edition("杭州今年新增多少", {"z26": PAIRS["z26"], "s26": PAIRS["s26"]}, PAIR_YEARS, "山东")
    assert (found.must, found.reports) == (("杭州",), ("z26",))


def test_at_home_who_is_most_asks_of_no_other_region() -> None:
    both = {"z26": PAIRS["z26"], "s26": PAIRS["s26"]}
    assert find_edition("哪里停车位多", both, PAIR_YEARS, "山东").reports == ("s26",)
    assert find_edition("哪个省停车位多", both, PAIR_YEARS, "山东").reports == ("z26", "s26")


def test_a_year_that_only_a_text_names_must_be_in_the_evidence() -> None:
    found = find_edition("2027年哪条路通车", {"z26": PAIRS["z26"]}, PAIR_YEARS, "")
    assert (found.must, found.unknown_years, found.years) == (("2027年",), (), frozenset())
