"""`python -m qa ask | chat | explain | batch | suggest`: questions from the command line.

Takes arguments and settings, opens the one assistant, prints; exit status 1 for what an operator must
mend, and for a batch in which a line was no question.
"""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from index.errors import IndexProblem
from index.generation import SUGGESTIONS
from index.settings import IndexSettings
from qa.assistant import Assistant, open_assistant
from qa.batch import answer_lines, as_json
from qa.models import Turn
from qa.prompts import PromptError
from qa.settings import QaSettings
from qa.suggesting.kept import is_current, keep_answered, rules_of
from qa.terminal import print_answer, print_explanation

app = typer.Typer(no_args_is_help=True, add_completion=False, help="向政府工作报告提问")
console = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False, soft_wrap=True)

Question = Annotated[str, typer.Argument(help="问题")]
Index = Annotated[Path | None, typer.Option("--index", help="索引文件夹")]


def _open(index: Path | None) -> Assistant:
    settings, indexing = QaSettings.read(), IndexSettings.read()
    assistant = open_assistant(index or indexing.folder, settings.prompts, settings.home_region)
    if index is None and (notice := assistant.store.stale_notice(indexing.seeds)):
        errors.print(notice, markup=False)
    return assistant


@app.command()
def ask(question: Question, index: Index = None) -> None:
    """回答一个问题。"""
    assistant = _open(index)
    print_answer(console, assistant.ask(question), assistant.prompts.label)


@app.command()
def explain(question: Question, index: Index = None) -> None:
    """显示回答一个问题的每一步。"""
    assistant = _open(index)
    found = assistant.explain(question)
    print_explanation(console, found)
    print_answer(console, found.answer, assistant.prompts.label)


@app.command()
def chat(index: Index = None) -> None:
    """连续提问；空行或 Ctrl-D 结束。"""
    assistant = _open(index)
    history: list[Turn] = []
    while question := _read_line():
        answer = assistant.ask(question, history)
        print_answer(console, answer, assistant.prompts.label)
        history.append(Turn(question, answer.answer))


def _read_line() -> str:
    try:
        return console.input("问：").strip()
    except (EOFError, KeyboardInterrupt):
        return ""


@app.command()
def batch(
    questions: Annotated[Path, typer.Argument(metavar="IN.jsonl", exists=True, dir_okay=False)],
    answers: Annotated[Path, typer.Argument(metavar="OUT.jsonl", dir_okay=False)],
    index: Index = None,
) -> None:
    """回答一个文件里的问题，每行一个 JSON 对象。"""
    if answers.resolve() == questions.resolve() or not answers.parent.is_dir():
        errors.print(f"不能写到 {answers}：它就是题目文件，或者所在的文件夹不存在", markup=False)
        raise typer.Exit(1)
    assistant = _open(index)
    failed = 0
    with (
        questions.open(encoding="utf-8", errors="replace") as lines,
        answers.open("w", encoding="utf-8") as out,
    ):
        for row in answer_lines(lines, assistant.ask):
            out.write(as_json(row) + "\n")
            failed += "error" in row
    if failed:
        errors.print(f"有 {failed} 行不是问题，原因写在 {answers}", markup=False)
        raise typer.Exit(1)


@app.command()
def suggest(index: Index = None) -> None:
    """把报告能回答的问题各问一遍，留下答得上的，供推荐；没有变动时什么也不做。"""
    folder = index or IndexSettings.read().folder
    assistant = _open(index)
    rules = rules_of(assistant.prompts.fingerprint)
    if is_current(folder, assistant.store, rules):
        console.print(f"推荐的问题没有变动：{folder / SUGGESTIONS}", markup=False)
        return
    bar = Progress(
        TextColumn("试问"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=errors, transient=True
    )
    task = bar.add_task("ask", total=None)
    with bar:
        kept = keep_answered(
            folder,
            assistant.store,
            rules,
            assistant.ask,
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )
    topics = "、".join(f"{topic}{count}" for topic, count in kept.topics.items())
    summary = f"试问 {kept.asked} 个，留下 {sum(kept.topics.values())} 个" + (f"：{topics}" if topics else "")
    console.print(f"推荐的问题已写好：{folder / SUGGESTIONS}（{summary}）", markup=False)


def main() -> None:
    """Runs the command; what an operator can mend is one line on stderr and status 1."""
    try:
        app()
    except (IndexProblem, PromptError) as problem:
        errors.print(str(problem), markup=False)
        raise SystemExit(1) from problem


if __name__ == "__main__":
    main()
