"""The one word that bounds a figure: 以上 behind it, or 超, 突破, 近, 达到 … before it.

Takes a text and where value and unit stand in it, gives the qualifier. A suffix wins over a prefix.
"""

import re

SUFFIX = re.compile(r"及?以上|以内|以下|左右|上下|余|多")
# Verbs that only link (达到, 增至) count too: they are the report's own word at that place.
PREFIX = re.compile(
    r"(?:不低于|不少于|不超过|不高于|不到|不足|超过|超出|超|突破|跨越|接近|近|逾|过|达到|达|低于|高于|"
    r"(?:增|升|降|减|增加|增长|提升|提高|上升|下降|降低|缩小|扩大|跃升|压减|缩短|拓展|恢复)[至到]|跃上|迈上|保持|约|各|连续)$"
)
# The last character belongs to another word there: 通过3项, 下达5亿元, 节约2万吨.
OTHER_WORD = re.compile(
    r"(?:[通经越度路渡走跨透不胜]过|[发传到下表直通]达|[附临相最靠邻]近|[节公签合预制条]约|[反赶]超|以及各)$"
)
REACHED = re.compile(r"保持在$")
WINDOW = 5


def qualifier_at(text: str, start: int, end: int, more: str = "") -> str:
    """The qualifier of the figure at `text[start:end]`; `more` is 余 or 多 where it stands inside it."""
    if suffix := SUFFIX.match(text, end):
        return suffix[0].removeprefix("及")
    if more:
        return more
    before = text[max(0, start - WINDOW) : start].rstrip(" ")
    if REACHED.search(before):
        return "保持"
    prefix = PREFIX.search(before)
    return prefix[0] if prefix and not (len(prefix[0]) == 1 and OTHER_WORD.search(before)) else ""


def is_suffix(qualifier: str) -> bool:
    """Whether a qualifier stands behind its figure."""
    return bool(SUFFIX.fullmatch(qualifier))
