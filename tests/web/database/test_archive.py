import asyncio
import json
import time
from dataclasses import replace
from pathlib import Path

import pytest

from qa.models import Turn
from tests.web.database.conftest import NewUrl, Open
from tests.web.database.rows import ME, TRACE, YOU, answered, rated, rows, same, settle, wait_until
from tests.web.fakes import FOUND
from web.database import archive as archives
from web.database.archive import Archive
from web.database.engine import open_engine
from web.database.errors import AnswerUnknown, StorageAway
from web.database.records import Rating
from web.database.tables import answers, conversations, erasures, feedback, tokens


def test_an_answer_is_stored_with_its_trace_within_a_fifth_of_a_second(url: str, open_archive: Open) -> None:
    archive = open_archive(url)
    wait_until(lambda: not archive.state.away)
    record = answered("去年呢", history=[Turn("今年新增多少托位", "5000个")])
    archive.record(record)
    began = time.monotonic()
    settle(archive)
    assert time.monotonic() - began < 0.5  # 0.2 s, and some for a machine that does other things too
    (row,) = rows(url, answers)
    assert (row["id"], row["owner"], row["conversation"], row["question"]) == (record.id, ME, "c1", "去年呢")
    assert row["at"] == record.at
    assert row["history"] == [{"question": "今年新增多少托位", "answer": "5000个"}]
    assert row["program_fingerprint"] == TRACE.program
    assert json.loads(row["answer"])["answer"] == FOUND.answer
    assert archive.state.stored == 1


def test_many_are_stored_in_batches_all_of_them_and_once(url: str, open_archive: Open) -> None:
    archive = open_archive(url)
    records = [answered(str(n), conversation=f"c{n % 7}") for n in range(1_301)]
    for record in records:
        archive.record(record)
    settle(archive)
    assert {row["id"] for row in rows(url, answers)} == {record.id for record in records}
    held = {row["id"]: (row["started"], row["latest"]) for row in rows(url, conversations)}
    assert len(held) == 7
    assert held["c3"] == (records[3].at, records[1_298].at)
    state = archive.state
    assert (state.stored, state.lost, state.waiting, state.away) == (1_301, 0, 0, "")


def test_taking_an_answer_costs_microseconds(url: str, open_archive: Open) -> None:
    archive = open_archive(url)
    record = answered()
    began = time.perf_counter()
    for _ in range(1_000):
        archive.record(record)
    assert time.perf_counter() - began < 0.5


def test_two_people_may_choose_the_same_conversation(url: str, open_archive: Open) -> None:
    archive = open_archive(url)
    archive.record(answered("甲", ME))
    archive.record(answered("乙", YOU))
    settle(archive)
    assert {(row["owner"], row["id"]) for row in rows(url, conversations)} == {(ME, "c1"), (YOU, "c1")}


def test_what_no_database_takes_poisons_no_batch(url: str, open_archive: Open) -> None:
    archive = open_archive(url)
    good, bad = [answered(str(n)) for n in range(3)], answered("坏", at=answered().at.replace(tzinfo=None))
    for record in (good[0], bad, good[1], answered("\0\ud800"), good[2]):
        archive.record(record)
    settle(archive)
    assert [row["question"] for row in rows(url, answers)] == ["0", "1", "\ufffd?", "2"]
    assert (archive.state.stored, archive.state.lost) == (4, 1)


def test_a_question_on_which_masking_fails_is_lost_alone(url: str, open_archive: Open) -> None:
    def mask(text: str) -> str:
        return text[0] + text[1:]

    archive = open_archive(url, mask=mask)
    for question in ("甲", "", "乙"):
        archive.record(answered(question))
    settle(archive)
    assert [row["question"] for row in rows(url, answers)] == ["甲", "乙"]
    assert archive.state.lost == 1


def test_nothing_personal_is_stored(url: str, open_archive: Open) -> None:
    archive = open_archive(url, mask=lambda text: text.replace("13912345678", "[手机号]"))
    record = answered("13912345678", answer=replace(FOUND, notes=("按13912345678理解",)))
    archive.record(record)
    asyncio.run(archive.rate(rated(record.id, text="打13912345678")))
    assert "13912345678" not in str(rows(url, answers)) + str(rows(url, feedback))
    assert rows(url, answers)[0]["masked"] is True


def test_only_the_last_turns_are_kept(url: str, open_archive: Open) -> None:
    archive = open_archive(url)
    archive.record(answered("长" * 60_000, history=[Turn(str(n), "答") for n in range(20)]))
    settle(archive)
    (row,) = rows(url, answers)
    assert [turn["question"] for turn in row["history"]] == [str(n) for n in range(14, 20)]
    assert len(row["question"]) == 2_000


