import time

import pytest

from index.formats.note_terms import term_before

TERMS = {
    "推进“一网通办”": "一网通办",
    "推进“一网通办”。": "一网通办",
    "推进“一网通办": "一网通办",
    "实施“343”创新产业集群": "“343”创新产业集群",
    "落实《徐州市条例》": "徐州市条例",
    "加快发展，培育新质生产力": "培育新质生产力",
    "加快发展，培育新质生产力、": "培育新质生产力",
    "城市更新（含老旧小区）": "城市更新",
    "扎实推进以人为核心的新型城镇化战略": "以人为核心的新型城镇化战略"[-12:],
    'the "dual carbon"': "dual carbon",
    "”": "",
    "": "",
    "。，": "",
}


@pytest.mark.parametrize(("text", "term"), TERMS.items())
def test_a_note_explains_the_words_before_its_mark(text: str, term: str) -> None:
    assert term_before(text) == term


@pytest.mark.parametrize(
    ("text", "note", "term"),
    [
        ("发展新质生产力", "新质生产力：是创新起主导作用的", "新质生产力"),
        ("推进“双减”，", "“双减”是指减轻负担。", "双减"),
        ("生产总值（GDP）", "生产总值（GDP）：指最终成果。", "生产总值（GDP）"),
        ("培育“两高”", "指高耗能。", "两高"),
        ("培育“两高”", "高耗能：指多用电。", "两高"),
        ("扩大普惠托育", "见有关文件。", "扩大普惠托育"),
        ("培育一批企业", "指高耗能。", "培育一批企业"),
        ("培育一批企业", "链主：指龙头。", ""),
    ],
)
def test_what_the_note_itself_names_comes_first(text: str, note: str, term: str) -> None:
    assert term_before(text, note) == term


def test_a_line_without_end_costs_no_time() -> None:
    started = time.perf_counter()
    for _ in range(1000):
        term_before("（" * 400_000)
    assert time.perf_counter() - started < 1
