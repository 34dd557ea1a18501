"""What the words of an answer claim, apart from what they quote: its atoms, and the frame it sets them in.

Takes any text, gives it folded (width, script, blanks) and cut into atoms: figures, words that frame
(今年, 目标, 报告提出), other characters. A report's sentences are cut alike, so that both can be laid side
by side. Judges nothing.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from index.mentions import find_mentions
from index.models import Mention
from index.numerals import bare_unit, plain, read_number
from index.units import COUNTERS, MEASURES
from qa.understanding.when import FIVE_YEARS, RELATIVE

# Characters of the two scripts, and clauses and indicators lately seen: some 20 MB.
CHARACTERS, CLAUSES = 30_000, 4_000
LIKE = str.maketrans(",;:()!?~「」『』‘’–―─−-", "，；：（）！？～“”“”“”" + "—" * 5)
UNSEEN = frozenset({"Cc", "Cf"})
# Direction marks turn 12 into 21 on a screen: they are seen, as are superscripts, which NFKC would make digits.
TURNS = frozenset("LRE RLE LRO RLO PDF LRI RLI FSI PDI".split())
RAISED = ("<super>", "<sub>")
RANGE = re.compile(r"(?<=\d)[%％]?[—～至]+(?=\d)")

# Qualifiers that say the same; those not listed (达到, 增至…) bound nothing and stay among the words.
BOUNDS = {
    "以上": "以上 及以上 不低于 不少于",
    "以内": "以内 以下 不超过 不高于",
    "左右": "左右 上下",
    "余": "余 多",
    "超": "超 超过 超出 突破 跨越 逾 过",
    "近": "近 接近",
}
BOUND = {word: name for name, words in BOUNDS.items() for word in words.split()}
BOUND |= {word: word for word in "约 第 各 连续".split()}
MORE = re.compile("[余多]")
AFTER = frozenset("以上 及以上 以内 以下 左右 上下".split())

TIMES = "|".join(RELATIVE.values())
TIME = re.compile(
    rf"(?:截至|到|至|自)?(?P<year>(?:19|20)\d\d)(?:年?[—至到](?P<until>20\d\d))?年(?:年?[底末初前]|以来|度)?"
    rf"|“?(?P<plan>十[一二三四五六七八九]?)五”?(?:规划)?(?:时期|期间)|(?P<five>{FIVE_YEARS.pattern})|(?P<relative>(?:截至|到)?(?:{TIMES})[底末初]?)"
)
TARGET = re.compile(r"预期目标|主要目标|目标|计划|力争|争取|预期|预计|打算|确保|任务|将要|将|拟|要")
RESULT = re.compile(r"已经|实际|完成了?|实现了?|达成|已")
SETTLED = re.compile("已|实际|达成|了")
DONE = re.compile(rf"{RESULT.pattern}|了(?!解)")
# 年初, 以来: a time of its own, which a year does not prove.
PARTIAL = re.compile("初$|(?<![底末])前$|以来$")
FILLER = re.compile(
    r"根据|按照|依据|据|政府工作报告|工作报告|报告|原文|(?:提到|提出|指出|显示|写明|明确|写道|表示)了?|关于|具体|数据|方面|情况|您好|您问的|您|另外|此外|同时"
    r"|以及|并且|分别|数量|数值|数字|达到|如下|是的|[的也还又则并且而及和与是为有在上里等即由达、]"
)
DROPPED = re.compile(r"[的了也还又并且而及和与、]|全年|年内|其中|以及|达到|达|为")
JOINT = frozenset(["、", "和", "与", "及", "以及"])
DIRECTION = re.compile(
    r"增长|增加|新增|净增|增至|增|提高|提升|上升|升至|升|上涨|涨|扩大|下降|降低|降至|降|减少|减|压减|下滑|缩小|缩短|回落|高于|低于|快于|慢于|多|少"
)
DENIED = frozenset(
    (
        "不 未 没 没有 无 非 不能 不再 不得 不会 不是 未能 尚未 并未 从未 未曾 并非 绝不 不准 不许 "
        "禁止 杜绝 防止 避免 取消 停止 拒绝 暂停 停 消除 关停 关闭 淘汰 拆除 清退 腾退 撤销 废止 核减"
    ).split()
)
NUMERAL = re.compile(r"[\d.%〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅半几数]")
COUNTED = "|".join(sorted([*MEASURES, *COUNTERS], key=len, reverse=True))
HAN = "[零〇一二两三四五六七八九十百千万亿]"
NO_HAN = "(?<![零〇一二两三四五六七八九十百千万亿])"
SPELLED = re.compile(
    rf"百分之(?P<share>{HAN}{{1,12}}(?:点[零一二三四五六七八九]{{1,4}})?)"
    rf"|(?<![\d.]){NO_HAN}(?P<run>{HAN}{{1,12}}点[零一二三四五六七八九]{{1,4}}[万亿]?|{HAN}{{2,12}}|[一二两三四五六七八九十](?=个百分点|{COUNTED}|分/))(?=[一-龥])"
)
END = re.compile(r"[，；。：！？]")


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure by what it says, however it is written: 五千个以上 and 5000个以上 are equal."""

    number: float | str
    unit: str
    bound: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word that frames what stands beside it: a time, a status, a region, or nothing in particular."""

    text: str
    kind: str


Atom = str | Amount | Word


@dataclass(frozen=True, slots=True)
class Placed:
    """An atom and where it stands in the folded text."""

    atom: Atom
    start: int
    end: int

    @property
    def shown(self) -> str:
        """The atom as text; any figure as #."""
        return self.atom if isinstance(self.atom, str) else self.atom.text if isinstance(self.atom, Word) else "#"


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


