"""wrong.md: every question that went wrong, with what was answered, what was wanted and the step at fault.

Takes scored cases, and blames by id where the run was explained; gives Markdown. Judges nothing and writes no file.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from eval.blame import Blame, Step
from eval.cases import Case
from eval.tally import Scored

# A question over the limit of length is shown by its beginning.
LONGEST = 300
# What Markdown or HTML would read as its own.
SIGNS = re.compile(r"([\\`*\[\]<])")


def is_wrong(row: Scored) -> bool:
    """Whether anything about the answer is to be mended."""
    return bool(_marks(row))


def wrong_page(scored: Sequence[Scored], blames: Mapping[str, Blame]) -> str:
    """A block for every case that is not right, not supported or not concise, in the order of the set.

    Where there is no blame for a case (answers scored again), its block leaves the step out.
    """
    rows = [row for row in scored if is_wrong(row)]
    lines = [f"# 错题 {len(rows)}/{len(scored)}", ""]
    counts = Counter(blames[row.case.id].step for row in rows if row.case.id in blames)
    if counts:
        lines += ["出错的一步：" + "、".join(f"{step} {counts[step]}" for step in Step if counts[step]), ""]
    for row in rows:
        lines += [*_block(row, blames.get(row.case.id)), ""]
    return "\n".join(lines)


def _block(row: Scored, blame: Blame | None) -> Iterator[str]:
    case, given = row.case, row.given
    yield f"## {_plain(case.id)} {_plain(case.group)}：{'、'.join(_marks(row))}"
    yield ""
    for turn in case.history:
        yield f"- 前面：{_plain(turn.question)} → {_plain(turn.answer)}"
    yield f"- 问：{_plain(case.question)}"
    yield f"- 答（{_plain(given.outcome) or '没有回答'}）：{_plain(given.answer)}"
    yield from _wanted(case)
    if blame:
        yield f"- 出错的一步：**{blame.step}**，{_plain(blame.reason)}"


def _wanted(case: Case) -> Iterator[str]:
    """What a right answer holds, leaves out and stands on."""
    if not case.answerable:
        yield "- 应当：报告没有写，不作答"
    for label, items in (("应答", case.gold), ("依据", case.quotes)):
        if items:
            yield f"- {label}：{'；'.join(_plain(' / '.join(item)) for item in items)}"
    if case.must_not:
        yield f"- 不应有：{'；'.join(map(_plain, case.must_not))}"


def _marks(row: Scored) -> list[str]:
    verdict = row.verdict
    marks = (("答错", verdict.right), ("无据", verdict.supported), ("太长", verdict.concise))
    return [mark for mark, holds in marks if holds is False]


def _plain(text: str) -> str:
    """One line of text that Markdown leaves as it is."""
    short = text if len(text) <= LONGEST else f"{text[:LONGEST]}……（共 {len(text)} 字）"
    return SIGNS.sub(r"\\\1", " ／ ".join(short.splitlines()))
