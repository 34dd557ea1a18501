"""`python -m eval run | score | publish | fit | figures | verify | masking | bench`: answers, ledger, checks, speed.

Takes arguments and settings, gives tables on the terminal, files, and an exit status (1 for an
EvalProblem, IndexProblem or PromptError; a figure below its bar is no failure).
"""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from eval.bench_ledger import REPORTS, make_ledger, score_sets, verdict_table
from eval.bench_verify import blocked_lines, check_all, missed_lines, verify_rows
from eval.blame import find_faults
from eval.cases import Case, read_cases
from eval.configuration import configuration, same_questions
from eval.errors import EvalProblem
from eval.examples import examples_of
from eval.ground import Ground
from eval.masking import HALVES, recall_table, score_half, score_rows, score_sentences, sentence_row
from eval.measurement import measurement_table
from eval.pairs import read_pairs, score_pairs
from eval.publish import ANNOUNCED, PUBLISHED, Announced, Measured, as_toml, measure
from eval.replies import open_every
from eval.report import closing, table
from eval.run import SUMMARY, WRONG, QuestionSet, answer, need_reports, read_sets, score_folder
from eval.tally import Scored, tally_groups
from eval.wrong import is_wrong
from index.errors import IndexProblem
from index.settings import IndexSettings
from index.store import open_store
from qa.assistant import Assistant, open_assistant
from qa.prompts import PromptError
from qa.reading import judge
from qa.settings import QaSettings

SETS = Path(__file__).parent / "sets"
# What the model is fitted to; the halves held out are never among them.
FITTED = tuple(
    SETS / f"{name}.jsonl" for name in "dev_questions reports_tuned city_tuned other_reports hard_questions".split()
)
WEIGHTS = Path(judge.__file__).with_name(judge.WEIGHTS)
DEV_QUESTIONS = SETS / "dev_questions.jsonl"

app = typer.Typer(no_args_is_help=True, add_completion=False, help="评测回答：准确率、延迟、吞吐")
console = Console(highlight=False)
errors = Console(stderr=True, highlight=False)

Questions = Annotated[Path, typer.Option("--questions", help="题集，每行一个 JSON 对象", show_default="开发题集")]
Sets = Annotated[list[Path] | None, typer.Option("--questions", help="题集，可重复", show_default="开发题集")]
Every = Annotated[bool, typer.Option("--every", help="写明报告的题集改问 seeds 与 eval/reports 的全部报告")]
Out = Annotated[Path | None, typer.Option("--out", help="结果文件夹；题集不止一个时，每个题集一个子文件夹")]
Index = Annotated[Path | None, typer.Option("--index", help="索引文件夹")]
Seed = Annotated[int, typer.Option("--seed", help="提问次序的随机种子")]
Report = Annotated[Path | None, typer.Option("--out", help="结果文件（JSON）")]
Published = Annotated[Path, typer.Option("--out", help="写到哪个文件")]
Only = Annotated[list[str] | None, typer.Option("--only", help="只测这些项，可重复或用逗号分隔")]

Wrong = Annotated[bool, typer.Option("--wrong", help="列出每一处不对的地方")]
Missed = Annotated[bool, typer.Option("--missed", help="列出没有拦下的改错和被拦下的回答")]


Fitted = Annotated[list[Path] | None, typer.Option("--questions", help="题集，可重复", show_default="各开发题集")]
Write = Annotated[bool, typer.Option("--write", help="写入权重文件")]


@app.command()
def run(questions: Sets = None, out: Out = None, index: Index = None, seed: Seed = 0, every: Every = False) -> None:
    """作答并评分：写出 answers.jsonl、results.jsonl、summary.md、wrong.md（错题）和 config.json。"""
    sets = _sets(questions, out)
    ground = _ground((), index)
    whole = open_every(ground) if every else ground.assistant
    asked = [(one, whole if one.names_reports else ground.assistant) for one in sets]
    for one, assistant in asked:
        need_reports(one.cases, assistant.store.reports)
    for one, assistant in asked:
        _run_set(one, assistant, seed)
    _show_places(sets)