def test_a_rating_is_stored_after_its_answer_and_the_later_one_holds(url: str, open_archive: Open) -> None:
    archive = open_archive(url)
    record = answered()
    archive.record(record)
    asyncio.run(archive.rate(rated(record.id, text="好")))
    asyncio.run(archive.rate(rated(record.id, rating=Rating.DOWN, text="不好")))
    (row,) = rows(url, feedback)
    assert (row["answer"], row["owner"], row["rating"], row["reason"], row["text"]) == (
        record.id,
        ME,
        "down",
        "unanswered",
        "不好",
    )


def test_nobody_rates_an_answer_of_somebody_else_or_none(url: str, open_archive: Open) -> None:
    archive = open_archive(url)
    mine, nobodys = answered("甲", ME), answered("乙", "")
    archive.record(mine)
    archive.record(nobodys)
    for answer, owner in ((mine.id, YOU), (mine.id, ""), ("0" * 32, ME), ("\0", ME)):
        with pytest.raises(AnswerUnknown):
            asyncio.run(archive.rate(rated(answer, owner)))
    asyncio.run(archive.rate(rated(nobodys.id, YOU)))
    assert [row["answer"] for row in rows(url, feedback)] == [nobodys.id]


def test_to_be_forgotten_takes_everything_of_one_and_nothing_of_another(url: str, open_archive: Open) -> None:
    archive = open_archive(url)
    stored = [answered(str(n), owner) for n, owner in enumerate((ME, YOU, ME, f"{ME}:x"[:80], ""))]
    for record in stored:
        archive.record(record)
    asyncio.run(archive.rate(rated(stored[0].id, ME)))
    asyncio.run(archive.rate(rated(stored[1].id, YOU)))
    asyncio.run(archive.rate(rated(stored[4].id, ME)))
    archive.record(answered("waits", ME))
    assert asyncio.run(archive.forget(ME)) == 3
    assert [row["question"] for row in rows(url, answers)] == ["1", "3", "4"]
    assert {row["owner"] for row in rows(url, conversations)} == {YOU, f"{ME}:x"[:80], ""}
    assert [row["answer"] for row in rows(url, feedback)] == [stored[1].id]
    assert rows(url, tokens) == []
    assert [row["owner"] for row in rows(url, erasures)] == [ME]
    assert asyncio.run(archive.forget(ME)) == 0
    assert [row["owner"] for row in rows(url, erasures)] == [ME]


def test_who_comes_back_is_stored_anew(url: str, open_archive: Open) -> None:
    archive = open_archive(url)
    archive.record(answered("旧"))
    asyncio.run(archive.forget(ME))
    archive.record(answered("新"))
    settle(archive)
    assert [row["question"] for row in rows(url, answers)] == ["新"]


def test_what_was_forgotten_stands_in_no_file_any_more(new_url: NewUrl, open_archive: Open) -> None:
    url = new_url("sqlite")
    folder = Path(url.removeprefix("sqlite:///")).parent
    secret = "只有我才会这样问"
    archive = open_archive(url)

    def bytes_of_all() -> bytes:
        return b"".join(file.read_bytes() for file in folder.iterdir())

    for n in range(40):
        archive.record(answered(f"{secret}{n}" * 20, ME if n % 2 else YOU))
    settle(archive)
    assert f"{secret}1".encode() in bytes_of_all()
    assert asyncio.run(archive.forget(ME)) == 20
    assert asyncio.run(archive.forget(YOU)) == 20
    assert secret.encode() not in bytes_of_all()


def test_closing_stores_what_waits(url: str) -> None:
    archive = Archive(open_engine(url), 180, same)
    archive.start()
    for n in range(700):
        archive.record(answered(str(n)))
    archive.close(10.0)
    assert len(rows(url, answers)) == archive.state.stored == 700
    archive.record(answered("after"))
    assert archive.state.lost == 1
    with pytest.raises(StorageAway):
        asyncio.run(archive.forget(ME))


def test_what_does_not_fit_is_counted(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_WAITING", 5)
    archive = Archive(open_engine(url), 180, same)
    for n in range(8):
        archive.record(answered(str(n)))
    assert (archive.state.waiting, archive.state.lost, archive.state.away) == (5, 3, "还没有连上数据库")
    archive.start()
    settle(archive)
    assert [row["question"] for row in rows(url, answers)] == ["0", "1", "2", "3", "4"]
    archive.close(2.0)
