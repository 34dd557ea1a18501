"""A right answer of a small report, for the tests of what corrupts it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from eval.corruption import Right
from index.figures import read_figures
from index.models import Passage, Status
from qa.prompts import read_prompts
from tests.eval.fakes import report

WORDING = read_prompts(Path(__file__).parents[2] / "prompts")
NAMES: Mapping[str, tuple[str, ...]] = {"place": (), "code": (), "quotation": (), "region": ()}


def passage(text: str, number: int = 1, status: Status = Status.TARGET, year: str = "2024") -> Passage:
    """A sentence of city-2024 with its figures; `number` orders passages and keeps them apart."""
    start = number * 1000
    bare = Passage(
        f"city-2024:{number}.1", "city-2024", text, start, start + len(text), ("二、目标",), number, year, status
    )
    return replace(bare, figures=read_figures(bare))


def right(text: str, *evidence: Passage, beside: tuple[Passage, ...] = (), **fields: object) -> Right:
    """An answer proved by these passages; `beside` are further passages of the report."""
    around = tuple(sorted((*evidence, *beside), key=lambda one: one.start))
    whole = "".join(one.text for one in around)
    ready: dict[str, object] = {
        "id": "a1",
        "question": "今年新增多少托位",
        "text": text,
        "notes": (),
        "evidence": evidence,
        "around": around,
        "reports": {"city-2024": report(whole)},
        "wording": WORDING,
        "names": NAMES,
        "templates": {status: WORDING.lines[status] for status in (Status.RESULT, Status.TARGET)},
    }
    return Right(**(ready | fields))  # type: ignore[arg-type]
