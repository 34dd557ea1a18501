"""The one thread that writes answers: masks them, stores them in batches, and keeps at it while the database is away.

Takes what waits in the backlog; gives counts and, when the database is away, why. Nobody waits for it: an answer is
out before it is stored. Between batches it does what people ordered (to rate, to forget) and deletes what is too old.
"""

import threading
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import InvalidStateError
from contextlib import suppress

import structlog
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from web.database.away import away_in_words, is_the_rows_fault
from web.database.backlog import Backlog, Forget, Rate
from web.database.errors import AnswerUnknown, DatabaseForeign, StorageAway, StorageProblem
from web.database.purging import oldest_kept, purge_rest, purge_some
from web.database.records import AnswerRecord
from web.database.rows import AnswerRow, Mask, answer_row, feedback_row
from web.database.schema import upgrade
from web.database.writes import erase, store, store_feedback, sweep_files

BATCH = 500
WISHES = 200
LOOK_IN_S = 0.1
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.1, 2.0
PROBE_S = 5.0
SWEEP_S = 5.0
PURGE_S = 24 * 3600.0
NOT_YET = "还没有连上数据库"
# A round takes milliseconds; a database that hangs says nothing at all.
HUNG_AFTER_S = 5.0
HUNG = "数据库很久没有回应"
_UNFIT = (ValueError, TypeError, LookupError, RuntimeError)
_log = structlog.get_logger("web.database")


