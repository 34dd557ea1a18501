"""What produced a result: revision, seed, prompts, model, index and question set, as config.json keeps it.

Takes the index's manifest, the prompts' fingerprint and a question set; gives a frozen value. Does not write it.
"""

import json
import shutil
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

from eval.cases import set_digest
from index.generation import Manifest

CONFIG = "config.json"
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Revision:
    """The commit that ran; `dirty` when the working tree differs from it."""

    commit: str
    dirty: bool | None


@dataclass(frozen=True, slots=True)
class Configuration:
    """Everything that a figure depends on."""

    revision: Revision
    seed: int
    prompts: str
    model: str
    model_fingerprint: str
    index: str
    index_built: str
    index_counts: dict[str, int]
    questions: str
    questions_sha256: str

    def write(self, folder: Path) -> None:
        """config.json in the folder of the results."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        (folder / CONFIG).write_text(text + "\n", "utf-8")


def configuration(manifest: Manifest, prompts: str, questions: Path, seed: int) -> Configuration:
    """The configuration of a run that asks these questions of this index with these prompts."""
    return Configuration(
        revision=revision(Path(__file__).parent),
        seed=seed,
        prompts=prompts,
        model=manifest.model,
        model_fingerprint=manifest.model_fingerprint,
        index=manifest.fingerprint,
        index_built=manifest.built,
        index_counts=dict(manifest.counts),
        questions=questions.name,
        questions_sha256=set_digest(questions),
    )


def revision(folder: Path) -> Revision:
    """The commit of the working tree around the folder; unknown outside git."""
    commit = _git(folder, "rev-parse", "HEAD")
    changes = _git(folder, "status", "--porcelain")
    if not commit or changes is None:
        return Revision(UNKNOWN, None)
    return Revision(commit, bool(changes))


def same_questions(folder: Path, questions: Path) -> bool | None:
    """Whether the folder's answers were asked from this set; None where no configuration tells."""
    try:
        kept = json.loads((folder / CONFIG).read_text("utf-8"))["questions_sha256"]
    except (OSError, json.JSONDecodeError, KeyError, TypeError):
        return None
    return bool(kept == set_digest(questions))


def _git(folder: Path, *arguments: str) -> str | None:
    program = shutil.which("git")
    if program is None:
        return None
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else None
