"""The headline shares of the question set, so that one table of the bench holds every bar.

Takes the ground; gives right, supported and concise as measurements. Writes no results: `eval run` does.
"""

from rich.progress import track

from eval.answers import given_of
from eval.ground import Ground
from eval.measurement import Bar, Measurement
from eval.tally import ALL, Tally, score, tally


def measure_accuracy(ground: Ground) -> list[Measurement]:
    """Every question asked once."""
    answers = {
        case.id: given_of(ground.assistant.ask(case.question, case.history))
        for case in track(ground.cases, "准确率", console=ground.console)
    }
    return accuracy_rows(tally(ALL, score(ground.cases, answers)))


def accuracy_rows(total: Tally) -> list[Measurement]:
    """Shares with their bars; a share of nothing is left out."""
    said, unsaid = total.right, total.right_unanswerable
    shares = (
        ("right", f"答对（报告有，{said.total} 题）", said, Bar("≥", 72)),
        ("supported", "有据", total.supported, Bar("≥", 85)),
        ("concise", "简洁", total.concise, None),
        ("false_refusals", "误拒", total.false_refusals, None),
        ("right_unanswerable", f"答对（报告无，{unsaid.total} 题）", unsaid, Bar("≥", 60)),
        ("false_answers", "误答", total.false_answers, None),
    )
    return [Measurement(name, label, value.share * 100, "%", bar) for name, label, value, bar in shares if value.total]
