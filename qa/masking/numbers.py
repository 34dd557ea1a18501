"""Mobile and landline numbers, identity cards and bank cards, whole or in groups, written or read out.

Takes folded text with its digits in ASCII; gives what is found, in order. A figure of a report is none of
them: it has too few digits, or a unit behind it. Service numbers (12345, 110, 95533, 400...) never are.
"""

import re
from collections.abc import Callable, Iterator

from qa.masking.checksums import is_id_card, looks_like_id_card, passes_luhn
from qa.masking.fold import BARRIER
from qa.masking.groups import SHORTEST, Group, Joined, join, runs
from qa.masking.kinds import Found, Kind

LONGEST = 19
MOST = 5
ALONE = (18, 11)
WINDOW = 16
# A number with one of these behind it counts something.
UNITS = tuple("元万亿%倍吨亩")
BETWEEN = rf"[^0-9，。；？！,;?!{BARRIER}]{{0,8}}$"
OF_ID = re.compile(rf"(?:身份证|身份号|证件|证号|身份证明|\bid){BETWEEN}", re.IGNORECASE)
OF_CARD = re.compile(rf"(?:卡|卡号|账号|账户|户头){BETWEEN}")
OF_PHONE = re.compile(
    r"(?:电话|座机|固话|传真|总机|号码|手机|电联|tel|phone|拨打?|打)号?码?[是为:. 在]{0,3}$", re.IGNORECASE
)
DAY = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")

# UnionPay and the foreign cards; with 3 begin JCB's 16 digits, else provinces.
ISSUER = re.compile("[4569]|3[0-9]{15}$")

MOBILE = re.compile(r"(?:00)?(?:86)?(1[3-9][0-9]{9})")
MOBILE_SHAPES = frozenset(
    {(11,), (3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (4, 3, 4), (4, 4, 3), (5, 6), (6, 5), (1,) * 11, (3, 2, 2, 2, 2)}
)
AREA = r"(?:10|2[0-57-9]|[3-9][0-9]{2})"
LANDLINE = re.compile(rf"(?:(?:00)?86)?0{AREA}[2-9][0-9]{{6,7}}|(?:00)?86{AREA}[2-9][0-9]{{7}}")
LOCAL_SHAPES = frozenset({(7,), (8,), (4, 4), (3, 4)})
SPOKEN_EXTENSION = re.compile(r" ?(?:转|分机号?|ext\.?) ?(?:分机)?[0-9]{1,6}(?![0-9])", re.IGNORECASE)
EXTENSION = re.compile(r"-[0-9]{2,5}(?![0-9年月.])")


def find_numbers(text: str) -> Iterator[Found]:
    """Every number of a person, left to right."""
    for groups in runs(text):
        at, fresh = 0, True
        while at < len(groups):
            if found := _number_at(text, groups, at, fresh=fresh):
                yield found
                at = next((n for n in range(at, len(groups)) if groups[n].start >= found.end), len(groups))
                fresh = True
            else:
                fresh = len(groups[at].digits) > 1
                at += 1


def _number_at(text: str, groups: tuple[Group, ...], at: int, *, fresh: bool) -> Found | None:
    """The longest number that begins with this group."""
    for count in _counts(groups, at, fresh=fresh):
        together = groups[at : at + count]
        total = sum(len(one.digits) for one in together)
        if SHORTEST <= total <= LONGEST and (found := _as_number(text, join(together))):
            return found
    return None


def _counts(groups: tuple[Group, ...], at: int, *, fresh: bool) -> tuple[int, ...]:
    """How many groups a number can have: a few, or as many as it has digits, each by itself; most first."""
    left = len(groups) - at
    if any(len(one.digits) > 1 for one in groups[at : at + MOST]):
        return tuple(range(min(left, MOST), 0, -1))
    # digits that each stand alone are read once, from the first of them
    return tuple(count for count in ALONE if count <= left) if fresh else ()


def _as_number(text: str, number: Joined) -> Found | None:
    if text.startswith(UNITS, number.end):
        return None
    for look in LOOKS:
        if found := look(text, number):
            return found
    return None


def _id_card(text: str, number: Joined) -> Found | None:
    digits, end = number.digits, number.end
    if len(digits) == 17:
        # the last one may be an X, with a blank before it
        tail = text[end : end + 2]
        blank = tail.startswith(" ")
        if tail[blank : blank + 1].upper() != "X":
            return None
        digits, end = digits + "X", end + blank + 1
    if len(digits) not in {15, 18}:
        return None
    if len(digits) == 15 and number.shape not in {(15,), (6, 6, 3)}:
        return None
    mistyped = len(digits) == 18 and looks_like_id_card(digits)
    if is_id_card(digits) or (mistyped and OF_ID.search(_before(text, number.start))):
        return Found(Kind.ID_CARD, number.start, end)
    return None


def _bank_card(text: str, number: Joined) -> Found | None:
    digits, shape = number.digits, number.shape
    if not 16 <= len(digits) <= 19 or not ISSUER.match(digits) or DAY.match(digits[6:14]):
        return None
    in_fours = set(shape[:-1]) == {4} and shape[-1] <= 4
    if not (len(shape) == 1 or in_fours or (len(shape) == 2 and shape[0] == 6)):
        return None
    if passes_luhn(digits) or OF_CARD.search(_before(text, number.start)):
        return Found(Kind.BANK_CARD, number.start, number.end)
    return None


def _mobile(text: str, number: Joined) -> Found | None:
    match = MOBILE.fullmatch(number.digits)
    if not match:
        return None
    prefix, shape = match.start(1), number.shape
    if prefix and shape[0] == prefix:
        shape = shape[1:]
    elif prefix:
        shape = (shape[0] - prefix, *shape[1:])
    if shape not in MOBILE_SHAPES and not OF_PHONE.search(_before(text, number.start)):
        return None
    return Found(Kind.MOBILE, number.start - text.startswith("+", number.start - 1, number.start), number.end)


def _landline(text: str, number: Joined) -> Found | None:
    if not LANDLINE.fullmatch(number.digits) or len(number.shape) > 4:
        return None
    opens = ("+", "(") if ")" in text[number.start : number.end] else "+"
    start = number.start - text.startswith(opens, number.start - 1, number.start)
    return Found(Kind.LANDLINE, start, _with_extension(text, number.end))


def _local(text: str, number: Joined) -> Found | None:
    """Without an area code, only where the words before it say that it is a phone."""
    if number.shape not in LOCAL_SHAPES or number.digits[0] not in "2345678" or DAY.fullmatch(number.digits):
        return None
    if not OF_PHONE.search(_before(text, number.start)):
        return None
    return Found(Kind.LANDLINE, number.start, _with_extension(text, number.end))


def _with_extension(text: str, end: int) -> int:
    match = SPOKEN_EXTENSION.match(text, end) or EXTENSION.match(text, end)
    return match.end() if match else end


def _before(text: str, start: int) -> str:
    return text[max(0, start - WINDOW) : start].rstrip("(+")


LOOKS: tuple[Callable[[str, Joined], Found | None], ...] = (_id_card, _bank_card, _mobile, _landline, _local)
