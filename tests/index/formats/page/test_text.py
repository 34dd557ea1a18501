import time

from index.formats.page.text import CALL, SEAM, collapse, paragraphs, size, visible


def test_a_break_of_the_source_is_no_space_beside_han() -> None:
    assert collapse("面对复杂\n  多变的环境，\r\n 2024\n年") == "面对复杂多变的环境，2024年"
    assert collapse("the work\n report  of") == "the work report of"


def test_a_break_between_elements_is_a_space_but_in_prose() -> None:
    assert collapse(f"{SEAM}来源：日报{SEAM}时间：2024-01-15{SEAM}") == "来源：日报 时间：2024-01-15"
    assert collapse(f"新增托位{SEAM}5000{SEAM}个以上。") == "新增托位5000个以上。"


def test_spaces_in_a_line_stay_as_one_and_hard_ones_as_they_are() -> None:
    assert collapse("北京市市长   殷勇") == "北京市市长 殷勇"
    assert collapse("市长\xa0\xa0王某") == "市长  王某"
    assert collapse("\xa0\u3000\u2003一、2024 年工作\u3000") == "一、2024 年工作"


def test_what_nobody_sees_is_no_character() -> None:
    assert visible(f"托\u200b位\xad50\ufeff00{CALL}个\x00") == "托位5000个"
    assert visible("plain\ttext\n") == "plain\ttext\n"
    assert size(" 托 位\u3000\n") == 2


def test_a_long_line_is_parted_where_print_indents() -> None:
    long = "过去一年，各项事业取得新进步。" * 15
    assert list(paragraphs(f"{long}\u3000\u3000一、工作回顾\u2003\u2003{long}")) == [long, "一、工作回顾", long]
    assert list(paragraphs("市长\u3000\u3000王某")) == ["市长\u3000\u3000王某"]


def test_white_space_without_end_costs_no_time() -> None:
    start = time.perf_counter()
    assert collapse("过" + " \n" * 500_000 + "年") == "过年"
    assert time.perf_counter() - start < 2
