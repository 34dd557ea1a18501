"""The numbers that Word puts before paragraphs by itself: 一、 （一） 1. ①, which stand in no paragraph's text.

Takes the numbering part and, in the order of the text, paragraphs' list and level; gives each one's label as
Word shows it, without the mere gap behind it. Bullets are no numbers and give nothing.
"""

import re
from dataclasses import dataclass, field

from index.formats.list_numerals import written
from index.formats.word.styles import Styles
from index.formats.word.xml import VAL, Element, value, w, whole

LEVELS = 9
PLACE = re.compile(r"%([1-9])")
OPEN_END = re.compile(r"[A-Za-z\d〇一-龥]$")


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list, from 0. `again_after` is the level whose numbers start it again; None: any above."""

    start: int
    form: str
    text: str
    style: str
    again_after: int | None
    plain: bool
    spaced: bool


@dataclass(frozen=True, slots=True)
class _List:
    """What a numId stands for: the counting that it shares with others, its levels, and where it begins anew."""

    counting: str
    levels: dict[int, _Level]
    anew: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of one document, counting as its paragraphs come by."""

    root: Element | None
    styles: Styles
    _lists: dict[str, _List | None] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)
    _abstract: dict[str, Element] = field(default_factory=dict)
    _numbers: dict[str, Element] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for each in () if self.root is None else self.root.iter(w("abstractNum")):
            self._abstract[each.get(w("abstractNumId"), "")] = each
        for each in () if self.root is None else self.root.iter(w("num")):
            self._numbers[each.get(w("numId"), "")] = each

    def label(self, paragraph_properties: Element | None, text: str) -> str:
        """What stands before a paragraph of this text, counted on; empty where it is in no list.

        A gap is given only where label and text would otherwise run into one word or number.
        """
        style = self.styles.of(paragraph_properties)
        direct = None if paragraph_properties is None else paragraph_properties.find(w("numPr"))
        inherited = self.styles.numbering(style)
        number = value(direct, "numId") or (inherited.number if inherited else "")
        found = self._list(number)
        if found is None:
            return ""
        named = value(direct, "ilvl") or self._linked(found, style) or (inherited.level if inherited else "")
        depth = whole(named, 0)
        if depth not in found.levels:
            return ""
        self._count(number, found, depth)
        return self._shown(found, depth, text)

    def _linked(self, found: _List, style: str) -> str:
        """The level that names the paragraph's style, or one that this is based on, as its own."""
        for name in self.styles.ancestry(style):
            for depth, level in found.levels.items():
                if level.style == name:
                    return str(depth)
        return ""

    def _count(self, number: str, found: _List, depth: int) -> None:
        counts = self._counts.setdefault(found.counting, [None] * LEVELS)
        for below in range(depth + 1, LEVELS):
            again_after = found.levels[below].again_after if below in found.levels else None
            if again_after is None or depth < again_after:
                counts[below] = None
        if depth in found.anew and (number, depth) not in self._begun:
            counts[depth] = None
        self._begun.add((number, depth))
        before = counts[depth]
        counts[depth] = self._start(found, depth) if before is None else before + 1

    def _start(self, found: _List, depth: int) -> int:
        return found.anew.get(depth, found.levels[depth].start if depth in found.levels else 1)

    def _shown(self, found: _List, depth: int, text: str) -> str:
        level = found.levels[depth]
        if level.form == "bullet":
            return ""
        counts = self._counts[found.counting]

        def numeral(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            if at > depth or at not in found.levels:
                return ""
            count = counts[at]
            form = "decimal" if level.plain else found.levels[at].form
            return written(self._start(found, at) if count is None else count, form)

        label = PLACE.sub(numeral, level.text).strip()
        runs_on = OPEN_END.search(label) or (label.endswith(".") and text[:1].isdigit())
        return f"{label} " if runs_on and level.spaced and text else label

    def _list(self, number: str) -> _List | None:
        if number not in self._lists:
            self._lists[number] = self._read(number)
        return self._lists[number]

    def _read(self, number: str) -> _List | None:
        element = self._numbers.get(number)
        abstract, counting = self._counting(element)
        if element is None or abstract is None:
            return None
        levels = {whole(level.get(w("ilvl"), ""), -1): _level(level) for level in abstract.iter(w("lvl"))}
        anew: dict[int, int] = {}
        for override in element.iter(w("lvlOverride")):
            depth = whole(override.get(w("ilvl"), ""), -1)
            if (level := override.find(w("lvl"))) is not None:
                levels[depth] = _level(level)
            if (start := value(override, "startOverride")) != "":
                anew[depth] = whole(start, 1)
        return _List(counting, {depth: levels[depth] for depth in range(LEVELS) if depth in levels}, anew)

    def _counting(self, element: Element | None) -> tuple[Element | None, str]:
        """The abstract list of a numId and its id, through styles that stand for a list."""
        for _ in range(LEVELS):
            name = value(element, "abstractNumId")
            abstract = self._abstract.get(name)
            if not (style := value(abstract, "numStyleLink")):
                return abstract, name
            by = self.styles.numbering(style)
            element = self._numbers.get(by.number) if by else None
        return None, ""


def _level(element: Element) -> _Level:
    again = value(element, "lvlRestart")
    # a form of one's own making stands in a Choice, the nearest ordinary one in its Fallback
    forms = [form.get(VAL, "") for form in element.iter(w("numFmt"))]
    return _Level(
        start=whole(value(element, "start"), 1),
        form=forms[-1] if forms else "decimal",
        text=value(element, "lvlText"),
        style=value(element, "pStyle"),
        again_after=whole(again, 0) if again else None,
        plain=element.find(w("isLgl")) is not None,
        spaced=value(element, "suff") != "nothing",
    )
