import json
from dataclasses import replace

from qa.models import Outcome, Turn
from tests.web.database.rows import ME, answered, rated
from tests.web.fakes import FOUND, NOT_FOUND, QUOTE
from web.database.digest import canonical_json, digest_of
from web.database.records import Rating
from web.database.rows import LONGEST_KEPT, answer_row, feedback_row

PHONE = "13912345678"


def mask(text: str) -> str:
    return text.replace(PHONE, "[手机号]").replace("新增托位", "[报告的话]")


def test_what_a_person_wrote_is_masked_wherever_it_stands_and_quotations_are_not() -> None:
    told = replace(
        FOUND,
        outcome=Outcome.CORRECTED,
        answer=f"{PHONE}不在报告中。",
        notes=(f"按“{PHONE}”理解",),
        suggestions=(f"{PHONE}呢？",),
    )
    row = answer_row(answered(f"{PHONE}办了吗", history=[Turn(PHONE, f"答{PHONE}")], answer=told), mask)
    values = row.values
    assert values["question"] == "[手机号]办了吗"
    assert values["history"] == [{"question": "[手机号]", "answer": "答[手机号]"}]
    assert values["masked"] is True
    kept = json.loads(values["answer"])
    assert (kept["answer"], kept["notes"], kept["suggestions"]) == (
        "[手机号]不在报告中。",
        ["按“[手机号]”理解"],
        ["[手机号]呢？"],
    )
    assert kept["citations"][0]["quote"] == QUOTE
    assert PHONE not in json.dumps(values, ensure_ascii=False, default=str)


def test_without_personal_data_the_row_is_what_was_sent() -> None:
    values = answer_row(answered(), lambda text: text).values
    assert json.loads(values["answer"]) == json.loads(json.dumps(FOUND.to_dict()))
    assert list(json.loads(values["answer"])) == list(FOUND.to_dict())
    assert (values["masked"], values["outcome"], values["latency_ms"]) == (False, "answered", 14.2)
    assert (values["index_fingerprint"], values["program_fingerprint"]) == ("i" * 16, "g" * 16)


def test_the_digest_is_of_what_was_sent_and_of_all_but_the_time_it_took() -> None:
    digest = answer_row(answered(), lambda text: text).values["digest"]
    assert digest == answer_row(answered(answer=replace(FOUND, latency_ms=99.0)), mask).values["digest"]
    assert digest == digest_of(canonical_json(FOUND))
    assert len(digest) == 64
    assert digest != answer_row(answered(answer=NOT_FOUND), lambda text: text).values["digest"]
    assert digest != answer_row(answered(answer=replace(FOUND, notes=())), lambda text: text).values["digest"]


def test_what_no_database_takes_is_cleaned() -> None:
    odd = "托\0位\ud83d呢"
    record = answered(odd, history=[Turn(odd, odd)], answer=replace(FOUND, notes=(odd,)))
    values = answer_row(record, lambda text: text).values
    assert values["question"] == "托\ufffd位?呢"
    assert values["masked"] is True
    kept = json.dumps(values["history"], ensure_ascii=False) + values["answer"]
    assert kept.encode()
    assert "\0" not in kept


def test_it_is_cut_so_that_no_half_of_a_number_is_kept() -> None:
    long = "徐" * (LONGEST_KEPT - 4) + PHONE
    values = answer_row(answered(long), mask).values
    assert values["question"] == "徐" * (LONGEST_KEPT - 4)
    assert values["masked"] is True


def test_a_conversation_that_is_named_after_a_number_is_kept_under_another_name() -> None:
    row = answer_row(answered("托位", conversation=f"tel{PHONE}"), mask)
    assert PHONE not in str(row)
    assert row.conversation == row.values["conversation"]
    assert answer_row(answered("托位", conversation="c-1"), mask).conversation == "c-1"


def test_feedback_is_masked_and_its_reason_may_be_none() -> None:
    down = feedback_row(rated("x", ME, Rating.DOWN, f"打{PHONE}\0没人接"), mask)
    assert (down["rating"], down["reason"], down["text"]) == ("down", "unanswered", "打[手机号]\ufffd没人接")
    assert feedback_row(rated("x"), mask)["reason"] == ""
