from datetime import UTC, datetime

from tests.web.database.rows import ME, YOU, answered, rated
from web.database.backlog import Backlog, Forget, Rate


def test_answers_come_out_in_the_order_in_which_they_came() -> None:
    backlog = Backlog(10)
    records = [answered(str(n)) for n in range(4)]
    for record in records:
        backlog.put(record)
    assert [*backlog.take(3), *backlog.take(3)] == records
    assert (len(backlog), backlog.came) == (0, 4)


def test_what_does_not_fit_is_counted_and_the_oldest_stay() -> None:
    backlog = Backlog(2)
    for n in range(5):
        backlog.put(answered(str(n)))
    assert (backlog.refused, backlog.came) == (3, 2)
    assert [record.question for record in backlog.take(9)] == ["0", "1"]


def test_a_rating_waits_for_the_answers_before_it() -> None:
    backlog = Backlog(10)
    backlog.put(answered("before"))
    rate = Rate(rated("x"))
    assert backlog.order(rate)
    backlog.put(answered("after"))
    assert backlog.next_rate() is None
    backlog.take(1)
    assert backlog.next_rate() is rate
    backlog.withdraw(rate)
    assert backlog.next_rate() is None


def test_a_wish_to_be_forgotten_drops_only_what_came_before_it() -> None:
    backlog = Backlog(10)
    backlog.put(answered("mine", ME))
    backlog.put(answered("yours", YOU))
    forget = Forget(ME, datetime.now(UTC))
    backlog.order(forget)
    backlog.put(answered("mine, later", ME))
    assert backlog.next_forgets(9) == [forget]
    assert backlog.drop([forget]) == {ME: 1}
    backlog.withdraw(forget)
    assert backlog.next_forgets(9) == []
    assert [record.question for record in backlog.take(9)] == ["yours", "mine, later"]


def test_once_closed_it_takes_nothing() -> None:
    backlog = Backlog(10)
    backlog.close()
    backlog.put(answered())
    assert (backlog.refused, len(backlog)) == (1, 0)
    assert not backlog.order(Forget(ME, datetime.now(UTC)))
    assert backlog.called.is_set()
