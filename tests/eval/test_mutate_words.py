"""Names found in reports, and names and quotations of an answer corrupted."""

import random

from eval.corruption import Edit
from eval.mutate_words import find_names, names, quotations
from tests.eval.corrupted import passage, right
from tests.eval.fakes import report

PASSAGES = (
    passage("地铁3号线建成通车，方特乐园开业，“新三样”出口增长8%。", 1),
    passage("推进徐州大桥建设，新建5G基站7个，开展“两山”行动。", 2),
)
FOUND = find_names(PASSAGES, {"city-2024": report("")})


def test_names_of_a_report() -> None:
    assert FOUND["code"] == ("3号线", "5G")
    assert FOUND["quotation"] == ("两山", "新三样")
    assert {"方特", "徐州"} <= set(FOUND["place"])


def test_a_name_of_several_regions_is_none() -> None:
    elsewhere = passage("徐州大桥通车。", 3)
    moved = type(elsewhere)(**{name: getattr(elsewhere, name) for name in elsewhere.__slots__} | {"report": "b-2024"})
    other = report("", "b-2024")
    regions = {"city-2024": report(""), "b-2024": type(other)(**{**vars(other), "region": "别市"})}
    assert "徐州" not in find_names((*PASSAGES, moved), regions)["place"]


def test_names_are_changed_and_exchanged() -> None:
    answer = right("2024年目标：地铁3号线建成通车，方特乐园开业。", PASSAGES[0], beside=PASSAGES[1:], names=FOUND)
    texts = {edit.on(answer.text) for edit in names(answer, random.Random(1))}
    assert "2024年目标：地铁5G建成通车，方特乐园开业。" in texts
    assert "2024年目标：地铁3号线建成通车，徐州乐园开业。" in texts
    assert any("号线" in text and "3号线" not in text for text in texts)
    assert answer.text not in texts


def test_what_the_evidence_has_is_no_wrong_name() -> None:
    answer = right("2024年目标：方特乐园开业。", PASSAGES[0], names={**FOUND, "place": ("方特", "乐园")})
    assert not any("乐园乐园" in edit.on(answer.text) for edit in names(answer, random.Random(1)))


def test_quotations_are_altered_exchanged_and_invented() -> None:
    answer = right("2024年目标：“新三样”出口增长8%。", PASSAGES[0], beside=PASSAGES[1:], names=FOUND)
    texts = {edit.on(answer.text) for edit in quotations(answer, random.Random(1))}
    assert "2024年目标：“两山”出口增长8%。" in texts
    assert "2024年目标：“两山”“新三样”出口增长8%。" in texts
    inner = Edit(8, 11, "")
    assert any(text.startswith("2024年目标：“") and inner.on(text) == inner.on(answer.text) for text in texts)
    assert all("“新三样”出口" not in text or "两山" in text for text in texts)
