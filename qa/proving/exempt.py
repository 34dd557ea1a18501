"""What of an answer needs no proof: fixed wording, report titles, the question's own words, the hotline.

Takes prompts/, the reports and the question; strips what is exempt from a line and tells the frame that a
template sets. Everything else has to be proved.
"""

import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from index.models import Report, Status
from qa.prompts import Prompts
from qa.proving.claims import NUMERAL, fold
from qa.proving.frames import Frame
from qa.telling.verdicts import Polar

HOTLINE = re.compile(
    r"(?:如需(?:进一步|更多|其他|详细|具体|了解|咨询|查询|核实|信息|情况|详情|帮助|内容|的){1,5}，?|详情|更多信息|其他事项)?(?:请|可以?)?(?:拨打|致电)12345(?!\d)(?:政务服务)?(?:便民)?(?:服务)?(?:热线)?(?:咨询|了解|查询)?"
)
QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"|《([^《》]*)》")
ASKED = re.compile(r"(?:您|你|所)(?:所|想)?(?:问|说|提)(?:到|起)?的?(?:是)?$")
NAMED = re.compile(r"(?:关于|对于|针对|按照?|就)$")
MARKS = "，；。：！？、"
CLAUSE = re.compile("([，；。！？])")
SENTENCE = re.compile(r"(?<=[。！？])")
UNFIXED = re.compile(r"\{(?:lines|ask)\}")


@dataclass(frozen=True, slots=True)
class Exempt:
    """`sentences` are fixed replies, `labels` the lines of an answer by their status, `titles` with 《》 or bare.

    `openings` are the words of a yes or no before a line, `denied` what stands behind one whose figure is asked wrong,
    `missing` the line that names what was asked and is not there.
    """

    sentences: tuple[re.Pattern[str], ...]
    labels: tuple[tuple[Status, re.Pattern[str]], ...]
    openings: tuple[tuple[Polar, str], ...]
    denied: re.Pattern[str]
    missing: re.Pattern[str]
    titles: tuple[str, ...]
    question: str

    def label(self, line: str) -> tuple[Frame, str]:
        """The frame that a line's template sets, and the text in it; no frame and all of the line for free text."""
        for status, pattern in self.labels:
            if found := pattern.fullmatch(line):
                named = found.groupdict()
                times = (f"{named['year']}年",) if named.get("year") else ()
                region = named.get("region") or ""
                return Frame(times, None if status is Status.OTHER else status, region), named["text"]
        return Frame(), line

    def opening(self, line: str) -> tuple[Polar, str]:
        """The yes or no that a line begins with, and the rest of the line."""
        found = next(((polar, words) for polar, words in self.openings if line.startswith(words)), (Polar.NONE, ""))
        return found[0], line[len(found[1]) :]

    def denial(self, clause: str) -> str:
        """The words that a clause says are not so, in the words of its template; empty for any other clause."""
        found = self.denied.fullmatch(clause)
        return found["words"] if found else ""

    def without_denials(self, line: str) -> str:
        """A line without the clauses that only deny."""
        return "".join(part for part in CLAUSE.split(line) if not self.denial(part))

    def strip(self, sentence: str) -> str:
        """A sentence without what needs no proof; empty when all of it is fixed wording."""
        if any(pattern.fullmatch(sentence) for pattern in self.sentences) or self._is_missing(sentence):
            return ""
        for title in self.titles:
            sentence = without(sentence, re.escape(title))
        return without(sentence, HOTLINE.pattern)

    def _is_missing(self, sentence: str) -> bool:
        """Whether a sentence only names, in the question's words, what the report does not say."""
        found = self.missing.fullmatch(sentence)
        return found is not None and all(name in self.question for name in found["names"].split("；"))

    def is_asked(self, quoted: str, before: str) -> bool:
        """Whether words in quotation marks are the question's and called so; figures only as what was asked."""
        called = ASKED.search(before) or (not NUMERAL.search(quoted) and NAMED.search(before))
        return bool(quoted) and quoted in self.question and called is not None and bool(called)


def without(sentence: str, words: str) -> str:
    """A sentence without some words; what stood around them is not joined to one word."""

    def mark(found: re.Match[str]) -> str:
        around = sentence[found.start() - 1 : found.start()], sentence[found.end() : found.end() + 1]
        return "，" if all(one and one not in MARKS for one in around) else ""

    return re.sub(words, mark, sentence)


def exempt_of(
    reports: Mapping[str, Report], wording: Prompts, question: str, cited: Iterable[str] | None = None
) -> Exempt:
    """What needs no proof in an answer to `question`; `cited` are the reports whose titles a statement may name."""
    titles = tuple(sorted({report.title for report in reports.values()}))
    own = titles if cited is None else tuple(sorted({reports[report].title for report in cited}))
    regions = tuple(sorted({report.region for report in reports.values()}))
    fixed = (*wording.outcomes.values(), *wording.clarify.values(), wording.label)
    lines = tuple((status, wording.lines[status]) for status in Status)
    openings = tuple((polar, wording.lines[polar]) for polar in Polar if polar is not Polar.NONE)
    named = tuple(word for title in own for word in (f"《{fold(title)}》", fold(title)))
    fixed_words = _fixed(titles, regions, fixed, lines, openings, wording.lines["denied"], wording.lines["missing"])
    return replace(fixed_words, titles=named, question=fold(question))


@lru_cache(maxsize=64)
def _fixed(
    titles: tuple[str, ...],
    regions: tuple[str, ...],
    replies: tuple[str, ...],
    lines: tuple[tuple[Status, str], ...],
    openings: tuple[tuple[Polar, str], ...],
    denied: str,
    missing: str,
) -> Exempt:
    named = "|".join(re.escape(fold(name)) for name in titles)
    place = "|".join(re.escape(fold(name)) for name in regions)
    values = {
        "title": rf"(?:《(?:{named})》、?)*",
        "regions": rf"(?:(?:{place})、?)*",
        "region": rf"(?P<region>(?:{place})?)",
        "limit": r"\d+",
        "year": r"(?P<year>\d{4}(?:—\d{4})?)",
        "text": r"(?P<text>.*?)",
        "words": r"(?P<words>.+)",
        "names": r"(?P<names>.+)",
    }
    sentences = [s for reply in replies for s in SENTENCE.split(reply) if not UNFIXED.search(s)]
    return Exempt(
        tuple(_pattern(s, values) for s in sentences if s),
        tuple((status, _pattern(line, values, loose_end=True)) for status, line in lines),
        tuple((polar, fold(words)) for polar, words in openings),
        _pattern(denied.strip(MARKS), values),
        _pattern(missing, values),
        (),
        "",
    )


def _pattern(template: str, values: Mapping[str, str], loose_end: bool = False) -> re.Pattern[str]:
    """A template as an expression over folded text; `loose_end` lets a line's full stop be missing."""
    parts = [
        re.escape(fold(literal)) + (values[name] if name else "")
        for literal, name, _, _ in string.Formatter().parse(template)
    ]
    whole = "".join(parts)
    return re.compile(f"(?:{whole.removesuffix('。')})。?" if loose_end else whole)
