"""Masking held against people's data and against what only looks like it: what is missed, what is taken wrongly.

Takes two sets of eval/sets and the folders of the reports; gives a score for each half of the sets, and
measurements. Needs no index, and masks nothing by itself.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from rich.table import Table

from eval.errors import SetRefused
from eval.ground import Ground
from eval.measurement import Bar, Measurement
from eval.metrics import Rate, rate
from index.seeds import read_seeds
from index.sentences import split_sentences
from qa.masking.kinds import Kind
from qa.masking.mask import find

HERE = Path(__file__).parent
PERSONAL, LOOK_ALIKES = HERE / "sets" / "personal.jsonl", HERE / "sets" / "look_alikes.jsonl"
REPORTS = HERE / "reports"
RECALL, FALSE_ALARMS = Bar("≥", 99), Bar("≤", 0.3)
HALVES = {"tuned": "调整用", "held_out": "留出"}


class _Line(BaseModel):
    model_config = ConfigDict(strict=False, frozen=True)

    id: str
    text: str
    split: Literal["tuned", "held_out"]


class Personal(_Line):
    """What a resident could write; `spans` are start, end and kind of what must not stay."""

    spans: tuple[tuple[int, int, str], ...]


class LookAlike(_Line):
    """A piece of a report, or a question on it, that must stay as it is."""

    report: str


Row = TypeVar("Row", bound=_Line)


@dataclass(frozen=True, slots=True)
class Miss:
    """An item that was not masked as it should be, and the characters that were missed or taken wrongly."""

    id: str
    fault: str
    text: str


@dataclass(frozen=True, slots=True)
class MaskingScore:
    """One half of the sets: recall by kind, personal texts whose other digits were lost, look-alikes touched."""

    recall: dict[Kind, Rate]
    digits_lost: Rate
    touched: Rate
    misses: tuple[Miss, ...]

    @property
    def recall_of_all(self) -> Rate:
        """Over the spans of every kind."""
        return Rate(sum(one.hits for one in self.recall.values()), sum(one.total for one in self.recall.values()))


def measure_masking(ground: Ground) -> list[Measurement]:
    """Recall and false alarms of both halves, then the sentences of every report."""
    rows = [row for half in HALVES for row in score_rows(half, score_half(half))]
    return [*rows, sentence_row(score_sentences(ground.seeds, REPORTS)[0])]


def score_half(half: str, personal: Path = PERSONAL, look_alikes: Path = LOOK_ALIKES) -> MaskingScore:
    """The items of this half. Raises SetRefused, naming the line."""
    spans: dict[Kind, list[bool]] = {kind: [] for kind in Kind}
    misses, kept = [], []
    for item in (item for item in _read(personal, Personal) if item.split == half):
        masked = _places(item.text)
        for start, end, name in item.spans:
            whole = masked.issuperset(range(start, end))
            spans[Kind[name.upper()]].append(whole)
            misses += [] if whole else [Miss(item.id, "没有遮住", item.text[start:end])]
        meant = {place for start, end, _ in item.spans for place in range(start, end)}
        lost = "".join(item.text[place] for place in sorted(masked - meant) if item.text[place].isdigit())
        kept.append(bool(lost))
        misses += [Miss(item.id, "多遮了数字", lost)] if lost else []
    touched = {item: bool(find(item.text)) for item in _read(look_alikes, LookAlike) if item.split == half}
    misses += [Miss(item.id, "误遮", item.text) for item, wrong in touched.items() if wrong]
    recall = {kind: rate(flags) for kind, flags in spans.items()}
    return MaskingScore(recall, rate(kept), rate(touched.values()), tuple(misses))


def score_sentences(*folders: Path) -> tuple[Rate, tuple[Miss, ...]]:
    """Sentences of the reports in these folders that are touched, of all."""
    sentences = [
        (report.id, report.quote(sentence))
        for folder in folders
        for report in read_seeds(folder).reports
        for paragraph in report.paragraphs
        for sentence in split_sentences(report.text, paragraph)
    ]
    misses = tuple(Miss(report, "误遮", text) for report, text in sentences if find(text))
    return Rate(len(misses), len(sentences)), misses


def score_rows(half: str, score: MaskingScore) -> list[Measurement]:
    """Recall, digits lost and false alarms of one half."""
    label = f"个人信息·{HALVES[half]}"
    spans, touched = score.recall_of_all, score.touched
    return [
        Measurement(f"masking_{half}_recall", f"{label}：遮住（{spans.total} 处）", spans.share * 100, "%", RECALL),
        Measurement(f"masking_{half}_digits", f"{label}：旁边的数字被遮", score.digits_lost.hits, "条", Bar("≤", 0)),
        Measurement(
            f"masking_{half}_false",
            f"{label}：误遮（{touched.total} 条相似而不是）",
            touched.share * 100,
            "%",
            FALSE_ALARMS,
        ),
    ]


def sentence_row(touched: Rate) -> Measurement:
    """The reports' own sentences."""
    label = f"个人信息：误遮（报告的 {touched.total} 句）"
    return Measurement("masking_sentences", label, touched.share * 100, "%", FALSE_ALARMS)


def recall_table(scores: Sequence[tuple[str, MaskingScore]]) -> Table:
    """The terminal's table, a line a kind."""
    grid = Table(title="个人信息：遮住的处数")
    for head in ("种类", *(HALVES[half] for half, _ in scores)):
        grid.add_column(head, justify="left" if head == "种类" else "right", no_wrap=True)
    for kind in Kind:
        grid.add_row(kind, *(f"{score.recall[kind].hits}/{score.recall[kind].total}" for _, score in scores))
    return grid


def _places(text: str) -> set[int]:
    return {place for found in find(text) for place in range(found.start, found.end)}


def _read(path: Path, kind: type[Row]) -> Iterator[Row]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            yield kind.model_validate(json.loads(line))
        except (json.JSONDecodeError, ValidationError) as error:
            raise SetRefused(f"{path.name} 第 {number} 行不合格式：请照 eval/sets/README.md 改正") from error
