"""Other directions, years, statuses, negations and qualifiers, as whole sets for small answers."""

import random
from collections.abc import Callable, Iterator

from eval import mutate_statements
from eval.corruption import Edit, Right
from eval.rewrites import in_free_words
from index.models import Status
from tests.eval.corrupted import passage, right

TARGET = right("2024年目标：新增托位5000个以上。", passage("新增托位5000个以上。"))
BOTH = right(
    "2023年完成：投资增长8.1%。\n2024年目标：投资增长6%左右。",
    passage("投资增长8.1%。", 1, Status.RESULT, "2023"),
    passage("投资增长6%左右。", 2),
)


def made(maker: Callable[[Right, random.Random], Iterator[Edit]], answer: Right) -> set[str]:
    return {edit.on(answer.text) for edit in maker(answer, random.Random(1))}


def test_directions_beside_a_figure() -> None:
    assert made(mutate_statements.directions, BOTH) == {
        "2023年完成：投资下降8.1%。\n2024年目标：投资增长6%左右。",
        "2023年完成：投资增长8.1%。\n2024年目标：投资下降6%左右。",
    }
    words = right("2024年目标：提升城市品质，建成公园7个。", passage("提升城市品质，建成公园7个。"))
    assert made(mutate_statements.directions, words) == set()


def test_years_of_labels_and_of_the_text() -> None:
    assert made(mutate_statements.years, TARGET) == {
        f"{year}年目标：新增托位5000个以上。" for year in ("2022", "2023", "2025", "2026")
    }
    assert "2024年完成：投资增长8.1%。\n2024年目标：投资增长6%左右。" in made(mutate_statements.years, BOTH)
    later = right("2024年目标：到2027年建成公园7个。", passage("到2027年建成公园7个。"))
    texts = made(mutate_statements.years, later)
    assert "2024年目标：到2028年建成公园7个。" in texts
    assert not any(text.startswith("2027") for text in texts)


def test_two_lines_get_each_others_words_and_years() -> None:
    assert "2023年完成：投资增长6%左右。\n2024年目标：投资增长8.1%。" in made(mutate_statements.years, BOTH)
    difference = right(f"{BOTH.text}\n2024年比2023年少2.1个百分点。", *BOTH.evidence)
    texts = {text.split("\n")[-1] for text in made(mutate_statements.years, difference)}
    assert {"2023年比2024年少2.1个百分点。", "2025年比2023年少2.1个百分点。"} <= texts


def test_a_period_becomes_another_period() -> None:
    period = right("2021—2025年完成：建成公园7个。", passage("建成公园7个。", 1, Status.RESULT, "2021-2025"))
    assert made(mutate_statements.years, period) == {
        "2016—2020年完成：建成公园7个。",
        "2026—2030年完成：建成公园7个。",
    }


def test_statuses_in_label_and_words() -> None:
    assert made(mutate_statements.statuses, TARGET) == {
        "2024年完成：新增托位5000个以上。",
        "2024年目标：已新增托位5000个以上。",
        "2024年已新增托位5000个以上。",
    }
    assert made(mutate_statements.statuses, in_free_words(TARGET)) == {
        "2024年实现新增托位5000个以上。",
        "2024年已新增托位5000个以上。",
    }
    aimed = right("2024年目标：力争投资增长6%。", passage("力争投资增长6%。"))
    assert made(mutate_statements.statuses, in_free_words(aimed)) == {"2024年已投资增长6%。"}
    done = right("2024年目标：遴选了项目7个。", passage("遴选了项目7个。"))
    assert made(mutate_statements.statuses, done) == set()


def test_negations_are_added_and_left_out() -> None:
    assert made(mutate_statements.negations, TARGET) == {
        f"2024年目标：{word}新增托位5000个以上。" for word in ("未", "没有", "不再")
    }
    never = right("2024年目标：全市不新增债务7笔。", passage("全市不新增债务7笔。"))
    assert made(mutate_statements.negations, never) == {"2024年目标：全市新增债务7笔。"}


def test_qualifiers_are_lost_wherever_they_stand() -> None:
    text = "2024年目标：新增托位5000个以上、近8家、2000余户。"
    assert made(mutate_statements.qualifiers_dropped, right(text, passage(text[8:]))) == {
        "2024年目标：新增托位5000个、近8家、2000余户。",
        "2024年目标：新增托位5000个以上、8家、2000余户。",
        "2024年目标：新增托位5000个以上、近8家、2000户。",
    }
    neutral = right("2024年目标：投资达到7亿元。", passage("投资达到7亿元。"))
    assert made(mutate_statements.qualifiers_dropped, neutral) == set()


def test_qualifiers_are_exchanged_and_added() -> None:
    swapped = made(mutate_statements.qualifiers_swapped, TARGET)
    assert swapped == {f"2024年目标：新增托位5000个{word}。" for word in ("以内", "左右", "以下")}
    bare = right("2024年目标：新增托位5000个。", passage("新增托位5000个。"))
    assert made(mutate_statements.qualifiers_swapped, bare) == {
        *(f"2024年目标：新增托位{word}5000个。" for word in ("超", "近", "约", "第")),
        *(f"2024年目标：新增托位5000个{word}。" for word in ("以上", "左右", "以内")),
    }
    more = right("2024年目标：惠及2000余户。", passage("惠及2000余户。"))
    assert made(mutate_statements.qualifiers_swapped, more) == {"2024年目标：惠及近2000户。"}
