import pytest

from index.models import Status
from qa.proving.claims import atoms_of
from qa.proving.doubts import added_fault, lost_fault, unknown_fault
from qa.proving.evidence import source_of
from qa.stages import Doubt
from tests.qa.pieces import passage

UNIT = source_of(passage("新增托位5000个以上。", status=Status.TARGET), ()).units[0]


@pytest.mark.parametrize(
    ("said", "doubt"),
    [("6000个", Doubt.FIGURE), ("5000个", Doubt.QUALIFIER), ("5000家以上", Doubt.FIGURE), ("城", Doubt.NAME)],
)
def test_what_a_claim_adds_is_a_figure_a_bound_or_a_name(said: str, doubt: Doubt) -> None:
    (atom, *_) = atoms_of(said)
    assert added_fault(atom, said, UNIT).doubt is doubt


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("2023年", Doubt.YEAR),
        ("5000个", Doubt.FIGURE),
        ("超5000个", Doubt.QUALIFIER),
        ("下降", Doubt.DIRECTION),
        ("未", Doubt.DIRECTION),
        ("以上", Doubt.QUALIFIER),
        ("农村", Doubt.NAME),
    ],
)
def test_what_a_claim_leaves_out_is_named_by_its_kind(words: str, doubt: Doubt) -> None:
    assert lost_fault(words, f"某某{words}").doubt is doubt
    assert lost_fault(words, f"某某{words}").words == words
    assert lost_fault(words, "某某").words == "某某"


def test_a_claim_without_any_evidence_is_a_figure_where_it_has_one() -> None:
    assert unknown_fault("新增公园5个", atoms_of("新增公园5个")).doubt is Doubt.FIGURE
    assert unknown_fault("新增公园", atoms_of("新增公园")).doubt is Doubt.NAME