def _run_set(one: QuestionSet, assistant: Assistant, seed: int) -> None:
    """Asks one set, keeps what produced the answers beside them, and shows the figures."""
    columns = (TextColumn("作答"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True) as bar:
        task = bar.add_task("", total=len(one.cases))
        found = answer(one.cases, assistant, one.folder, seed=seed, advance=lambda: bar.advance(task))
    configuration(assistant.store.manifest, assistant.prompts.fingerprint, one.path, seed).write(one.folder)
    blames = find_faults(one.cases, found, assistant.store.passages)
    _show(one, score_folder(one.cases, one.folder, blames))


@app.command()
def score(questions: Sets = None, out: Out = None) -> None:
    """不再提问，只对已有的 answers.jsonl 重新评分；错题页里没有出错的一步。"""
    sets = _sets(questions, out)
    for one in sets:
        scored = score_folder(one.cases, one.folder, {})
        if same_questions(one.folder, one.path) is False:
            errors.print("注意：题集与作答时用的不同，没有回答的题按答错计")
        _show(one, scored)
    _show_places(sets)


@app.command()
def publish(index: Index = None, out: Published = PUBLISHED) -> None:
    """实测“关于”页所列的准确率：问没有看过错题的题集和开发题，只写各集的总数；头一次要建各地报告的索引，几分钟。"""
    ground = _ground((), index)
    whole = open_every(ground)
    rows = [_announced(one, whole, ground.assistant) for one in ANNOUNCED]
    trace = ground.assistant.trace
    out.write_text(as_toml(rows, trace.program, trace.prompts, datetime.now(UTC).date()), "utf-8")
    for row in rows:
        said, unsaid = row.total.right, row.total.right_unanswerable
        told = f"{row.announced.name}：答对 {said.hits}/{said.total}，报告无 {unsaid.hits}/{unsaid.total}"
        console.print(told, markup=False)
    console.print(f"已写入 {out}", markup=False, soft_wrap=True)


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
def pairs(index: Index = None, wrong: Wrong = False) -> None:
    """完成与目标的配对对照人工读出的名单：配得准不准、找得全不全。"""
    store = open_store(index or IndexSettings.read().folder)
    listed = read_pairs()
    named = dict.fromkeys(one.report for one in listed)
    scored = score_pairs(listed, (pair for name in named for pair in store.ledger.pairs(name)), store.reports)
    for said, rate in (("准确", scored.precision), ("完整", scored.recall)):
        console.print(f"{said}：{rate.share:.1%}（{rate.hits}/{rate.total}）")
    for pair in scored.wrong if wrong else ():
        console.print(f"配错：{pair.result.indicator} ｜ {pair.target.indicator}", markup=False, soft_wrap=True)
    for one in scored.missed if wrong else ():
        console.print(f"漏配：{one.indicator}", markup=False, soft_wrap=True)


@app.command()
def verify(questions: Questions = DEV_QUESTIONS, index: Index = None, missed: Missed = False) -> None:
    """把答对的回答改错，看核对能否拦下：分种类列出；头一次要把各地报告建入一个索引，几分钟。"""
    checked = check_all(_ground(read_cases(questions), index))
    console.print("\n".join(measurement_table(verify_rows(checked))), markup=False, soft_wrap=True)
    for line in (*missed_lines(checked.missed), *blocked_lines(checked)) if missed else ():
        console.print(line, markup=False, soft_wrap=True)


@app.command()
def masking(wrong: Wrong = False) -> None:
    """个人信息的遮盖：该遮的遮住多少，报告和提问里的数据误遮多少；调整用和留出的两份分开算。"""
    scores = [(half, score_half(half)) for half in HALVES]
    touched, sentences = score_sentences(IndexSettings.read().seeds, REPORTS)
    console.print(recall_table(scores))
    rows = [row for half, score in scores for row in score_rows(half, score)]
    console.print("\n".join(measurement_table([*rows, sentence_row(touched)])), markup=False, soft_wrap=True)
    # what was held out stays unread, or it would be held out no more
    for miss in (*scores[0][1].misses, *sentences) if wrong else ():
        console.print(f"{miss.id} {miss.fault}：{miss.text}", markup=False, soft_wrap=True)


@app.command()
def fit(questions: Fitted = None, write: Write = False) -> None:
    """由题集拟合选择与弃答的模型，各份报告轮流留出来检验；--write 写入 qa/reading/weights.toml。"""
    from eval.fit import as_toml, cross_validate, fit_model  # scipy takes a second to import

    cases = tuple(case for path in questions or FITTED for case in read_cases(path))
    ground = _ground(cases, None)
    every, home = open_every(ground), tuple(ground.assistant.store.reports)
    examples = tuple(examples_of((case if case.reports else replace(case, reports=home) for case in cases), every))
    threshold = judge.fitted().threshold
    shares = cross_validate(examples, threshold)
    for label, share in (("选对", shares.ranked), ("选对的留下", shares.kept), ("不该答的拦下", shares.refused)):
        console.print(f"{label}：{share:.1%}")
    if write:
        WEIGHTS.write_text(as_toml(fit_model(examples, threshold)), "utf-8")
        console.print(f"已写入 {WEIGHTS}", markup=False, soft_wrap=True)


@app.command()
def bench(questions: Questions = DEV_QUESTIONS, out: Report = None, index: Index = None, only: Only = None) -> None:
    """测速度、吞吐、内存、建索引和检索，对照只嵌入和 LangChain；不带 --only 要十多分钟。"""
    # LangChain takes seconds to import, and only this command compares with it.
    from eval.bench import choose_parts, run_parts, save_bench

    parts = choose_parts(only or [])
    ground = _ground(read_cases(questions), index)
    rows = run_parts(parts, ground)
    saved = out or IndexSettings.read().data / "bench.json"
    used = configuration(ground.assistant.store.manifest, ground.assistant.prompts.fingerprint, questions, 0)
    save_bench(saved, rows, used)
    console.print("\n".join(measurement_table(rows)), markup=False, soft_wrap=True)
    errors.print(f"已存入 {saved}", soft_wrap=True)


def _sets(questions: list[Path] | None, out: Path | None) -> tuple[QuestionSet, ...]:
    return read_sets(questions or [DEV_QUESTIONS], out or IndexSettings.read().data / "eval")


def _ground(cases: tuple[Case, ...], index: Path | None) -> Ground:
    settings = IndexSettings.read()
    folder = index or settings.folder
    return Ground(folder, settings.seeds, cases, _open(folder), _open, errors)


def _open(folder: Path) -> Assistant:
    settings = QaSettings.read()
    return open_assistant(folder, settings.prompts, settings.home_region)


def _announced(one: Announced, whole: Assistant, city: Assistant) -> Measured:
    cases = read_cases(one.path)
    assistant = whole if any(case.reports for case in cases) else city
    need_reports(cases, assistant.store.reports)
    columns = (TextColumn(one.name), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True) as bar:
        task = bar.add_task("", total=len(cases))
        return measure(one, cases, assistant, advance=lambda: bar.advance(task))


def _show(one: QuestionSet, scored: tuple[Scored, ...]) -> None:
    tallies = tally_groups(scored)
    console.print(table(tallies, one.path.stem))
    for line in closing(tallies[-1]):
        console.print(line, soft_wrap=True)
    console.print(f"答错、无据或太长：{sum(map(is_wrong, scored))} 题")


def _show_places(sets: tuple[QuestionSet, ...]) -> None:
    for one in sets:
        for name, page in (("各组的表", SUMMARY), ("错题", WRONG)):
            console.print(f"{name}：{one.folder / page}", markup=False, soft_wrap=True)


def main() -> None:
    """Runs the command; a problem that staff can mend is one line on stderr and status 1."""
    try:
        app()
    except (EvalProblem, IndexProblem, PromptError) as problem:
        errors.print(str(problem), markup=False, soft_wrap=True)
        raise SystemExit(1) from problem


if __name__ == "__main__":
    main()
