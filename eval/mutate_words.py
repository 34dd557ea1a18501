"""Wrong words: names with a character changed or of something else, quotations that the report does not have.

Takes a right answer and a source of chance; gives edits of its text. What counts as a name is found here, in
all reports that are loaded: words that a dictionary tags as places and organisations and only one region's
reports use, words before a suffix such as 大道 or 集团, Latin codes, numbered lines.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import rjieba

from eval.corruption import REGIONS, Edit, Right
from eval.metrics import normalise
from index.models import Passage, Report

PLACES = {"ns", "nt"}
NAMED = PLACES | {"nr", "nz", "nrt"}
SUFFIX = re.compile(
    r".*(?:[市县区镇乡村省岛湖河江山港路街桥站馆园]|大道|机场|高速|铁路|高铁|隧道|水库|广场|医院|大学|学院|研究院|研究所|实验室|集团|公司|银行|基地|新城)"
)
CODE = re.compile(r"[A-Za-z][A-Za-z0-9.+\-]*[A-Za-z0-9]|\d+(?:[A-Z](?![A-Za-z])|号线)")
QUOTED = re.compile(r"“([^”]{2,20})”|《([^》]{2,30})》")
HAN = re.compile(r"[一-龥]+")
PLACE, CODES, QUOTATIONS = "place", "code", "quotation"
# Most names of the reports that are tried in a name's place.
TRIED = 4
PHRASE = 5


def find_names(passages: Iterable[Passage], reports: Mapping[str, Report]) -> dict[str, tuple[str, ...]]:
    """The names of reports by kind: places and organisations, codes, quotations (without their marks), regions."""
    regions: dict[str, set[str]] = defaultdict(set)
    codes: set[str] = set()
    quoted: set[str] = set()
    for passage in passages:
        for word, _, _ in _places(passage.text):
            regions[word].add(reports[passage.report].region)
        codes.update(match[0] for match in CODE.finditer(passage.text))
        quoted.update(match[1] or match[2] for match in QUOTED.finditer(passage.text))
    own = sorted(word for word, found in regions.items() if len(found) == 1)
    return {
        PLACE: tuple(own),
        CODES: tuple(sorted(codes)),
        QUOTATIONS: tuple(sorted(quoted)),
        REGIONS: tuple(sorted({report.region for report in reports.values()})),
    }


def names(right: Right, rng: random.Random) -> Iterator[Edit]:
    """A name with one character changed, and other names in its place."""
    known = set(right.names[PLACE])
    chars = "".join(right.names[PLACE])
    for name, start, end in _places(right.text):
        if name in known:
            at = rng.randrange(len(name))
            changed = name[:at] + rng.choice(chars) + name[at + 1 :]
            others = _some(right, PLACE, rng)
            yield from (Edit(start, end, word) for word in (changed, *others) if _is_foreign(right, word))
    for match in CODE.finditer(right.text):
        for word in (_other_code(match[0], rng), *_some(right, CODES, rng)):
            if _is_foreign(right, word):
                yield Edit(match.start(), match.end(), word)


def quotations(right: Right, rng: random.Random) -> Iterator[Edit]:
    """A quotation with one character changed, another one in its place, and one where none was."""
    others = _some(right, QUOTATIONS, rng)
    for match in QUOTED.finditer(right.text):
        inner = match[1] or match[2]
        for word in (_altered(inner, rng), *others):
            if _is_foreign(right, word):
                yield Edit(match.start() + 1, match.end() - 1, word)
    for line in right.lines:
        yield from (Edit(line.body.start, line.body.start, f"“{word}”") for word in others if _is_foreign(right, word))
        for match in HAN.finditer(right.text, line.body.start, line.body.end):
            word = match[0][:PHRASE]
            if len(word) == PHRASE and _is_foreign(right, changed := _altered(word, rng)):
                yield Edit(match.start(), match.start() + PHRASE, f"“{changed}”")


def _places(text: str) -> Iterator[tuple[str, int, int]]:
    """Places and organisations by their tag, and names before a suffix that makes them one, each with its offsets."""
    at, last = 0, ("", "", 0)
    for word, tag in rjieba.tag(text):
        if len(word) > 1 and tag in PLACES:
            yield word, at, at + len(word)
        elif last[1] in NAMED - PLACES and len(last[0]) > 1 and SUFFIX.fullmatch(word):
            yield last[0], last[2], at
        last = (word, tag, at)
        at += len(word)


def _some(right: Right, kind: str, rng: random.Random) -> list[str]:
    """Names of the cited reports, which are the likelier slip; of all reports where these have none."""
    texts = [right.reports[report].text for report in sorted({passage.report for passage in right.evidence})]
    own = [word for word in right.names[kind] if any(word in text for text in texts)] or right.names[kind]
    return rng.sample(own, min(TRIED, len(own)))


def _is_foreign(right: Right, word: str) -> bool:
    """Whether nothing that the answer may lean on has the word."""
    return normalise(word) not in right.known


def _altered(word: str, rng: random.Random) -> str:
    """One character another: a digit for a digit, a Chinese character for any."""
    at = rng.randrange(len(word))
    if word[at].isdigit():
        other = rng.choice([digit for digit in "123456789" if digit != word[at]])
    else:
        other = rng.choice([char for char in "城林科海新北优通农康" if char != word[at]])
    return word[:at] + other + word[at + 1 :]


def _other_code(code: str, rng: random.Random) -> str:
    """A digit of the code changed, else a letter."""
    at = next((n for n, char in enumerate(code) if char.isdigit()), rng.randrange(len(code)))
    pool = "123456789" if code[at].isdigit() else "ABDEGHKLMNPRTX"
    return code[:at] + rng.choice([char for char in pool if char != code[at]]) + code[at + 1 :]