@lru_cache(maxsize=CHARACTERS)
def _folded(char: str) -> str:
    """What a character counts as: NFKC, simplified, one mark of each kind; nothing for what cannot be seen."""
    if unicodedata.bidirectional(char) in TURNS or unicodedata.decomposition(char).startswith(RAISED):
        return char
    if unicodedata.category(char) in UNSEEN or "\ufe00" <= char <= "\ufe0f":
        return ""
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    simplified: str = _converter().convert("".join(unicodedata.normalize("NFKC", char).split()))
    return simplified.translate(LIKE)


def fold(text: str) -> str:
    """The text without blanks, width, script and thousands commas; lines run together."""
    return fold_with_origins(text)[0]


def fold_with_origins(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded text, and for each of its characters the offset that it came from."""
    found = [(char, n) for n, source in enumerate(text) for char in _folded(source)]
    joined = "".join(char for char, _ in found)
    # A Chinese comma between digits ends a clause (增长100，200家), unless the digits are wide too.
    commas = {
        m.start()
        for m in re.finditer(r"(?<=\d)，(?=\d{3}(?!\d))", joined)
        if text[found[m.start()][1]] == "," or not text[found[m.start() - 1][1]].isascii()
    }
    kept = [pair for n, pair in enumerate(found) if n not in commas]
    return "".join(char for char, _ in kept), tuple(n for _, n in kept)


def amount_of(text: str, mention: Mention) -> Amount:
    """What a figure says; a range is what it is written as."""
    value = text[mention.start : mention.start + len(mention.value)]
    number = f"{value}/{mention.number}" if RANGE.search(mention.value) else mention.number
    bound = BOUND.get(mention.qualifier, "")
    more = MORE.search(text, mention.start + len(mention.value), mention.end)
    return Amount(number, bare_unit(mention.unit), bound + "余" if more and bound != "余" else bound)


def extent(text: str, mention: Mention) -> tuple[int, int]:
    """A figure with the qualifier that bounds it."""
    start, end, word = mention.start, mention.end, mention.qualifier
    if word in AFTER or (word in {"余", "多"} and text.startswith(word, end)):
        return start, end + len(word) if text.startswith(word, end) else end
    return (start - len(word), end) if word in BOUND and text.endswith(word, 0, start) else (start, end)


def shown(placed: Sequence[Placed]) -> str:
    """Atoms as text; every figure as #."""
    return "".join(one.shown for one in placed)


@lru_cache(maxsize=CLAUSES)
def atoms_of(text: str, regions: tuple[str, ...] = ()) -> tuple[Placed, ...]:
    """A folded text as atoms in order; quotation marks are left out."""
    found: list[Placed] = []
    at = 0
    for mention in find_mentions(text):
        start, end = extent(text, mention)
        if start < at:
            start = mention.start
        found.extend(_words(text, at, start, regions))
        found.append(Placed(amount_of(text, mention), start, end))
        at = end
    found.extend(_words(text, at, len(text), regions))
    return tuple(found)


def _words(text: str, start: int, end: int, regions: tuple[str, ...]) -> Iterator[Placed]:
    at = start
    for found in _frames(regions).finditer(text, start, end):
        yield from _characters(text, at, found.start())
        yield Placed(Word(found[0], found.lastgroup or ""), found.start(), found.end())
        at = found.end()
    yield from _characters(text, at, end)


def _characters(text: str, start: int, end: int) -> Iterator[Placed]:
    return (Placed(text[n], n, n + 1) for n in range(start, end) if text[n] not in "“”\"'")


@lru_cache(maxsize=256)
def _frames(regions: tuple[str, ...]) -> re.Pattern[str]:
    """All words that frame, each in a group named by its kind."""
    kinds = {"time": TIME, "target": TARGET, "result": DONE, "filler": FILLER}
    parts = [f"(?P<{kind}>{pattern.pattern})" for kind, pattern in kinds.items()]
    names = "|".join(map(re.escape, regions))
    return re.compile("|".join([f"(?P<region>{names})", *parts] if names else parts))


def in_digits(text: str) -> str:
    """Numerals spelled out as digits, where they count something: 八点六万人 as 86000人, 百分之五 as 5%."""
    return SPELLED.sub(_in_digits, text)


def _in_digits(found: re.Match[str]) -> str:
    numeral = found["share"] or found["run"]
    try:
        whole, _, rest = numeral.partition("点")
        scale = rest[-1:] if rest[-1:] in {"万", "亿"} else ""
        digits = "".join(str("零一二三四五六七八九".index(c)) for c in rest.removesuffix(scale))
        number = read_number(whole) + (Decimal(f"0.{digits}") if digits else 0)
    except ValueError:
        return found[0]
    amount = plain(number * (read_number("一" + scale) if scale else 1))
    return f"{amount}{'%' if found['share'] else ''}"
