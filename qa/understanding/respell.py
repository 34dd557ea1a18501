"""Words that were typed by sound: full pinyin, and characters that sound like the reports' own words.

Takes clean text and the reports' vocabulary, gives the text as it was meant and the words that were
put right. A pair of characters is only touched where no dictionary has it and the reports have a word
of the same sound, so that a real word which a report lacks stays itself.
"""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import pairwise

import rjieba
from pypinyin import lazy_pinyin

from index.keywords import words

HAN = re.compile(r"[一-龥]")
SPOKEN = (
    "年 今年 去年 明年 前年 多少 几个 哪些 什么 目标 完成 计划 增长 新增 要 是 的 人 个 建 新 "
    "有 项 家 了 吗 吧 呢 和 在 将"
).split()
FUNCTION = frozenset(
    "的了是在和与及对把被从到给为以将要会能有没不也都就还又再很太更最这那几多少个些年月日去来上下里中我你他请问吗呢吧啊"
)
LONGEST_WORD = 6
LATIN_SHARE = 0.7


@dataclass(frozen=True)
class Sounds:
    """The reports' words by their sound, without tones: `{"tuowei": "托位"}`; the commonest where several share it."""

    by_sound: dict[str, str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Sounds":
        """Sounds of every word of the reports' texts, and of the words that questions are made of."""
        counts: dict[str, int] = {}
        for text in texts:
            cut = words(text)
            pairs = (a + b for a, b in pairwise(cut) if len(a) == len(b) == 1 and not FUNCTION & {a, b})
            for word in (*cut, *(pair for pair in pairs if pair in text)):
                if HAN.match(word) and len(word) <= LONGEST_WORD:
                    counts[word] = counts.get(word, 0) + 1
        by_sound: dict[str, str] = {}
        for word in sorted(counts, key=lambda word: (-counts[word], word)):
            if len(word) > 1:
                by_sound.setdefault(_sound(word), word)
        return cls(by_sound | {_sound(word): word for word in reversed(SPOKEN)})


def respell(text: str, sounds: Sounds, known: Container[str]) -> tuple[str, tuple[str, ...]]:
    """The text as it was meant, and the words that replaced others. `known` are words never to be touched."""
    letters = sum(char.isascii() and char.isalpha() for char in text)
    if letters >= LATIN_SHARE * max(1, sum(char.isalnum() for char in text)) and letters > LONGEST_WORD:
        return _from_pinyin(text, sounds)
    return _homophones(text, sounds, known)


def _from_pinyin(text: str, sounds: Sounds) -> tuple[str, tuple[str, ...]]:
    """The fewest words whose sounds make up each run of letters; what makes no words stays as typed."""
    pieces = []
    for piece in re.findall(r"\d+(?:\.\d+)?g?(?![a-z])|[a-z']+(?:\s+[a-z']+)*|[^a-z\d]+|.", text.lower()):
        letters = piece.replace("'", "").replace(" ", "")
        split = _fewest_words(letters, sounds) if letters.isalpha() and letters.isascii() else None
        pieces.append("".join(split) if split else piece.upper())
    meant = "".join(pieces).replace(" ", "")
    return (meant, (meant,)) if HAN.search(meant) else (text, ())


def _fewest_words(letters: str, sounds: Sounds) -> tuple[str, ...] | None:
    best: list[tuple[str, ...] | None] = [(), *[None] * len(letters)]
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - 6 * LONGEST_WORD), end):
            before, word = best[start], sounds.by_sound.get(letters[start:end])
            if before is not None and word and (best[end] is None or len(before) + 1 < len(best[end] or ())):
                best[end] = (*before, word)
    return best[len(letters)]


def _homophones(text: str, sounds: Sounds, known: Container[str]) -> tuple[str, tuple[str, ...]]:
    replaced = []
    for n in range(len(text) - 1):
        pair = text[n : n + 2]
        if text[n + 2 : n + 4] == f"不{pair[1]}":
            continue
        if all(map(HAN.match, pair)) and not FUNCTION & set(pair) and pair not in known and _is_split(text, n):
            word = sounds.by_sound.get(_sound(pair), "")
            if len(word) == len(pair):
                replaced.append(word)
                text = text[:n] + word + text[n + 2 :]
    return text, tuple(replaced)


def _is_split(text: str, n: int) -> bool:
    """Whether the segmenter takes both characters at `n` for words of their own: it knows no word of them."""
    at = 0
    cut = rjieba.cut(text, False)
    for word, following in pairwise(cut):
        if at == n:
            return len(word) == len(following) == 1
        at += len(word)
    return False


def _sound(word: str) -> str:
    return "".join(lazy_pinyin(word))
