"""A list's number in the numerals that Word writes it in: 3 as 三, （三）'s 三, ③, III, c, 丙.

Takes a number and the name of its form, gives text. Knows no lists.
"""

from collections.abc import Callable

DIGITS = "〇一二三四五六七八九"
FORMAL = "零壹贰叁肆伍陆柒捌玖"
FORMAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
FORMAL_JAPANESE = "零壱弐参四伍六七八九"
ROMAN = {
    1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv",
    1: "i",
}  # fmt: skip
MOST_ROMAN = 3999
MOST_LETTERS = 26 * 30


def written(number: int, form: str) -> str:
    """The number in a form that Word names (chineseCounting, decimalEnclosedCircle …); digits for an unknown one."""
    return FORMS.get(form, str)(number) if number >= 0 else str(number)


def _counted(digits: str, units: str) -> Callable[[int], str]:
    """十一, 一百零二, 一千二百; units are ten, hundred and thousand."""

    def count(number: int) -> str:
        if not 0 < number < 10_000:
            return digits[0] if number == 0 else str(number)
        text, gap = "", False
        for power in (3, 2, 1, 0):
            digit = number // 10**power % 10
            if digit:
                text += ("零" if gap and text else "") + digits[digit] + (units[power - 1] if power else "")
            gap = not digit
        return text[1:] if 10 <= number < 20 and digits is DIGITS else text

    return count


def _digit_by_digit(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _signs(signs: str) -> Callable[[int], str]:
    """One sign a number from 1; digits where the signs end."""
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def _row(first: str, length: int) -> str:
    return "".join(chr(ord(first) + n) for n in range(length))


def _roman(number: int) -> str:
    if not 0 < number <= MOST_ROMAN:
        return str(number)
    text = ""
    for size, sign in ROMAN.items():
        times, number = divmod(number, size)
        text += sign * times
    return text


def _letters(number: int) -> str:
    """a … z, aa, bb … as Word goes on."""
    return chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26) if 0 < number <= MOST_LETTERS else str(number)


CIRCLED = _row("①", 20) + _row("㉑", 15) + _row("㊱", 15)
COUNTING = _counted(DIGITS, "十百千")
FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "chineseCounting": COUNTING,
    "chineseCountingThousand": COUNTING,
    "taiwaneseCounting": COUNTING,
    "taiwaneseCountingThousand": COUNTING,
    "japaneseCounting": COUNTING,
    "ideographDigital": _digit_by_digit(DIGITS),
    "japaneseDigitalTenThousand": _digit_by_digit(DIGITS),
    "taiwaneseDigital": _digit_by_digit(DIGITS),
    "chineseLegalSimplified": _counted(FORMAL, "拾佰仟"),
    "ideographLegalTraditional": _counted(FORMAL_TRADITIONAL, "拾佰仟"),
    "japaneseLegal": _counted(FORMAL_JAPANESE, "拾百千"),
    "ideographTraditional": _signs("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _signs("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _signs(_row("㊀", 10)),
    "decimalEnclosedCircle": _signs(CIRCLED),
    "decimalEnclosedCircleChinese": _signs(CIRCLED),
    "decimalEnclosedParen": _signs(_row("⑴", 20)),
    "decimalEnclosedFullstop": _signs(_row("⒈", 20)),
    "decimalFullWidth": _digit_by_digit(_row("\uff10", 10)),
    "decimalFullWidth2": _digit_by_digit(_row("\uff10", 10)),
    "decimalZero": lambda number: f"{number:02d}",
    "numberInDash": lambda number: f"- {number} -",
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
}
