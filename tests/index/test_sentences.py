"""Sentences that are longer than any report's: divided, at the best mark there is, and nothing lost."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.models import Kind, Passage, Span
from index.passages import read_passages
from index.sentences import LONGEST, split_sentences
from tests.index.fakes import report

PIECES = st.lists(st.sampled_from(["新增托位" * 40, "5000" * 30, "；", "，", "、", "。", " ", "“甲；乙”"]), max_size=40)


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, Span(0, len(text)))]


def test_a_sentence_of_the_longest_length_stays_whole() -> None:
    whole = "；".join(["甲" * 99] * 5)[: LONGEST - 1] + "。"
    assert len(whole) == LONGEST
    assert split(whole) == [whole]


def test_a_longer_one_is_divided_behind_each_of_its_semicolons() -> None:
    long = f"{'甲' * 200}，乙；{'丙' * 200}；{'丁' * 200}。"
    assert split(long) == [f"{'甲' * 200}，乙；", f"{'丙' * 200}；", f"{'丁' * 200}。"]


def test_what_has_no_semicolon_is_divided_behind_commas_into_parts_of_about_one_length() -> None:
    long = "，".join(["甲" * 49] * 12) + "。"
    assert len(long) == 600
    assert [len(piece) for piece in split(long)] == [300, 300]
    assert all(piece[-1] in "，。" for piece in split(long))


def test_what_has_no_comma_is_divided_behind_enumerated_items() -> None:
    long = "、".join(["新增托位5000个"] * 100)
    pieces = split(long)
    assert len(pieces) == 2
    assert pieces[0].endswith("5000个、")


@pytest.mark.parametrize("shift", range(12))
def test_what_has_no_mark_is_not_divided_within_a_numeral(shift: int) -> None:
    long = "甲" * shift + "新增托位1208.5" * 60
    pieces = split(long)
    assert len(pieces) == 2
    assert "".join(pieces) == long
    assert not pieces[0][-1].isdigit()
    assert not pieces[1].startswith(".")


def test_one_endless_paragraph_gives_passages_with_all_their_figures_at_once() -> None:
    clause = "新增托位5000个，"
    endless = (clause * (50_000 // len(clause)))[:50_000]
    of = report(f"一、2023年工作回顾\n{endless}\n二、2024年工作安排\n新建公园12个。")
    started = time.process_time()
    passages = [one for one in read_passages(of) if one.kind is Kind.SENTENCE]
    assert time.process_time() - started < 5
    assert max(len(one.text) for one in passages) <= LONGEST
    assert sum(len(one.figures) for one in passages) == endless.count("5000个") + 1
    assert all(of.text[one.start : one.end] == one.text for one in passages)
    assert {of.text[f.start : f.end] for one in passages for f in one.figures} == {"5000个", "12个"}


def test_no_sentence_of_a_report_is_divided(passages: dict[str, tuple[Passage, ...]]) -> None:
    longest = max(len(one.text) for some in passages.values() for one in some)
    assert 400 < longest < LONGEST


@given(PIECES)
def test_pieces_follow_each_other_leave_out_only_white_space_and_are_short(pieces: list[str]) -> None:
    text = "".join(pieces)
    spans = list(split_sentences(text, Span(0, len(text))))
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(0 < span.end - span.start <= LONGEST for span in spans)
    assert "".join(text[span.start : span.end] for span in spans).replace(" ", "") == text.replace(" ", "")
