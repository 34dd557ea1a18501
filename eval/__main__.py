"""`python -m eval run | score | figures | verify | bench`: answers, the ledger, the check of answers, and speed.

Takes arguments and settings, gives tables on the terminal, files, and an exit status (1 for an
EvalProblem, IndexProblem or PromptError; a figure below its bar is no failure).
"""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from eval.bench_ledger import REPORTS, make_ledger, score_sets, verdict_table
from eval.bench_verify import blocked_lines, check_all, missed_lines, verify_rows
from eval.cases import read_cases
from eval.configuration import configuration, same_questions
from eval.errors import EvalProblem
from eval.ground import Ground
from eval.measurement import measurement_table
from eval.report import closing, table
from eval.run import answer, need_reports, score_folder
from eval.tally import Scored, tally_groups
from index.errors import IndexProblem
from index.settings import IndexSettings
from qa.assistant import Assistant, open_assistant
from qa.prompts import PromptError
from qa.settings import QaSettings

DEV_QUESTIONS = Path(__file__).parent / "sets" / "dev_questions.jsonl"

app = typer.Typer(no_args_is_help=True, add_completion=False, help="评测回答：准确率、延迟、吞吐")
console = Console(highlight=False)
errors = Console(stderr=True, highlight=False)

Questions = Annotated[Path, typer.Option("--questions", help="题集，每行一个 JSON 对象", show_default="开发题集")]
Out = Annotated[Path | None, typer.Option("--out", help="结果文件夹")]
Index = Annotated[Path | None, typer.Option("--index", help="索引文件夹")]
Seed = Annotated[int, typer.Option("--seed", help="提问次序的随机种子")]
Report = Annotated[Path | None, typer.Option("--out", help="结果文件（JSON）")]
Only = Annotated[list[str] | None, typer.Option("--only", help="只测这些项，可重复或用逗号分隔")]

Wrong = Annotated[bool, typer.Option("--wrong", help="列出每一处不对的地方")]
Missed = Annotated[bool, typer.Option("--missed", help="列出没有拦下的改错和被拦下的回答")]


@app.command()
def run(questions: Questions = DEV_QUESTIONS, out: Out = None, index: Index = None, seed: Seed = 0) -> None:
    """作答并评分：写出 answers.jsonl、results.jsonl、summary.md 和 config.json。"""
    settings = IndexSettings.read()
    folder = out or settings.data / "eval"
    cases = read_cases(questions)
    assistant = _open(index or settings.folder)
    need_reports(cases, assistant.store.reports)
    columns = (TextColumn("作答"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True) as bar:
        task = bar.add_task("", total=len(cases))
        answer(cases, assistant, folder, seed=seed, advance=lambda: bar.advance(task))
    fingerprint = assistant.prompts.fingerprint
    configuration(assistant.store.manifest, fingerprint, questions, seed).write(folder)
    _show(score_folder(cases, folder), folder)


@app.command()
def score(questions: Questions = DEV_QUESTIONS, out: Out = None) -> None:
    """不再提问，只对已有的 answers.jsonl 重新评分。"""
    folder = out or IndexSettings.read().data / "eval"
    scored = score_folder(read_cases(questions), folder)
    if same_questions(folder, questions) is False:
        errors.print("注意：题集与作答时用的不同，没有回答的题按答错计")
    _show(scored, folder)


@app.command()
def figures(wrong: Wrong = False) -> None:
    """数据台账对照人工标注：准确、完整、年份性质限定是否相符、误作数据的个数。"""
    scores = score_sets(make_ledger(IndexSettings.read().seeds, REPORTS))
    console.print(verdict_table(scores))
    for chosen, score in scores if wrong else []:
        for miss in score.misses:
            console.print(
                f"{chosen.label} {miss.report} {miss.id or '—'} {miss.fault}：{miss.said}", markup=False, soft_wrap=True
            )


@app.command()
def verify(questions: Questions = DEV_QUESTIONS, index: Index = None, missed: Missed = False) -> None:
    """把答对的回答改错，看核对能否拦下：分种类列出；头一次要把各地报告建入一个索引，几分钟。"""
    checked = check_all(_ground(questions, index))
    console.print("\n".join(measurement_table(verify_rows(checked))), markup=False, soft_wrap=True)
    for line in (*missed_lines(checked.missed), *blocked_lines(checked)) if missed else ():
        console.print(line, markup=False, soft_wrap=True)


@app.command()
def bench(questions: Questions = DEV_QUESTIONS, out: Report = None, index: Index = None, only: Only = None) -> None:
    """测速度、吞吐、内存、建索引和检索，对照只嵌入和 LangChain；不带 --only 要十多分钟。"""
    # LangChain takes seconds to import, and only this command compares with it.
    from eval.bench import choose_parts, run_parts, save_bench

    parts = choose_parts(only or [])
    ground = _ground(questions, index)
    rows = run_parts(parts, ground)
    saved = out or IndexSettings.read().data / "bench.json"
    used = configuration(ground.assistant.store.manifest, ground.assistant.prompts.fingerprint, questions, 0)
    save_bench(saved, rows, used)
    console.print("\n".join(measurement_table(rows)), markup=False, soft_wrap=True)
    errors.print(f"已存入 {saved}", soft_wrap=True)


def _ground(questions: Path, index: Path | None) -> Ground:
    settings = IndexSettings.read()
    folder = index or settings.folder
    return Ground(folder, settings.seeds, read_cases(questions), _open(folder), _open, errors)


def _open(folder: Path) -> Assistant:
    settings = QaSettings.read()
    return open_assistant(folder, settings.prompts, settings.home_region)


def _show(scored: tuple[Scored, ...], folder: Path) -> None:
    tallies = tally_groups(scored)
    console.print(table(tallies))
    for line in closing(tallies[-1]):
        console.print(line, soft_wrap=True)
    console.print(f"结果在 {folder}", soft_wrap=True)


def main() -> None:
    """Runs the command; a problem that staff can mend is one line on stderr and status 1."""
    try:
        app()
    except (EvalProblem, IndexProblem, PromptError) as problem:
        errors.print(str(problem), markup=False, soft_wrap=True)
        raise SystemExit(1) from problem


if __name__ == "__main__":
    main()
