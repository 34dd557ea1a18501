"""What the check of answers lets through: corrupted answers, right ones, and every answer that is given.

Takes the ground; asks every set, corrupts the right answers and verifies all of it; gives measurements,
and the corruptions that passed. Needs an index of all reports, which it builds beside the one that serves.
"""

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import _lru_cache_wrapper

from rich.progress import track

from eval.corruption import Mutation, Right
from eval.ground import Ground
from eval.measurement import Bar, Measurement
from eval.metrics import REPLIES, Rate, percentile, rate
from eval.mutations import Kind, mutations
from eval.replies import Asked, Reply, ask_all, right_answers
from eval.rewrites import COMMAS, FREE, HAN, WIDE, rewrites
from qa.proving.verify import Fault, verify

BLOCKED, BLOCKED_KIND, RIGHT_BLOCKED, UNPROVED, HALF_MS = (
    Bar("≥", 99.5),
    Bar("≥", 98),
    Bar("≤", 0.5),
    Bar("≤", 0),
    Bar("≤", 2),
)
FORMS = {FREE: "free", WIDE: "wide", COMMAS: "commas", HAN: "han"}


@dataclass(frozen=True, slots=True)
class Checked:
    """Every verdict: mutations with their faults, right answers and given answers with theirs, and milliseconds."""

    mutated: tuple[tuple[Mutation, tuple[Fault, ...]], ...]
    right: tuple[tuple[Right, tuple[Fault, ...]], ...]
    given: tuple[tuple[Reply, tuple[Fault, ...]], ...]
    milliseconds: tuple[float, ...]

    def of_kind(self, kind: Kind) -> Rate:
        """How many mutations of a kind were blocked."""
        return rate(bool(faults) for mutation, faults in self.mutated if mutation.kind == kind)

    @property
    def blocked(self) -> Rate:
        """How many of all."""
        return rate(bool(faults) for _, faults in self.mutated)

    def right_blocked(self, form: str = "") -> Rate:
        """How many right answers were blocked: as given, or said in another form."""
        return rate(bool(faults) for right, faults in self.right if right.form == form)

    @property
    def missed(self) -> tuple[Mutation, ...]:
        """The mutations that passed."""
        return tuple(mutation for mutation, faults in self.mutated if not faults)


def measure_verify(ground: Ground) -> list[Measurement]:
    """All of it as rows."""
    return verify_rows(check_all(ground))


def check_all(ground: Ground) -> Checked:
    """Ask, corrupt, verify."""
    asked = ask_all(ground)
    given, milliseconds = check_given(asked)
    answers = right_answers(asked)
    made = list(mutations(track(answers, "改错", console=ground.console)))
    mutated = [(one, check(one.right, one.text)) for one in track(made, "核对", console=ground.console)]
    right = [(one, check(one, one.text)) for answer in answers for one in (answer, *rewrites(answer))]
    return Checked(tuple(mutated), tuple(right), given, milliseconds)


def check(right: Right, text: str) -> tuple[Fault, ...]:
    """What is not proved of a text that stands in a right answer's place."""
    return verify(text, right.evidence, right.reports, right.wording, right.question, right.notes)


def forget_texts() -> None:
    """Empties what qa and index remember of texts, as in a program just started: asking has verified too.

    What is loaded once and kept (`functools.cache`) stays.
    """
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in {"qa", "index"}:
            for value in vars(module).values():
                if isinstance(value, _lru_cache_wrapper) and value.cache_parameters()["maxsize"] is not None:
                    value.cache_clear()


def check_given(asked: Asked) -> tuple[tuple[tuple[Reply, tuple[Fault, ...]], ...], tuple[float, ...]]:
    """Every answer as it was given, right or not, with the milliseconds of each; refusals state nothing."""
    checked, times = [], []
    forget_texts()
    for reply in asked.replies:
        if reply.answer.outcome in REPLIES:
            store, answer = reply.assistant.store, reply.answer
            started = time.perf_counter()
            faults = verify(
                answer.answer,
                reply.evidence,
                store.reports,
                reply.assistant.prompts,
                reply.question,
                answer.notes,
            )
            times.append((time.perf_counter() - started) * 1000)
            checked.append((reply, faults))
    return tuple(checked), tuple(times)


def verify_rows(checked: Checked) -> list[Measurement]:
    """Blocked in all and by kind, right answers blocked, answers not verified, and the time of one check."""
    blocked, right = checked.blocked, checked.right_blocked()
    unproved = sum(bool(faults) for _, faults in checked.given)
    rows = [Measurement("verify_blocked", f"改错的回答：拦下（{blocked.total} 条）", blocked.share * 100, "%", BLOCKED)]
    for kind in Kind:
        of_kind = checked.of_kind(kind)
        label = f"改错·{kind.value}：拦下（{of_kind.total} 条）"
        rows.append(Measurement(f"verify_{kind.name.lower()}", label, of_kind.share * 100, "%", BLOCKED_KIND))
    half, most = (percentile(checked.milliseconds, share) for share in (0.5, 0.95))
    return [
        *rows,
        Measurement("verify_right", f"答对的回答：误拦（{right.total} 条）", right.share * 100, "%", RIGHT_BLOCKED),
        *(_of_form(checked, form) for form in FORMS),
        Measurement("verify_given", f"给出的回答：未经证实（{len(checked.given)} 条）", unproved, "条", UNPROVED),
        Measurement("verify_p50", "核对一条回答 p50", half, "毫秒", HALF_MS),
        Measurement("verify_p95", "核对一条回答 p95", most, "毫秒"),
    ]


def _of_form(checked: Checked, form: str) -> Measurement:
    blocked = checked.right_blocked(form)
    label = f"答对的回答换成{form}：误拦（{blocked.total} 条）"
    return Measurement(f"verify_right_{FORMS[form]}", label, blocked.share * 100, "%")


def missed_lines(missed: Sequence[Mutation]) -> list[str]:
    """Each mutation that passed: its kind and case, what it says, what the answer said, and the evidence."""
    lines = []
    for one in missed:
        lines.append(f"{one.kind} {one.right.id}{one.right.form}：{_joined(one.text)}")
        lines.append(f"  原为：{_joined(one.right.text)}")
        lines += [f"  依据：{passage.text}" for passage in one.right.evidence]
    return lines


def blocked_lines(checked: Checked) -> list[str]:
    """Each right answer that was blocked and each given one that was not proved, with the words at fault."""
    right = [(one.id + one.form, one.text, faults) for one, faults in checked.right if faults]
    shown = {name for name, _, _ in right}
    given = [(reply.case.id, reply.answer.answer, faults) for reply, faults in checked.given if faults]
    rows = [("误拦", *row) for row in right] + [("未证实", *row) for row in given if row[0] not in shown]
    return [f"{what} {name}：{_joined(text)}  {_told(faults)}" for what, name, text, faults in rows]


def _told(faults: Sequence[Fault]) -> str:
    return "，".join(f"{fault.doubt.value}“{fault.words}”" for fault in faults)


def _joined(text: str) -> str:
    return text.replace("\n", " / ")
