"""The content words of a question, and how much of them a piece of a report covers.

Takes clean text and the index's aliases, gives weighted `Term`s; `shares` and `coverage` serve retrieving
and reading. Knows no years and no reports.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.keywords import words
from index.units import UNIT
from qa.understanding.required import ATTRIBUTE, DATES, EACH

NAME = re.compile(
    r"“[^”]{1,16}”|\d+(?:\.\d+)?(?:号线(?:[一二三四五]期)?|小时|分钟|天)|\d*(?:\.\d+)?[百千万]?亿?[万]?[美]?元以上(?:的?[一-龥]{0,4}(?:项目|企业))?|[A-Za-z][A-Za-z0-9.+\-]*[A-Za-z0-9]|\d[A-Za-z][A-Za-z0-9]*"
)
FILLER = re.compile(
    r"请问|请教|想问一?下|想了解|了解一下|麻烦|告诉我|帮我|查一?下|听说|据说|报告(?:里|中|确定的?|提出的?)?|政府工作报告|谢谢"
    r"|是多少|有多少|多少|几个点|几个|几件|几条|几家|第几|几|哪一步|哪些|哪个|哪里|哪儿|哪|什么时候|啥时候|何时|什么|啥|怎么样|怎样|怎么|如何|咋样|咋"
    r"|分别|各自|各是|各为|具体|到底|一共|总共|大概|左右|以及|还是|是不是|有没有|能不能|会不会|是否|没有|对吗|是吗|没错吧|够吗|吗|呢|吧|呀|啊|么|了"
    r"|百分之几?|情况|方面|领域|部分|水平|数量|数字|目标值|目标|任务|计划|打算|预期|安排|准备|完成数?|实际|对比|相差|差多少|差|比"
)
# A figure that the question states is a claim about the thing and no part of its name.
CLAIMED = re.compile(rf"第?\d[\d.,]*[百千万亿]*[多余]?(?:{UNIT})?|[百千万亿]+(?:{UNIT})?(?=吗|了)")
STOP = frozenset(
    (
        "可以 应该 我们 你们 咱们 这个 那个 这些 那些 时候 政府 市政府 省政府 全市 全省 本市 我市 我省 "
        "本省 市里 省里 工作 报告 重点 主要 进行 开展 推进 加快 实现 达到 增加 减少 提高 列出 说明 "
        "表述 提到 涉及 包括 需要 希望 知道 还有 自己 地方 "
    ).split()
)
UNKNOWN_WEIGHT = 1.0
LEAST_WEIGHT = 0.05
PARTS = re.compile(r"[，,、；;。？?！ ]|”(?=“)|和|及|与|以及|还有")
ASKING = re.compile(rf"(?:多少|几)[百千万亿]*(?:{UNIT})?|多大|多高|多长")
NEXT = 2
# Words that say what of a thing is counted, not what the thing is.
MEASURED = re.compile(
    "|".join(
        (
            "增长 增加 减少 下降 提高 上涨 降低 比例 规模 面积 总量 数量 长度 里程 金额 水平 "
            "比例 比重 超过 突破 日子 增速 总数 余额 项目 情况 目标"
        ).split()
    )
)
LATIN = "(?<![A-Za-z0-9]){}(?![A-Za-z0-9])"
ELIDED = re.compile(r"[了的过]")
COUNTED = re.compile(r"[\d.]+|[一二两三四五六七八九十几多]+[个项类种条点]?")
SAID = 0.6
PAIR_SHARE, APART_SHARE = 0.6, 0.85
MAGNITUDES = frozenset("百千万亿")


@dataclass(frozen=True, slots=True)
class Term:
    """A content word: the forms that count as saying it, its weight, whether evidence must say it.

    `part` numbers the stretch between commas or conjunctions of the question that it stands in; `words`
    are those of a phrase.
    """

    word: str
    forms: tuple[str, ...]
    weight: float
    required: bool = False
    part: int = 0
    known: bool = True
    words: tuple[str, ...] = ()

    def matched(self, text: str) -> float:
        """1 when `text` says it; less for the words of a phrase apart, or for the share of its character pairs.

        What an alias stands for must be said as it is: 基本养老保险 is not 基本养老金.
        """
        if any(says(text, form) for form in self.forms):
            return 1.0
        if len(self.forms) > 1:
            return 0.0
        apart = sum(says(text, word) for word in self.words) / len(self.words) if self.words else 0.0
        pairs = _pairs(self.word)
        in_pairs = sum(pair in text for pair in pairs) / len(pairs) if len(pairs) > 1 else 0.0
        return max(APART_SHARE * apart, PAIR_SHARE * in_pairs)


def says(text: str, form: str) -> bool:
    """Whether `text` says `form`, which never continues a number there: 15分钟 does not say 5分钟."""
    if form[:1].isdigit() or form[:1] in MAGNITUDES:
        return bool(re.search(rf"(?<![\d.百千万亿]){re.escape(form)}", text))
    return form in text


@lru_cache(maxsize=4096)
def _pairs(word: str) -> tuple[str, ...]:
    return tuple({word[n : n + 2] for n in range(len(word) - 1)})


Count = Callable[[str], int]
Shares = tuple[float, ...]


@lru_cache(maxsize=16)
def _spoken(aliases: tuple[str, ...]) -> tuple[Mapping[str, re.Pattern[str]], Mapping[str, str]]:
    """Everyday words by their first character, longer ones first, and the entry that each is of.

    了 的 过 may stand inside; a Latin word is none within a longer one.
    """
    bare = {ELIDED.sub("", word).lower(): word for word in aliases}
    patterns: dict[str, list[str]] = {}
    for word in sorted(bare, key=lambda word: (-len(word), word)):
        pattern = "[了的过]?".join(map(re.escape, word))
        patterns.setdefault(word[0], []).append(LATIN.format(pattern) if word.isascii() else pattern)
    return {first: re.compile("|".join(found), re.I) for first, found in patterns.items()}, bare


def _spoken_in(text: str, aliases: tuple[str, ...]) -> list[tuple[str, str]]:
    """Everyday words of a text as they are said there, each with its entry; none within another."""
    spoken, known = _spoken(aliases)
    found, at = [], 0
    while at < len(text):
        pattern = spoken.get(text[at].lower())
        said = pattern.match(text, at) if pattern else None
        if said:
            found.append((said[0], known[ELIDED.sub("", said[0]).lower()]))
        at = said.end() if said else at + 1
    return found


def find_terms(
    text: str, aliases: Mapping[str, Sequence[str]], must: Sequence[str], count: Count, total: int
) -> tuple[Term, ...]:
    """Terms of a question without its time words; evidence must say every word of `must`.

    `count` tells in how many of `total` passages a word stands; rare words weigh more, words that no
    passage has weigh as a rare one.
    """
    found: dict[str, Term] = {}
    whole = text

    def add(word: str, forms: Iterable[str], required: bool = False, apart: Sequence[str] = ()) -> None:
        held = max(map(count, forms := tuple(dict.fromkeys(forms))))
        weight = math.log((total + 1) / (held + 0.5)) / math.log(total + 1) if held else UNKNOWN_WEIGHT
        found.setdefault(
            word,
            Term(word, forms, max(LEAST_WEIGHT, weight), required, part(word), held > 0, tuple(apart)),
        )

    def part(word: str) -> int:
        at = whole.find(word) if word in whole else whole.find(word[:2])
        return len(PARTS.findall(whole[: max(0, at)]))

    for word in (*must, *ATTRIBUTE.findall(text)):
        add(word, (word,), required=True)
        text = text.replace(word, " ")
    for each, forms in (*EACH, *DATES):
        if found_each := each.search(text):
            add(found_each[0], forms, required=True)
            text = each.sub(" ", text)
    for said, word in _spoken_in(text, tuple(aliases)):
        add(word, (*aliases[word], word), required=word.isascii() and not any(map(count, aliases[word])))
        text = text.replace(said, " ")
    for name in NAME.findall(text):
        if any(char.isalnum() for char in name):
            add(
                name,
                (name, name.strip("“”"), name.replace("以上的", "以上")),
                required=not name.startswith("“") and not count(name),
            )
        text = text.replace(name, " ")
    for apart in _phrases(FILLER.sub(" ", CLAIMED.sub(" ", text)), count):
        add("".join(apart), ("".join(apart),), apart=apart if len(apart) > 1 else ())
    return tuple(found.values())


def _phrases(text: str, count: Count) -> Iterator[list[str]]:
    """Content words; neighbours that the reports write together (一般公共预算收入) as one phrase."""
    for run in text.split():
        phrase: list[str] = []
        for word in words(run):
            whole = "".join(phrase) + word
            if phrase and whole in run and count(whole):
                phrase.append(word)
                continue
            if _has_content("".join(phrase)):
                yield phrase
            phrase = [word]
        if _has_content("".join(phrase)):
            yield phrase


def _has_content(word: str) -> bool:
    return len(word) > 1 and word not in STOP and not COUNTED.fullmatch(word)


def head_of(terms: Sequence[Term], text: str) -> Term | None:
    """The term that is counted or asked about: behind 多少个 where one stands there, else the last one before."""
    asking = ASKING.search(text)
    start, end = asking.span() if asking else (len(text), len(text))
    places = [
        (text.find(term.word[:2]), term)
        for term in terms
        if term.word[:2] in text and not MEASURED.fullmatch(term.word)
    ]
    behind = [(at, term) for at, term in places if end <= at <= end + NEXT]
    before = [(at, term) for at, term in places if at < start]
    if behind:
        return min(behind, key=lambda place: place[0])[1]
    return max(before, key=lambda place: place[0])[1] if before else None


def shares(terms: Sequence[Term], text: str) -> Shares:
    """How far a text says each term, in their order."""
    return tuple(term.matched(text) for term in terms)


def in_context(clause: Shares, before: Shares, around: Shares) -> Shares:
    """How far a clause says each term when the clause before it and what stands around count for less."""
    return tuple(max(c, 0.6 * b, 0.4 * a) for c, b, a in zip(clause, before, around, strict=True))


def coverage(terms: Sequence[Term], said: Shares) -> float:
    """The share of the terms' weight that is said."""
    total = sum(term.weight for term in terms)
    return sum(term.weight * share for term, share in zip(terms, said, strict=True)) / total if total else 0.0


def best_part(terms: Sequence[Term], said: Shares) -> float:
    """The coverage of the part of the question that is said best; of all of it when it has one part."""
    weights: dict[int, float] = {}
    found: dict[int, float] = {}
    for term, share in zip(terms, said, strict=True):
        weights[term.part] = weights.get(term.part, 0.0) + term.weight
        found[term.part] = found.get(term.part, 0.0) + term.weight * share
    return max((found[part] / weights[part] for part in weights), default=0.0)
