"""Phones and cards in the forms that people write them in; figures and service numbers stay."""

import random

import pytest

from qa.masking.checksums import last_of, passes_luhn
from qa.masking.kinds import Kind
from qa.masking.mask import find, mask


@pytest.mark.parametrize(
    "number",
    [
        "13812345678",
        "138 1234 5678",
        "138-1234-5678",
        "138.1234.5678",
        "+86 13812345678",
        "+86-138-1234-5678",
        "008613812345678",
        "１３８１２３４５６７８",
        "138\u200b1234\u200b5678",
        "1 3 8 1 2 3 4 5 6 7 8",
        "幺三八幺二三四五六七八",
        "一三八 一二三四 五六七八",
    ],
)
def test_mobiles(number: str) -> None:
    assert mask(f"我的号码{number}谢谢") == "我的号码〔手机号〕谢谢"


@pytest.mark.parametrize(
    "number",
    [
        "0516-83712906",
        "（0516）83712906",
        "010 6551 8092",
        "051683712906",
        "+86-516-83712906",
        "0516-83712906-802",
        "0516-83712906转8012",
        "零五幺六八三七幺二九零六",
    ],
)
def test_landlines(number: str) -> None:
    assert mask(f"请打{number}找我") == "请打〔电话〕找我"


def test_without_an_area_code_the_words_must_say_it() -> None:
    assert mask("家里电话是83712906") == "家里电话是〔电话〕"
    assert mask("产量83712906斤") == "产量83712906斤"
    assert mask("电话20240115通知") == "电话20240115通知"


@pytest.mark.parametrize(
    "text",
    [
        "打12345没人接，110、119、120也打过，12315和12356呢",
        "电话95533和10086，热线400-820-8820，4008123123，800-820-1234",
        "总投资13812345678元，还有13812345678万吨",
        "2021-2025 2026-2030年，2022 2023 2024 三年",
        "20240110这份报告，2023.12.31之前",
        "1,000个和60013亿元，“51020”“61020”“96178”",
        "工单号2024011000123",
    ],
)
def test_figures_and_service_numbers_stay(text: str) -> None:
    assert find(text) == ()


def test_every_id_card_that_checks_wherever_it_stands() -> None:
    draw = random.Random(5)
    for _ in range(300):
        first = (
            f"3203{draw.randint(0, 99):02}{draw.randint(1940, 2020)}{draw.randint(1, 12):02}{draw.randint(1, 28):02}"
        )
        digits = f"{first}{draw.randint(0, 999):03}"
        card = digits + last_of(digits)
        for form in (card, card.lower(), f"{card[:6]} {card[6:14]} {card[14:]}"):
            assert mask(f"我{form}去年失业") == "我〔身份证号〕去年失业", form


def test_id_cards_that_are_old_spoken_mistyped_or_run_into_a_year() -> None:
    assert mask("老身份证110105491231002") == "老身份证〔身份证号〕"
    assert mask("一一零一零五一九四九一二三一零零二X") == "〔身份证号〕"
    assert mask("身份证号110105194912310021") == "身份证号〔身份证号〕"
    assert mask("编号110105194912310021") == "编号110105194912310021"
    assert mask("11010519491231002X2023年") == "11010519491231002X2023年".replace("11010519491231002X", "〔身份证号〕")


def test_every_bank_card_that_checks() -> None:
    draw = random.Random(6)
    for _ in range(300):
        first = "622848" + "".join(draw.choices("0123456789", k=12))
        card = next(first + last for last in "0123456789" if passes_luhn(first + last))
        for form in (card, " ".join(card[n : n + 4] for n in range(0, 19, 4)), f"{card[:6]} {card[6:]}"):
            assert [found.kind for found in find(f"卡里{form}没到账")] == [Kind.BANK_CARD], form


def test_a_bank_card_that_does_not_check_needs_its_word() -> None:
    assert mask("卡号6228480402564890011") == "卡号〔银行卡号〕"
    assert mask("合同6228480402564890011") == "合同6228480402564890011"


def test_several_beside_each_other() -> None:
    assert mask("13812345678 13912345678 2024年") == "〔手机号〕 〔手机号〕 2024年"
