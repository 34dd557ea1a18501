"""The same said otherwise: the amounts stay, and so do year and status."""

from eval.metrics import normalise
from eval.rewrites import in_free_words, rewrites
from index.mentions import find_mentions
from index.models import Status
from tests.eval.corrupted import right

TEXT = "2023年完成：投资增长8.1%、学位12345个。\n2024年目标：新增托位5000个以上。\n2024年比2023年多20个。"


def test_free_words_say_the_same_without_labels() -> None:
    free = in_free_words(right(TEXT))
    assert free.text.split("\n")[:2] == ["2023年实现投资增长8.1%、学位12345个。", "2024年要新增托位5000个以上。"]
    assert [(line.year, line.status) for line in free.lines] == [("2023", Status.RESULT), ("2024", Status.TARGET)]


def test_figures_in_other_numerals() -> None:
    texts = {one.form: one.text for one in rewrites(right(TEXT))}
    assert texts.keys() == {"口语", "全角", "千分位", "汉字"}
    assert texts["全角"].startswith("2023年完成：投资增长８．１％、学位１２３４５个。")
    assert texts["千分位"].split("\n")[:2] == [
        "2023年完成：投资增长8.1%、学位12,345个。",
        "2024年目标：新增托位5,000个以上。",
    ]
    assert texts["汉字"].startswith("2023年完成：投资增长百分之八点一、学位一万二千三百四十五个。")
    amounts = [(one.number, one.unit, one.qualifier) for one in find_mentions(TEXT)]
    for form in ("全角", "千分位"):
        assert [(one.number, one.unit, one.qualifier) for one in find_mentions(normalise(texts[form]))] == amounts


def test_what_cannot_be_written_otherwise_is_left_out() -> None:
    assert [one.form for one in rewrites(right("报告提到：总量居全省第二。"))] == []
    assert [one.form for one in rewrites(right("2024年目标：完成9.5-10万亩。"))] == ["口语"]
