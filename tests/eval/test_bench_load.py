"""The load client against a stub on this machine."""

import threading
import time
from itertools import count

from eval.bench_load import Load, http_caller, local_caller, run_load
from eval.server import free_port
from tests.eval.fakes import stub_api


def test_every_question_is_asked_once_and_errors_are_counted() -> None:
    questions = [f"第{n}问{'忙' if n % 5 == 0 else ''}" for n in range(40)]
    with stub_api() as (port, seen):
        load = run_load(http_caller(port), iter(questions), clients=4, seconds=30)
    assert sorted(seen) == sorted(questions)
    assert (load.clients, load.asked, load.errors) == (4, 40, 8)
    assert load.per_second > 0


def test_a_server_that_is_gone_is_an_error() -> None:
    load = run_load(http_caller(free_port()), iter(["甲", "乙"]), clients=1, seconds=30)
    assert (load.asked, load.errors, load.per_second) == (2, 2, 0.0)


def test_a_lone_surrogate_reaches_the_server() -> None:
    with stub_api() as (port, seen), http_caller(port)() as ask:
        assert ask("托\ud800位")
    assert seen == ["托\ud800位"]


def test_bounded_by_count_and_by_time() -> None:
    called: list[str] = []
    load = run_load(local_caller(called.append), (str(n) for n in count()), clients=3, seconds=30, most=10)
    assert (load.asked, len(called)) == (10, 10)
    timed = run_load(local_caller(lambda _: time.sleep(0.01)), map(str, count()), clients=2, seconds=0.1)
    assert 2 <= timed.asked <= 20
    assert timed.seconds < 5


def test_clients_call_at_the_same_time() -> None:
    together = threading.Barrier(3, timeout=10)
    load = run_load(local_caller(lambda _: together.wait()), iter("甲乙丙"), clients=3, seconds=30)
    assert (load.asked, load.errors) == (3, 0)


def test_loads_add_up() -> None:
    total = Load(8, 10, 1, 2.0).plus(Load(8, 20, 2, 1.0))
    assert total == Load(8, 30, 3, 3.0)
    assert total.per_second == 9.0
    assert Load(1, 0, 0, 0.0).per_second == 0.0