class Writer:
    """Empties `backlog` into the database until it is closed."""

    def __init__(self, engine: Engine, backlog: Backlog, keep_days: int, mask: Mask) -> None:
        self._engine = engine
        self._backlog = backlog
        self._keep_days = keep_days
        self._mask = mask
        self._batch: list[AnswerRow] = []
        self._fitted = False
        self._probe_at = self._purge_at = self._sweep_at = 0.0
        self._to_sweep = False
        self._give_up = threading.Event()
        self._away = NOT_YET
        self._trying_since: float | None = None
        self.stored = 0
        self.lost = 0
        self.dropped = 0

    @property
    def away(self) -> str:
        """Why nothing can be stored now; empty when it can."""
        since = self._trying_since
        if since is not None and time.monotonic() - since > HUNG_AFTER_S:
            return self._away or HUNG
        return self._away

    @property
    def waiting(self) -> int:
        """Answers that came and are neither stored nor lost nor dropped."""
        settled = self.stored + self.lost + self.dropped
        return self._backlog.came - settled

    def give_up(self) -> None:
        """End at the next occasion, whatever still waits."""
        self._give_up.set()
        self._backlog.called.set()

    def run(self) -> None:
        """Until the backlog is closed and empty, or `give_up`."""
        try:
            pause = 0.0
            while not self._finished():
                self._backlog.called.wait(pause or LOOK_IN_S)
                self._backlog.called.clear()
                pause = self._try_once(pause)
        finally:
            self._engine.dispose()
            if not self._finished():
                self._away = "存储线程意外停止了，请重新启动服务"

    def _finished(self) -> bool:
        done = self._backlog.closed and not self._backlog and not self._batch
        return done or self._give_up.is_set()

    def _try_once(self, paused: float) -> float:
        """Do all there is to do; gives the seconds to wait before trying again when the database is away."""
        try:
            while self._timed_work() and not self._finished():
                pass
        except (SQLAlchemyError, DatabaseForeign) as error:
            self._went_away(away_in_words(error))
            return min(max(paused * 2, FIRST_PAUSE_S), LONGEST_PAUSE_S)
        return 0.0

    def _timed_work(self) -> bool:
        self._trying_since = time.monotonic()
        try:
            more = self._work()
        finally:
            self._trying_since = None
        self._back()
        return more

    def _work(self) -> bool:
        """One round; whether there is more to do at once."""
        if not self._fitted:
            upgrade(self._engine)
            self._fitted = True
        wishes_left = self._do_forget()
        if not self._batch:
            self._batch = [row for record in self._backlog.take(BATCH) if (row := self._row(record))]
        full = len(self._batch) == BATCH
        self._store_batch()
        self._do_ratings()
        return self._do_chores() or full or wishes_left

    def _back(self) -> None:
        if self._away:
            _log.info("storage ready", waiting=self.waiting, lost=self.lost + self._backlog.refused)
            self._away = ""

    def _went_away(self, why: str) -> None:
        # The tables may be others when it comes back.
        self._fitted = False
        if self._away != why:
            _log.error("storage away", reason=why, waiting=self.waiting)
            self._away = why

    def _row(self, record: AnswerRecord) -> AnswerRow | None:
        try:
            return answer_row(record, self._mask)
        except _UNFIT as error:  # one question on which masking fails must not end the storing of all others
            self._lose(record.id, error)
            return None

    def _lose(self, answer: str, error: Exception) -> None:
        self.lost += 1
        # Its type alone: the message may quote the question.
        _log.error("answer not stored", answer=answer, error=type(getattr(error, "orig", None) or error).__name__)

    def _store_batch(self) -> None:
        if not self._batch:
            return
        try:
            stored = store(self._engine, self._batch)
            self.stored += stored
            self.dropped += len(self._batch) - stored
            self._batch = []
        except SQLAlchemyError as error:
            if not is_the_rows_fault(error):
                raise
            self._store_one_by_one()

    def _store_one_by_one(self) -> None:
        while self._batch:
            try:
                stored = store(self._engine, self._batch[:1])
                self.stored += stored
                self.dropped += 1 - stored
            except SQLAlchemyError as error:
                if not is_the_rows_fault(error):
                    raise
                self._lose(self._batch[0].values["id"], error)
            self._batch = self._batch[1:]

    def _do_forget(self) -> bool:
        """One helping of wishes, so that answers are stored between two of them; whether there may be more."""
        wishes = self._backlog.next_forgets(WISHES)
        if not wishes:
            return False
        deleted = erase(self._engine, {wish.owner: wish.at for wish in wishes})
        deleted.update(self._drop(wishes))
        self._to_sweep = not sweep_files(self._engine)
        for wish in wishes:
            self._backlog.withdraw(wish)
            with suppress(InvalidStateError):  # who ordered it has gone
                wish.done.set_result(deleted[wish.owner])
        return len(wishes) == WISHES

    def _drop(self, wishes: Sequence[Forget]) -> Counter[str]:
        """Take out what waits of those who wish to be forgotten; how many by owner."""
        dropped = self._backlog.drop(wishes)
        owners = {wish.owner for wish in wishes}
        dropped.update(row.owner for row in self._batch if row.owner in owners)
        self._batch = [row for row in self._batch if row.owner not in owners]
        self.dropped += dropped.total()
        return dropped

    def _do_ratings(self) -> None:
        while rate := self._backlog.next_rate():
            failed = self._rate(rate)
            self._backlog.withdraw(rate)
            with suppress(InvalidStateError):
                if failed:
                    rate.done.set_exception(failed)
                else:
                    rate.done.set_result(None)

    def _rate(self, rate: Rate) -> StorageProblem | None:
        """Why it was not stored, and never will be."""
        try:
            store_feedback(self._engine, feedback_row(rate.feedback, self._mask))
        except AnswerUnknown as unknown:
            return unknown
        except _UNFIT:
            return StorageAway()
        except SQLAlchemyError as error:
            if not is_the_rows_fault(error):
                raise
            return StorageAway()
        return None

    def _do_chores(self) -> bool:
        """What can wait; whether there is more of it."""
        now = time.monotonic()
        if self._to_sweep and now >= self._sweep_at:
            self._sweep_at = now + SWEEP_S
            self._to_sweep = not sweep_files(self._engine)
        if now >= self._purge_at:
            return self._purge(now)
        if now >= self._probe_at:
            self._probe_at = now + PROBE_S
            with self._engine.connect() as connection:
                connection.execute(text("SELECT version_num FROM alembic_version"))
        return False

    def _purge(self, now: float) -> bool:
        """One helping, so that answers are stored between two of them."""
        before = oldest_kept(self._keep_days)
        if purge_some(self._engine, before):
            return True
        purge_rest(self._engine, before)
        self._purge_at = now + PURGE_S
        return False
