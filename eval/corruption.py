"""What corrupting an answer needs to know: the answer with its proof, one change of its text, what lines claim.

Takes an answer's text, its passages and the wording; gives frozen values, and whether a report makes a claim.
Chooses no corruption.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from eval.metrics import normalise
from index.mentions import find_mentions
from index.models import Figure, Mention, Passage, Report, Span, Status
from qa.prompts import Prompts

# the kind of names that are regions of reports
REGIONS = "region"
ENDS = "。！？；，"
PIECE_ENDS = "；"
# normalised text has the half-width forms; the empty string is the text's own border
BORDERS = ("", *",;:、。!?()，；：！？（）")


@dataclass(frozen=True, slots=True)
class Edit:
    """`words` in place of the characters from `start` to `end` of an answer; further edits stand behind it."""

    start: int
    end: int
    words: str
    then: tuple["Edit", ...] = ()

    def on(self, text: str) -> str:
        """The text with all of it done."""
        for edit in sorted((self, *self.then), key=lambda edit: -edit.start):
            text = text[: edit.start] + edit.words + text[edit.end :]
        return text


@dataclass(frozen=True, slots=True)
class Said:
    """One line of an answer by the template that it was made from; `body` is where its pieces stand in the text."""

    span: Span
    year: str
    status: Status
    year_at: Span
    body: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """A piece of an answer with what its line says of it; empty year, no status and region where none is said."""

    year: str
    status: Status | None
    piece: str
    region: str = ""


@dataclass(frozen=True)
class Right:
    """A right answer, the passages that prove it, and `around`: all passages of their reports.

    `names` are words that name something, by kind, of all reports that are loaded; `templates` are what its
    lines were made from, `form` how it was said otherwise (empty: as given).
    """

    id: str
    question: str
    text: str
    notes: tuple[str, ...]
    evidence: tuple[Passage, ...]
    around: tuple[Passage, ...]
    reports: Mapping[str, Report]
    wording: Prompts
    names: Mapping[str, tuple[str, ...]]
    templates: Mapping[Status, str]
    form: str = ""

    @cached_property
    def figures(self) -> tuple[Mention, ...]:
        """The figures of the text that are no part of a label."""
        return tuple(mention for mention in find_mentions(self.text) if not self._in_label(mention.start))

    @cached_property
    def lines(self) -> tuple[Said, ...]:
        """Its lines that say year and status."""
        return tuple(said_lines(self.text, self.templates))

    @cached_property
    def known(self) -> str:
        """Everything that proves a word without being a figure's sentence: text, headings, titles, the question."""
        titles = (f"{report.title}{report.region}" for report in self.reports.values())
        words = (p.text + "".join(p.section) for p in self.evidence)
        return normalise("\n".join([*words, *titles, self.question]))

    @cached_property
    def unlabelled(self) -> tuple[Span, ...]:
        """Its other lines: a difference, or words of no year."""
        spans, start = [], 0
        for words in self.text.split("\n"):
            if start not in {line.span.start for line in self.lines}:
                spans.append(Span(start, start + len(words)))
            start += len(words) + 1
        return tuple(spans)

    def speaks_of(self, word: str) -> bool:
        """Whether a cited passage has the word, or is of that year."""
        return any(word in passage.text or word in passage.year for passage in self.evidence)

    def passages_of(self, line: Said) -> tuple[Passage, ...]:
        """The cited passages that a line may be taken from."""
        pieces = [normalise(piece) for piece in self.text[line.body.start : line.body.end].split(PIECE_ENDS)]
        own = [p for p in self.evidence if any(piece in squeezed(p.text) for piece in pieces)]
        return tuple(own) or tuple(p for p in self.evidence if p.year == line.year)

    def rows_of(self, line: Said) -> tuple[Figure, ...]:
        """The ledger's rows of those passages."""
        return tuple(figure for passage in self.passages_of(line) for figure in passage.figures)

    def _in_label(self, at: int) -> bool:
        return any(line.span.start <= at < line.body.start for line in self.lines)


@dataclass(frozen=True, slots=True)
class Mutation:
    """A wrong text made of a right answer; `kind` says in Chinese what was corrupted."""

    kind: str
    right: Right
    text: str


@lru_cache(maxsize=20_000)
def squeezed(text: str) -> str:
    """A passage as compared: normalised, without its stop."""
    return normalise(text).rstrip(ENDS)


def exchange(text: str, one: Span, two: Span) -> Edit:
    """The words of two places in each other's."""
    return Edit(one.start, one.end, text[two.start : two.end], (Edit(two.start, two.end, text[one.start : one.end]),))


def said_lines(text: str, templates: Mapping[Status, str]) -> list[Said]:
    """The lines of a text that one of the templates made, with year and status."""
    found, offset = [], 0
    for line in text.split("\n"):
        for status in (Status.RESULT, Status.TARGET):
            if match := _pattern(templates[status]).fullmatch(line):
                year, body = (Span(offset + match.start(key), offset + match.end(key)) for key in ("year", "text"))
                whole = Span(offset, offset + len(line))
                found.append(Said(whole, match["year"].replace("—", "-"), status, year, body))
                break
        offset += len(line) + 1
    return found


def claims_of(text: str, templates: Mapping[Status, str]) -> set[Claim]:
    """What a text claims, piece by piece; a line that no template made is one claim of its own."""
    claims, covered = set(), set()
    for line in said_lines(text, templates):
        covered.add(line.span.start)
        region = text[line.span.start : line.year_at.start]
        for piece in text[line.body.start : line.body.end].split(PIECE_ENDS):
            claims.add(Claim(line.year, line.status, normalise(piece), region))
    offset = 0
    for words in text.split("\n"):
        if offset not in covered:
            claims.add(Claim("", None, normalise(words)))
        offset += len(words) + 1
    return claims


def stands(claim: Claim, passages: Sequence[Passage]) -> bool:
    """Whether a passage of that year and status has the claim word for word, cut nowhere but at its commas.

    A claim that names a region is held to be another region's: labels name theirs only where there are several.
    """
    return not claim.region and any(
        _holds(squeezed(passage.text), claim.piece)
        for passage in passages
        if claim.status is None or (passage.year == claim.year and passage.status is claim.status)
    )


def _holds(text: str, piece: str) -> bool:
    at = text.find(piece)
    while at >= 0 and not (text[at - 1 : at] in BORDERS and text[at + len(piece) :][:1] in BORDERS):
        at = text.find(piece, at + 1)
    return at >= 0


@lru_cache(maxsize=16)
def _pattern(template: str) -> re.Pattern[str]:
    """A line's template as a pattern with its variables as groups."""
    fields = {"region": "(?P<region>[^0-9：]*)", "year": "(?P<year>20[0-9]{2}(?:—20[0-9]{2})?)", "text": "(?P<text>.*)"}
    escaped = re.escape(template)
    for name, group in fields.items():
        escaped = escaped.replace(re.escape(f"{{{name}}}"), group)
    return re.compile(escaped)
