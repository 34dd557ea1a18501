"""A follow-up as it would stand alone: what it leaves out is taken from the questions before it.

Takes clean text, earlier turns, and what the reports write; gives the question in full. Every earlier question
is itself completed by those before it; answers are never read. A question with a subject of its own inherits
nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from index.models import Status
from qa.models import Turn
from qa.normalise import normalise
from qa.understanding.place import named_regions, other_places, short_name
from qa.understanding.swap import (
    ATTRIBUTES,
    QUANTITY,
    RESULT_WORDS,
    TARGET_WORDS,
    WHICH,
    Knows,
    is_class,
    names_in,
    quantity_of,
    swap_like,
    swap_names,
    swap_subject,
    swap_times,
    time_words,
    topic_of,
)
from qa.understanding.when import Time, find_times, statuses, without_times

MOST_TURNS, MOST_HISTORY = 6, 2000
LONGEST_FOLLOW_UP, LONGEST_QUESTION = 40, 300
# A request longer than this says itself what it is about: 请把关于就业的目标逐条列出来.
SHORT = 12

POLITE = re.compile(
    r"(?:好的?|行|嗯|哦|明白|知道|了解|清楚|收到|谢谢|多谢|感谢|辛苦|麻烦|不客气|再见|您|你|了|啦|吧|啊|呀|[，,。.！!~\s])+"
)
CHANGE = re.compile(
    r"^(?:好的?|嗯)?[，,。\s]*(?:换(?:一)?个(?:话题|问题)|(?:问|说)[个点]别的|不[问说聊]这个了?|还有个?(?:别的|另外的?)问题)[，,。：:！!\s]*"
)
LEAD = re.compile(
    r"^(?:(?:好的?|嗯|哦|行|谢谢|请问|对了|那么?(?![些个里])|还有(?=[，,])|(?:再|另外|顺便|顺带)再?(?:想|请)?问(?:一?下|问|个事)?)[，,。\s]*)+"
)
TAIL = re.compile(r"[？?。！!\s呢啊呀哈]+$")
POINTING = re.compile(
    r"其中|它们?|这个?(?:数字?|指标|项目)?(?!年|两年|几年|五年)|那[些个里]|该(?=[一-龥])|上述|[前后]者|[两二]者"
)
PRONOUN = re.compile(r"的?[这那]个?(?:数字?|指标)|[这那]个")
HEADLESS = re.compile(r"的(?:[有是]?(?:多少|几)|$)")
CHANGED = r"(?:[高低少快慢大小]|多(?!少))"
COMPARES = re.compile(
    rf"相?差[了多]?(?:多少|几|了)|差距|还是[^，,。]{{0,3}}[少低降减跌慢小]|(?:哪|谁)[个家边的一]?[^，,。]{{0,6}}{CHANGED}"
    rf"|(?<![占同环])比(?![例重率])[^，,。]{{0,8}}{CHANGED}|[和与跟同][^，,。]{{1,6}}相?比(?![例重])"
)
SWITCHES = {Status.TARGET: re.compile("目标|计划|打算|定的"), Status.RESULT: re.compile("完成|实际|已经")}
SAME_YEAR = re.compile(r"当[初时年]|原来|原定|本来")
FULFILLED = re.compile(r"(?:完成|实现|达到|达成)了?(?:没|吗|与否)")
TELLS = re.compile(r"列出|列举|说说|讲讲|介绍|告诉|请")
SHARE = re.compile(r"占.+(?:比[重例]|百分)")
YES_OR_NO = re.compile(r"([一-龥])[不没]\1|是否|[吗没]$")
RANKED = re.compile(r"排名|位次|名次")
PARTICLES = re.compile(r"[的也只还就又都了呢吧]|方面|情况|(?:我们?|咱们?|本)[省市县区]?|[，,。？?！!]")
WORD_OF = {0: "今年", -1: "去年", -2: "前年", -3: "大前年", 1: "明年", 2: "后年"}


def complete(text: str, history: Sequence[Turn], knows: Knows, regions: Sequence[str] = ()) -> str:
    """The question in full. `knows` tells whether the reports write some words, `regions` are those loaded."""
    asked: list[str] = []
    for turn in kept_history(history):
        before = normalise(turn.question)
        if before and len(before) <= LONGEST_QUESTION and not POLITE.fullmatch(before):
            asked.append(_in_full(before, asked, knows, regions) or before)
    return _in_full(text, asked, knows, regions) or text


def _in_full(text: str, asked: Sequence[str], knows: Knows, regions: Sequence[str]) -> str:
    """The question behind those asked before; empty where that would be longer than any question may be."""
    whole = _Follow(text, knows, tuple(regions)).after(asked)
    return whole if len(whole) <= LONGEST_QUESTION else ""


def kept_history(history: Sequence[Turn]) -> tuple[Turn, ...]:
    """The last turns, at most 6 of them and 2,000 characters; older ones are dropped."""
    kept: list[Turn] = []
    size = 0
    for turn in reversed(history[-MOST_TURNS:]):
        size += len(turn.question) + len(turn.answer)
        if size > MOST_HISTORY:
            break
        kept.append(turn)
    return tuple(reversed(kept))


@dataclass(frozen=True)
class _Follow:
    """One question of a conversation, and what it says by itself."""

    text: str
    knows: Knows
    regions: tuple[str, ...]

    @cached_property
    def bare(self) -> str:
        """Without 那 before it and 呢 behind it."""
        return TAIL.sub("", LEAD.sub("", self.text))

    @cached_property
    def times(self) -> tuple[Time, ...]:
        return find_times(self.bare)

    @cached_property
    def places(self) -> tuple[str, ...]:
        return _places(self.bare, self.regions)

    @cached_property
    def pieces(self) -> list[str]:
        """What is left without time, place, status, question and particles."""
        text = without_times(self.bare)
        for pattern in (QUANTITY, WHICH, TARGET_WORDS, RESULT_WORDS, POINTING):
            text = pattern.sub(" ", text)
        for place in self.places:
            text = text.replace(place, " ")
        return PARTICLES.sub("", text).split()

    @cached_property
    def thing(self) -> str:
        return "".join(self.pieces)

    @cached_property
    def asks(self) -> bool:
        """Whether it has a question word of its own."""
        return any(pattern.search(self.bare) for pattern in (QUANTITY, WHICH, YES_OR_NO, TELLS))

    @cached_property
    def switch(self) -> Status | None:
        """Whether it turns to what is aimed at, or to what was done."""
        return next((status for status, words in SWITCHES.items() if words.search(self.bare)), None)

    def after(self, asked: Sequence[str]) -> str:
        """The question in full behind those asked before, which are in full already."""
        if changed := CHANGE.match(self.text):
            return self.text[changed.end() :] or self.text
        whole = POLITE.fullmatch(self.text) or (len(self.text) > SHORT and TELLS.search(self.text))
        return self.text if whole or not asked or len(self.text) > LONGEST_FOLLOW_UP else self._behind(asked)

    def _behind(self, asked: Sequence[str]) -> str:
        base = TAIL.sub("", asked[-1])
        names = names_in(" ".join(self.pieces), self.knows)
        new = [name for name in names if name not in base and name not in ATTRIBUTES]
        lead = LEAD.match(self.text)
        points = POINTING.search(self.bare) is not None
        marked = points or (lead is not None and "那" in lead[0]) or HEADLESS.search(self.bare) is not None
        if COMPARES.search(self.bare) and (marked or not new):
            return self._compared(base, asked)
        if not self.asks and (marked or not new or self.text.rstrip("？?。！! ").endswith("呢")):
            return self._put_into(base)
        if new and marked and self.asks:
            return self._beside(base, points)
        repeated = names_in(base) and all(name in self.text for name in names_in(base))
        return LEAD.sub("", self.text) if new or repeated else self._asked_of(base)

    def _put_into(self, base: str) -> str:
        """A time, place or thing alone takes the place of the same in the question before."""
        if self.switch:
            return self._asked_of(base, f"{'是' * self.bare.endswith(('目标', '计划'))}{quantity_of(base)}")
        if self.thing in ATTRIBUTES or SHARE.match(self.thing):
            return self._asked_of(base, "第几" if RANKED.search(self.thing) else "是多少")
        if self.thing and not names_in(self.thing) and not is_class(self.thing):
            return self._asked_of(base)
        return self._swapped(base)

    def _swapped(self, base: str) -> str:
        if self.times:
            base = swap_times(TARGET_WORDS.sub("", base), self._time_words(base))
        if self.places:
            base = swap_names(base, _places(base, self.regions), "和".join(self.places))
        if not self.thing:
            return base
        part = f"{topic_of(base)}，其中{self.thing}{quantity_of(base)}" if "其中" in self.bare else ""
        return swap_like(base, self.thing, self.knows) or part or swap_subject(base, self.thing)

    def _beside(self, base: str, points: bool) -> str:
        """A thing with a question of its own: of the same kind as the one before, a part of it, or another one."""
        names = "".join(names_in(" ".join(self.pieces)))
        things = (self.thing, *(piece for piece in self.pieces if names_in(piece)), names)
        swapped = next((whole for thing in things if (whole := swap_like(base, thing, self.knows))), "")
        if swapped and not self.switch:
            return swap_times(swapped, self._time_words(base)) if self.times else swapped
        if points:
            return self._asked_of(base)
        before = "" if self.times or self.switch else time_words(base)
        return f"{'' if self.places else ''.join(_places(base, self.regions)[:1])}{before}{self.bare}"

    def _asked_of(self, base: str, asks: str = "") -> str:
        """Another question about what the question before is about; `asks` is said behind it."""
        times = find_times(base)
        fulfilled = FULFILLED.search(self.bare) is not None
        turned = self.switch is not None and not fulfilled and not SAME_YEAR.search(self.text)
        past = any(time.offset < 0 for time in times)
        timeless = bool(self.times) or (turned and not (past and self.switch is Status.RESULT))
        statusless = bool(self.times) or (self.switch is not None and not fulfilled)
        topic = topic_of(base, timeless=timeless, statusless=statusless)
        if self.places:
            topic = swap_names(topic, _places(topic, self.regions), "")
        text = self._said_after(base) + asks
        return f"{topic}，{text}" if topic else text

    def _compared(self, base: str, asked: Sequence[str]) -> str:
        """What was asked last set against what this names, or against what was asked before."""
        text = self._said_after(base)
        before = TAIL.sub("", asked[-2]) if len(asked) > 1 else ""
        if self.times or len(find_times(base)) > 1 or not any(name in before for name in names_in(base)):
            return f"{base}，{text}"
        if time_words(before) and time_words(base) not in {"", time_words(before)}:
            aims = "的目标" if Status.TARGET in statuses(base) else ""
            base = f"{time_words(base)}{aims}{quantity_of(base)}"
        return f"{before}，{base}，{text}"

    def _said_after(self, base: str) -> str:
        """What it says, its times counted from the question before, without a pronoun for the number asked."""
        text = self.bare
        for time, word in reversed(list(zip(self.times, self._time_words(base), strict=True))):
            text = text[: time.start] + word + text[time.end :]
        return PRONOUN.sub("", text)

    def _time_words(self, base: str) -> list[str]:
        """Its time words; 前一年 counts from the year of the question before."""
        last = next(reversed(find_times(base)), None)
        return [self._counted(time, last) for time in self.times]

    def _counted(self, time: Time, last: Time | None) -> str:
        word = self.bare[time.start : time.end]
        if not time.step or last is None:
            return word
        if last.years:
            return f"{int(last.years[0]) + time.step}年" if last.years[0].isdigit() else word
        return WORD_OF.get(last.offset + time.step, word)


def _places(text: str, regions: Sequence[str]) -> tuple[str, ...]:
    """Places that a text names, as it names them."""
    named = (next(name for name in (one, short_name(one)) if name in text) for one in named_regions(text, regions))
    return (*named, *(place for place in other_places(without_times(text), regions) if place in text))
