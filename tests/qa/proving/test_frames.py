from dataclasses import replace

import pytest

from index.models import Status
from index.seeds import read_seeds
from qa.proving.claims import Word, atoms_of
from qa.proving.frames import Frame, frame_of, joined, year_of
from tests.conftest import ROOT

REPORT = replace(read_seeds(ROOT / "seeds").reports[0], year=2026)


@pytest.mark.parametrize(
    ("word", "year"),
    [
        ("今年", "2026"),
        ("去年", "2025"),
        ("到2030年", "2030"),
        ("2021—2025年", "2021-2025"),
        ("“十五五”时期", "2026-2030"),
        ("五年来", "2021-2025"),
        ("新增", ""),
    ],
)
def test_a_time_word_means_a_year_of_the_edition(word: str, year: str) -> None:
    assert year_of(word, REPORT) == year


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("去年完成", Frame(("去年",), Status.RESULT)),
        ("今年计划完成", Frame(("今年",), Status.TARGET)),
        ("目标已完成", Frame((), Status.RESULT)),
        ("报告提到", Frame()),
    ],
)
def test_words_set_a_frame(text: str, frame: Frame) -> None:
    assert frame_of([p.atom for p in atoms_of(text) if isinstance(p.atom, Word)]) == frame


@pytest.mark.parametrize(
    ("before", "own", "frame"),
    [
        (Frame(("2023年",), Status.RESULT), Frame(("今年",)), Frame(("今年",))),
        (Frame(("2024年",)), Frame((), Status.TARGET), Frame(("2024年",), Status.TARGET)),
        (Frame(("2024年",), Status.TARGET, "徐州市"), Frame(), Frame(("2024年",), Status.TARGET, "徐州市")),
        (Frame((), None, "徐州市"), Frame(("去年",)), Frame(("去年",), None, "徐州市")),
    ],
)
def test_a_time_sets_all_anew_and_a_status_only_itself(before: Frame, own: Frame, frame: Frame) -> None:
    assert joined(before, own) == frame
