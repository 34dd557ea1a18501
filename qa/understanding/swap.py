"""Words of a question put in the place of others: another time, another region, another thing of the same kind.

Takes a clean question and the new words, gives the question with them; `topic_of` gives it without what it asks.
Knows no report beside the predicate it is given, and no conversation.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise

import rjieba

from index.units import UNIT
from qa.understanding.when import BREAK, find_times, without_times

Knows = Callable[[str], bool]

QUANTITY = re.compile(
    r"(?:(?:一共|总共|共|各自?|分别|大概|大约)?(?:达到?|到|为|是|有)?了?)?(?:第|百分之)?(?P<much>多少|(?<!哪)几)"
    rf"(?P<unit>[百千万亿]*(?:{UNIT})|[万亿]+)?"
)
WHICH = re.compile(
    rf"(?:具体|分别)?[是有在]?(?:哪[一二两三四五六七八九十几\d]*(?:{UNIT}|些|里|儿)?|什么时候|啥时候|何时|什么|谁|怎么样|怎样|如何|怎么"
    r"|为什么|为何)|吗|没有$"
)
TARGET_WORDS = re.compile(
    r"的?(?:主要|预期)*目标[值数]?|计划|打算|预期|预计|力争|争取|准备|任务|(?<![主重必需次])要(?=[一-龥])|定(?:的|了|在|为)?(?=是?(?:多少|几))"
)
RESULT_WORDS = re.compile(r"实际|已经|完成了?(?=多少|几|情况|数)|(?<=[一-龥])了(?=多少|几|$)")
FIGURED = re.compile(r"\d+(?:\.\d+)?[百千万亿]*美?[一-龥]{0,2}?(?:以上|以下|以内)")
LINKS = re.compile(r"(?:[和与及跟同、]|以及)+")
EMPTY = re.compile(r"(?:具体|分别|增长|下降|提高|[是有的了在各都也到为达])*")
# The segmenter's tags of words that name or do something; single verbs (是, 有, 建) name nothing.
NAMING = re.compile(r"n|v|a|j|l|i|z|s|b|eng|x")
NOUNS = re.compile(r"n|j|eng|l|s|vn")
# Names that stand for one another: 那农村呢 after a question about 城镇.
CLASSES = tuple(
    frozenset(names.split())
    for names in (
        "城镇 城市 城区 城里 农村 乡村 村里 县城",
        "幼儿园 小学 初中 高中 中职 高职 大学",
        "男性 女性 男 女",
        "老年人 老人 儿童 孩子 妇女 残疾人 青年 学生 退役军人 农民工",
    )
)
# What is asked of a thing and is none itself: the subject stays that of the question before.
ATTRIBUTES = frozenset(
    "占比 比重 比例 增速 增幅 涨幅 增长率 总量 总额 规模 面积 人数 数量 排名 位次 名次 金额 资金 投资 总投资 时间 地点 "
    "原因 理由 名单 名称 名字 内容 措施 举措 标准 单位 部门 进度 进展 效果 费用 成本 目标 任务 计划 报告 情况 问题 "
    "数字 数据 结果 指标 实际 区别 变化 意思 全省 全市 全国 政府 水平 平均 百分点 公里 万人 亿元 万元".split()
)
# What may stand between the words of one name: 人均可支配收入, 3亿元以上的项目.
BRIDGE = re.compile("[可的之]?")
LONGEST_SPAN = 5
ALIKE = 2.0


def swap_times(text: str, words: Sequence[str]) -> str:
    """The question with other time words in the place of its first ones; in front where it has none."""
    old = time_words(text)
    if not old:
        return "和".join(words) + text
    before, _, after = text.partition(old)
    rest = re.sub(r" +", "", without_times(after)) if find_times(after) else after
    return f"{before}{'和'.join(words)}{rest}"


def swap_names(text: str, old: Sequence[str], new: str) -> str:
    """The question with `new` for the first of the `old` names and without the others; in front where it has none."""
    held = sorted((name for name in old if name in text), key=text.find)
    if not held:
        return new + text
    first = text.find(held[0])
    end = first + len(held[0])
    for name in held[1:]:
        if (link := LINKS.match(text, end)) and text.startswith(name, link.end()):
            end = link.end() + len(name)
    return text[:first] + new + text[end:]


def swap_like(text: str, new: str, knows: Knows) -> str:
    """The question with a thing in the place of the one most like it: same head, same unit, same class; empty for none.

    The reports' own words tip the scales: what they write next to its neighbour fits.
    """
    for names in CLASSES:
        held = [name for name in names - {new} if name in text] if new in names else []
        if held:
            return text.replace(max(held, key=len), new, 1)
    spans = [(_likeness(new, old) + _fits(text, at, old, new, knows), len(old), at, old) for at, old in _spans(text)]
    best = max((span for span in spans if span[0] >= ALIKE), default=None)
    if best:
        return f"{text[: best[2]]}{new}{text[best[2] + len(best[3]) :]}"
    head, tag = rjieba.tag(new)[-1] if new else ("", "")
    return text.replace(head, new, 1) if len(head) > 1 and NOUNS.match(tag) and head in text else ""


def swap_subject(text: str, new: str) -> str:
    """The question with another thing in the place of the last one that it names."""
    runs = [run for run in _runs(text) if any(NOUNS.match(tag) for _, _, tag in run)] or list(_runs(text))
    if not runs:
        return f"{new}{text}"
    run = runs[-1]
    start, end = run[0][0], run[-1][0] + len(run[-1][1])
    quantity = quantity_of(text)
    return f"{text[:start].replace(quantity, '多少')}{new}{text[end:].replace(quantity, '多少')}"


def topic_of(text: str, timeless: bool = False, statusless: bool = False) -> str:
    """A question without what it asks; if so wished without its times, or its words for aims and results."""
    text = re.sub(r" +", "", without_times(text)) if timeless else text
    for pattern in (TARGET_WORDS, RESULT_WORDS) if statusless else ():
        text = pattern.sub("", text)
    for start, end in reversed(list(_quantities(text))):
        text = text[:start] + text[end:]
    text = WHICH.sub("", text)
    clauses = [clause.strip("的 ") for clause in BREAK.split(text)]
    return "，".join(clause for clause in clauses if not EMPTY.fullmatch(without_times(clause).strip()))


def time_words(text: str) -> str:
    """The first times of a question as it says them: 去年, 2024年和2025年; empty where it has none."""
    found = find_times(text)
    last = 0
    while last + 1 < len(found) and LINKS.fullmatch(text, found[last].end, found[last + 1].start):
        last += 1
    return text[found[0].start : found[last].end] if found else ""


def quantity_of(text: str) -> str:
    """多少列 as a question asks it; 多少 where it asks for no counted thing."""
    return next((re.sub(r"^.*?(?=多少|几)", "", text[start:end]) for start, end in _quantities(text)), "多少")


def _quantities(text: str) -> Iterator[tuple[int, int]]:
    """Where how much is asked, each with its unit; 项 of 多少项目 is none."""
    for found in QUANTITY.finditer(text):
        start, stop, end = found.start(), found.end("much"), found.end()
        words = rjieba.cut(text[stop : end + 4], False)
        edges = {stop + size for size in accumulate(map(len, words))}
        yield start, end if end in edges else stop


def is_class(name: str) -> bool:
    """Whether a name is one of those that stand for one another."""
    return any(name in names for names in CLASSES)


def names_in(text: str, knows: Knows | None = None) -> list[str]:
    """The nouns of a text, two characters at least; where `knows` is given no word that nobody writes."""
    nouns = [word for _, word, tag in _words(text) if NOUNS.match(tag) and len(word) > 1]
    return [word for word in nouns if knows is None or knows(word) or len(rjieba.cut(word, False)) == 1]


def _likeness(new: str, old: str) -> float:
    """How much alike two names are: by their unit, or by the end that they share and their length."""
    if FIGURED.fullmatch(new) or FIGURED.fullmatch(old):
        return 10.0 * (FIGURED.fullmatch(old) is not None and _unit(new) == _unit(old))
    shared = next((n for n, (a, b) in enumerate(zip(reversed(new), reversed(old), strict=False)) if a != b), None)
    shared = min(len(new), len(old)) if shared is None else shared
    return 2.0 * shared - 0.5 * abs(len(new) - len(old)) if shared and new != old else -9.0


def _unit(figured: str) -> str:
    return re.sub(r"^[\d.百千万亿]+", "", figured)


def _fits(text: str, at: int, old: str, new: str, knows: Knows) -> float:
    """Whether the reports write the new name before what follows the old one, or behind what stands before it."""
    before, after = text[max(0, at - 2) : at], text[at + len(old) : at + len(old) + 2]
    near = [words for words, side in ((before + new, before), (new + after, after)) if re.fullmatch("[一-龥]{2}", side)]
    return 1.0 if any(knows(words) for words in near) else 0.0


def _spans(text: str) -> Iterator[tuple[int, str]]:
    """Every stretch of neighbouring content words that ends on a noun, without the verb before it, with its place."""
    for run in _runs(text):
        for n in range(run[0][2] == "v", len(run)):
            for m in range(n, min(n + LONGEST_SPAN, len(run))):
                if NOUNS.match(run[m][2]) or FIGURED.fullmatch(run[m][1]):
                    start = run[n][0]
                    yield start, text[start : run[m][0] + len(run[m][1])]


def _runs(text: str) -> Iterator[list[tuple[int, str, str]]]:
    """Content words that stand next to each other, with place and tag."""
    run: list[tuple[int, str, str]] = []
    for word in _words(text):
        if run and not BRIDGE.fullmatch(text, run[-1][0] + len(run[-1][1]), word[0]):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _words(text: str) -> list[tuple[int, str, str]]:
    """Content words with place and tag; none of times, of what is asked, or of what asks for aims and results."""
    hidden = list(text)
    for time in find_times(text):
        hidden[time.start : time.end] = " " * (time.end - time.start)
    asking = [found.span() for pattern in (WHICH, TARGET_WORDS, RESULT_WORDS) for found in pattern.finditer(text)]
    for start, end in (*asking, *_quantities(text)):
        hidden[start:end] = " " * (end - start)
    plain = "".join(hidden)
    figured = [(m.start(), m[0], "n") for m in FIGURED.finditer(plain)]
    cuts = [0, *(edge for at, word, _ in figured for edge in (at, at + len(word))), len(plain)]
    found_words = list(figured)
    for start, end in list(pairwise(cuts))[::2]:
        at = start
        for word, tag in rjieba.tag(plain[start:end]):
            named = NAMING.match(tag) and not (tag[0] in "vx" and len(word) == 1) and word.strip()
            if named and word[0].isalnum():
                found_words.append((at, word, tag))
            at += len(word)
    return sorted(found_words)
