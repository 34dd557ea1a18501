"""The whole: offsets, masking twice, reports that stay as they are, and texts made to take long."""

import json
import random
import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.masking.kinds import Found, Kind
from qa.masking.mask import beginning, find, mask

ROOT = Path(__file__).parents[3]
REPORTS = [*(ROOT / "seeds").glob("*.txt"), *(ROOT / "eval" / "reports").glob("*.txt")]
PIECES = (
    "我叫,张伟,想问,我是,李娜，,本人,姓,姓名：,名字叫,户主,业主：,联系人,叫,叫我,一,阿依·古丽,的,在,区,万,元,〔姓名〕,〔电话〕,〔,\0,"
    "13812345678,1 3 8 1 2 3 4 5 6 7 8 ,幺三八幺二三四五六七八,0516-83712906,转801,-21,电话,电话是83712906,86,+86 ,"
    "身份证号,11010519491231002X,110105194912310021,卡号,6228480402564890018,a@b.cn,a@b.c1x@,@,at ,艾特,E12345678,"
    "EA1234567,护照,台胞证05218837,苏C8K216,苏C,车牌,014726使,民主路28号,8栋,3单元,302室,小区,村8组,12号,3-1-502,路,里,"
    "2023年,8.6万人,136条,3号线,，,。, "
).split(",")


def test_offsets_are_those_of_the_text_as_given() -> None:
    text = "Ａ𠮷我叫张伟，電話１３８１２３４５６７８"
    assert find(text) == (Found(Kind.NAME, 4, 6), Found(Kind.MOBILE, 9, 20))
    assert mask(text) == "Ａ𠮷我叫〔姓名〕，電話〔手机号〕"


def test_several_in_one_question() -> None:
    said = "我叫钱红霞，身份证11010519491231002X，手机138 1234 5678，住青年路208号2单元301，低保2024年提到多少"
    assert mask(said) == "我叫〔姓名〕，身份证〔身份证号〕，手机〔手机号〕，住〔住址〕，低保2024年提到多少"


def test_what_has_nothing_worth_a_look_has_nothing_to_find(monkeypatch: pytest.MonkeyPatch) -> None:
    sets = ROOT / "eval" / "sets"
    texts = [json.loads(line)["text"] for line in (sets / "personal.jsonl").read_text("utf-8").splitlines()]
    quick = [find(text) for text in texts]
    monkeypatch.setattr("qa.masking.mask.WORTH_A_LOOK", re.compile(""))
    assert [find(text) for text in texts] == quick


def test_masking_twice_changes_nothing_and_nothing_overlaps() -> None:
    draw = random.Random(7)
    for _ in range(4000):
        text = "".join(draw.choices(PIECES, k=draw.randint(2, 9)))
        found = find(text)
        assert all(one.end <= other.start for one, other in pairwise(found)), text
        assert mask(mask(text)) == mask(text), text


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    assert mask(mask(text)) == mask(text)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_reports_stay_as_they_are(path: Path) -> None:
    assert find(path.read_text("utf-8")) == ()


def test_there_are_reports() -> None:
    assert len(REPORTS) == 11


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "6222 ",
        "138 1234 ",
        "a@",
        "a",
        "8号",
        "一号",
        "路8号",
        "我叫",
        "我叫张",
        "村8组20232023年",
        "我叫一一一·一一一",
    ],
)
def test_a_text_made_to_take_long_takes_its_length(piece: str) -> None:
    text = (piece * 60_000)[:60_000]
    started = time.process_time()
    mask(text)
    assert time.process_time() - started < 0.5


def test_a_question_with_nothing_to_find_costs_next_to_nothing() -> None:
    question = "今年全市计划新增托位多少个，在哪里"
    started = time.process_time()
    for _ in range(1000):
        assert mask(question) == question
    assert time.process_time() - started < 0.03


def test_a_beginning_cuts_no_piece_of_personal_data_in_two() -> None:
    text = "徐" * 10 + "13987654321" + "州" * 10
    assert [beginning(text, most) for most in (10, 11, 15, 20)] == ["徐" * 10] * 4
    assert beginning(text, 21) == "徐" * 10 + "13987654321"
    assert beginning(text, 99) == text
