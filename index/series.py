"""Subjects and figures dealt out in order: 工业、服务业开票销售收入分别达到7832亿元和9772亿元.

Takes a text and the mentions ahead in it, gives the subject of each. Knows no single figures.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

import rjieba

from index.models import Mention

HEAD_WORDS = frozenset(
    "产业 开票 销售 营业 主营 贷款 存款 进出口 固定资产 可支配 人均 零售 用地 增加 交易 工业 参保 合格 月 年".split()
)
WHOLE_HEAD = re.compile(
    r"(?:数|率|量|额|值|收入|余额|规模|投资|消费|面积|利润|成本|比例|占比|比重|浓度|价格|支出|标准)$"
)

TRADE = re.compile("(?:出口|进口|进出口|投资)$")


def deal_out(text: str, clause: int, ahead: Sequence[Mention], bare: Callable[[str], str]) -> tuple[str, ...]:
    """The subjects of the series that begins with `ahead[0]`, each with what they share; none without 分别.

    `clause` is where its clause begins, `bare` strips adverbs and links from words.
    """
    before = text[clause : ahead[0].start]
    at = before.rfind("分别")
    if at < 0:
        return ()
    count = series_length(text, ahead)
    listed = bare(before[:at])
    if "城乡" in listed and count == 2 and not re.search("[、和与及]", listed.split("城乡")[1]):
        return listed.replace("城乡", "城镇", 1), listed.replace("城乡", "农村", 1)
    items = listed.split("、")
    if len(items) != count:
        items = re.split("、|以及|[和与及]", listed)
    if len(items) != count or count < 2 or not all(items):
        return ()
    if items[0] == "城镇" and items[1].startswith("农村"):
        return items[0] + items[1][2:], *items[1:]
    return _with_shared_words(items)


def series_length(text: str, ahead: Sequence[Mention]) -> int:
    """How many figures stand one beside the other, from the first of `ahead` on."""
    count = 1
    for one, two in pairwise(ahead):
        gap = text[one.end : two.start]
        if not re.fullmatch(r"(?:以上|左右|以下)?(?:[、和及与]|以及)(?:[一-龥]{0,3})", gap):
            break
        count += 1
    return count


def _with_shared_words(items: Sequence[str]) -> tuple[str, ...]:
    """工业, 服务业开票销售收入 share 开票销售收入; 生产安全事故起数, 死亡人数 share 生产安全事故."""
    first, last = items[0], items[-1]
    if first.startswith("对") and (trade := TRADE.search(last)):
        return (*((item if item.startswith("对") else f"对{item}") + trade[0] for item in items[:-1]), f"对{last}")
    words = rjieba.cut(last)
    at = 0
    for word in words[:-1]:
        at += len(word)
        if word[-1] == first[-1] and at < len(last):
            return (*(item + last[at:] for item in items[:-1]), last)
    if WHOLE_HEAD.search(first):
        shared = first[: -len(rjieba.cut(first)[-1])]
        return (first, *(item if len(item) > 6 or item[:2] in shared else shared + item for item in items[1:]))
    head = ""
    for word in reversed(words[1:]):
        if not (WHOLE_HEAD.search(word) or (head and word in HEAD_WORDS)):
            break
        head = word + head
    return (*(item + head for item in items[:-1]), last)
