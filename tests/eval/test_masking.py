"""The two sets, and how they are scored."""

import json
from pathlib import Path

import pytest

from eval.errors import SetRefused
from eval.masking import LOOK_ALIKES, PERSONAL, Miss, score_half, score_rows, score_sentences
from eval.metrics import Rate
from qa.masking.kinds import Kind

ROOT = Path(__file__).parents[2]


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def write(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps({"split": "tuned", **row}, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def test_the_sets_are_large_enough_and_cover_every_kind_and_report() -> None:
    personal, alike = lines(PERSONAL), lines(LOOK_ALIKES)
    assert (len(personal), len(alike)) == (349, 407)
    assert len({row["text"] for row in personal}) == 349
    assert len({row["text"] for row in alike}) == 407
    for half in ("tuned", "held_out"):
        recall = score_half(half).recall
        assert min(one.total for one in recall.values()) >= 10
        assert set(recall) == set(Kind)
    reports = {path.stem for folder in ("seeds", "eval/reports") for path in (ROOT / folder).glob("*.txt")}
    assert {row["report"] for row in alike} == reports


@pytest.mark.parametrize("half", ["tuned", "held_out"])
def test_both_halves_keep_the_bars(half: str) -> None:
    rows = {row.name: row for row in score_rows(half, score_half(half))}
    assert [name for name, row in rows.items() if row.holds is not True] == []


def test_no_sentence_of_a_report_is_touched() -> None:
    touched, misses = score_sentences(ROOT / "seeds", ROOT / "eval" / "reports")
    assert (touched.hits, misses) == (0, ())
    assert touched.total > 4000


def test_a_span_counts_when_all_of_it_is_masked(tmp_path: Path) -> None:
    personal = write(
        tmp_path / "personal.jsonl",
        {"id": "a", "text": "手机13812345678", "spans": [[2, 13, "mobile"]]},
        {"id": "b", "text": "手机13812345678号", "spans": [[2, 14, "mobile"]]},
        {"id": "c", "text": "手机13812345678", "spans": [[2, 8, "mobile"]]},
    )
    alike = write(
        tmp_path / "alike.jsonl",
        {"id": "d", "text": "3号线", "report": "r"},
        {"id": "e", "text": "住民主路28号", "report": "r"},
    )
    score = score_half("tuned", personal, alike)
    assert score.recall[Kind.MOBILE] == Rate(2, 3)
    assert score.recall_of_all == Rate(2, 3)
    assert score.digits_lost == Rate(1, 3)
    assert score.touched == Rate(1, 2)
    assert score.misses == (
        Miss("b", "没有遮住", "13812345678号"),
        Miss("c", "多遮了数字", "45678"),
        Miss("e", "误遮", "住民主路28号"),
    )
    assert [row.holds for row in score_rows("tuned", score)] == [False, False, False]
    assert score_half("held_out", personal, alike).recall_of_all == Rate(0, 0)


def test_a_malformed_line_is_named(tmp_path: Path) -> None:
    alike = write(tmp_path / "alike.jsonl", {"id": "d", "text": "3号线", "report": "r"}, {"id": "e"})
    with pytest.raises(SetRefused, match=r"alike\.jsonl 第 2 行"):
        score_half("tuned", write(tmp_path / "personal.jsonl"), alike)
