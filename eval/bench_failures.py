"""What the service does while its database or its Redis fails, or it is itself killed, all of it under load.

Takes the ground; runs each failure with a server, database and Redis of its own and gives measurements. The same load
without a failure comes first: where it overfills the queue by itself (503), so it does while something fails. The
database in use is never touched.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import islice

from eval.crowd import Haul
from eval.failures import Start, try_full, try_killed, try_locked, try_nothing, try_postgres, try_redis
from eval.ground import Ground, distinct_questions
from eval.measurement import Bar, Measurement
from eval.server import serving
from eval.trial import Plan, Revival, Trial
from eval.troubles import hung, killed

CLIENTS, LASTS_S, AROUND_S = 32, 30.0, 5.0
# Room for all that is stored before and after.
DISK = "1g"
REPEATED, MOST_DISTINCT = 5, 20_000
NONE, ALWAYS, READY = Bar("≤", 0), Bar("≥", 1), Bar("≤", 12)


def measure_failures(ground: Ground) -> list[Measurement]:
    """Every failure after the other."""
    start: Start = partial(serving, ground.index)
    plan = Plan(CLIENTS, mixed_questions(ground.timed), LASTS_S, AROUND_S)
    trials: dict[tuple[str, str], Callable[[], Trial]] = {
        ("locked", "SQLite 被锁"): lambda: try_locked(start, plan),
        ("full", "磁盘写满"): lambda: try_full(start, plan, DISK),
        ("postgres_killed", "PostgreSQL 被杀"): lambda: try_postgres(start, plan, killed),
        ("postgres_hung", "PostgreSQL 停住"): lambda: try_postgres(start, plan, hung),
        ("redis_killed", "Redis 被杀"): lambda: try_redis(start, plan, killed),
        ("redis_hung", "Redis 停住"): lambda: try_redis(start, plan, hung),
    }
    ground.console.print(f"没有故障 {LASTS_S:.0f} 秒，并发 {CLIENTS}……")
    rows = named("calm", "没有故障", calm_rows(try_nothing(start, plan)))
    for (name, label), trial in trials.items():
        ground.console.print(f"{label} {LASTS_S:.0f} 秒，并发 {CLIENTS}……")
        rows += named(name, label, trial_rows(trial()))
    ground.console.print("服务在并发提问中被杀（kill -9），再启动……")
    return rows + named("killed", "服务被杀", revival_rows(try_killed(start, plan)))


def mixed_questions(questions: tuple[str, ...]) -> tuple[str, ...]:
    """Turn about one that nobody asked before and one of a few that everybody asks."""
    distinct = islice(distinct_questions(questions), MOST_DISTINCT)
    return tuple(one for n, new in enumerate(distinct) for one in (new, questions[n % min(REPEATED, len(questions))]))


def calm_rows(trial: Trial) -> list[Measurement]:
    """What the load alone does."""
    return [*_asked_rows(trial.haul), *_lost_rows(trial)]


def trial_rows(trial: Trial) -> list[Measurement]:
    """The counts of one failure, each of which must be nothing but what was asked and what was dropped and counted."""
    return [
        *_asked_rows(trial.haul),
        Measurement("before", "故障前已存", trial.before, "行"),
        Measurement("gone", "其中丢失", trial.gone, "行", NONE),
        *_lost_rows(trial),
        Measurement("told", "/readyz 报告了故障", trial.told, "次", ALWAYS),
        Measurement("mended", "故障过去到恢复存储", trial.mended_s, "秒"),
    ]


def revival_rows(revival: Revival) -> list[Measurement]:
    """What a killed server left, and how soon the next one answered."""
    return [
        *_asked_rows(revival.haul),
        Measurement("ready", "再启动到就绪", revival.ready_s, "秒", READY),
        Measurement("before", "被杀前已存", revival.before, "行"),
        Measurement("gone", "其中丢失", revival.gone, "行", NONE),
        Measurement("unwritten", "被杀前一刻答了、没来得及存", revival.unwritten, "行"),
        Measurement("sound", "数据库完好（integrity_check）", revival.sound, "次", ALWAYS),
    ]


def named(name: str, label: str, rows: list[Measurement]) -> list[Measurement]:
    """The rows of one failure, told apart from those of the others."""
    return [replace(row, name=f"{name}_{row.name}", label=f"{label}：{row.label}") for row in rows]


def _asked_rows(haul: Haul) -> list[Measurement]:
    faults = "、".join(f"{fault} {times} 次" for fault, times in sorted(haul.faults.items()))
    return [
        Measurement("asked", "提问", haul.asked, "题"),
        Measurement("errors", f"没有答复（{faults}）" if faults else "没有答复", haul.errors, "题", NONE),
        Measurement("p95", "答复 p95", haul.p95_ms, "毫秒"),
        Measurement("slowest", "最慢的答复", haul.slowest_ms, "毫秒"),
    ]


def _lost_rows(trial: Trial) -> list[Measurement]:
    return [
        Measurement("dropped", "没能存下、已计数", trial.dropped, "行"),
        Measurement("uncounted", "没能存下、未计数", trial.uncounted, "行", NONE),
    ]
