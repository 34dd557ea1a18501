from index.formats.page.notes import Notes, resolve_raised, without_head, without_raised
from index.formats.page.text import CALL, CLOSE_MARK, OPEN_MARK


def raised(mark: str) -> str:
    return f"{OPEN_MARK}{mark}{CLOSE_MARK}"


def test_a_link_ahead_calls_a_note_and_one_back_returns() -> None:
    notes = Notes({"n1", "r1"}, passed={"r1"})
    assert notes.calls("#n1", "[1]")
    assert not notes.calls("#n1", "第一部分")
    assert not notes.calls("#gone", "[1]")
    assert notes.returns("#r1", "↩")
    assert not notes.returns("#n1", "↩")


def test_marks_leave_the_line_and_tell_their_term() -> None:
    notes = Notes(())
    line = f"“专精特新”{CALL}企业、链主{CALL}企业。"
    assert notes.without_calls(line, ["n1", "n2"]) == "“专精特新”企业、链主企业。"
    assert notes.term_of("n1", "指具有特征的企业。") == "专精特新"
    assert notes.term_of("n2", "链主：指龙头。") == "链主"


def test_a_note_begins_behind_its_mark() -> None:
    heads = ["[1] 链主：指", "①链主：指", "1. 链主：指", "注1：链主：指", "2024年目标"]
    assert [without_head(text) for text in heads] == ["链主：指"] * 4 + ["2024年目标"]


def test_raised_marks_are_notes_where_a_later_line_begins_with_them() -> None:
    lines = [f"“两高”{raised('①')}项目、链主{raised('②')}企业。", "①“两高”：指高耗能。", "② 链主：指龙头。"]
    assert resolve_raised(lines) == (["“两高”项目、链主企业。", *lines[1:]], {1: "两高", 2: "链主"})


def test_raised_digits_are_notes_behind_han_and_before_the_last_call_only() -> None:
    lines = [
        f"“两高”{raised('1')}项目3万m{raised('2')}。",
        "1.新增托位",
        f"链主{raised('2')}企业。",
        "1.两高：指",
        "2.链主：指",
    ]
    texts, notes = resolve_raised(lines)
    assert texts == ["“两高”项目3万m2。", "1.新增托位", "链主企业。", "1.两高：指", "2.链主：指"]
    assert notes == {3: "两高", 4: "链主"}


def test_a_mark_that_is_called_twice_has_one_note_and_one_without_note_stays() -> None:
    lines = [f"甲{raised('①')}乙{raised('③')}", f"丙{raised('①')}", "①说明：指"]
    assert resolve_raised(lines) == (["甲乙③", "丙", "①说明：指"], {2: ""})


def test_a_cell_keeps_powers_and_loses_marks() -> None:
    assert without_raised(f"10m{raised('2')}") == "10m2"
    assert without_raised(f"6.8{raised('①')}") == "6.8"


def test_thousands_of_marks_cost_no_time() -> None:
    lines = [f"①字{raised('①')}"] * 20_000
    assert resolve_raised(lines)[0][0] == "①字"
