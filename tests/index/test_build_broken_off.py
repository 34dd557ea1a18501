import errno
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from index.build import build
from index.embed import Vectors
from index.errors import IndexUnwritable
from index.generation import current_generation
from tests.index.fakes import (
    CHANGED,
    CITY,
    LIMIT,
    MODEL,
    ROOT,
    TOWN,
    HashEmbedder,
    build_fake,
    listing,
    no_model,
    python,
    texts_of,
    write_seeds,
)


class FailingEmbedder(HashEmbedder):
    """Embeds a first batch, then fails."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        if self.embedded:
            raise self.error
        return super().embed_passages(texts)


class WaitingEmbedder(HashEmbedder):
    """Says when it is asked, and answers when it may."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.may_go = threading.Event(), threading.Event()

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.asked.set()
        assert self.may_go.wait(10)
        return super().embed_passages(texts)


@pytest.mark.parametrize(
    ("error", "raised", "says"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), IndexUnwritable, "磁盘已满"),
        (OSError(errno.EACCES, "Permission denied"), IndexUnwritable, "没有权限"),
        (KeyboardInterrupt("^C"), KeyboardInterrupt, "C"),
        (ValueError("bad"), ValueError, "bad"),
    ],
    ids=["full", "forbidden", "ctrl-c", "other"],
)
def test_a_build_that_fails_leaves_the_old_index_and_no_remains(
    seeds: Path, small_index: Path, error: BaseException, raised: type[BaseException], says: str
) -> None:
    before, kept = texts_of(small_index), listing(small_index)
    write_seeds(seeds, {"new": TOWN.replace("2025", "2023") + "新增。" + "".join(f"项目{n}。" for n in range(40))})
    failing = FailingEmbedder(error)
    with pytest.raises(raised, match=says):
        build_fake(seeds, small_index, failing)
    assert texts_of(small_index) == before
    assert listing(small_index) == kept
    assert build_fake(seeds, small_index).changed


def test_a_model_that_fails_is_not_called_a_full_disk(seeds: Path, tmp_path: Path) -> None:
    failing = FailingEmbedder(RuntimeError("mat1 and mat2 shapes cannot be multiplied"))
    with pytest.raises(Exception, match="mat1") as caught:
        build_fake(write_seeds(seeds, {"a": CITY + "".join(f"项目{n}。" for n in range(40))}), tmp_path / "i", failing)
    assert "空间" not in str(caught.value)


LIMITED = """
import resource, sys
from pathlib import Path
from index.errors import IndexUnwritable
from tests.index.fakes import HashEmbedder, build_fake
from index.store import open_store

wide = HashEmbedder("wide", 384)
seeds, out = Path(sys.argv[1]), Path(sys.argv[2])
sizes = sorted({path.stat().st_size for path in Path(sys.argv[3]).rglob("*") if path.is_file()})
before = [passage.text for passage in open_store(out).passages]
for limit in sorted({0, 1, *(size - 1 for size in sizes), *(size // 2 for size in sizes)}):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        build_fake(seeds, out, wide)
    except IndexUnwritable as problem:
        assert "原索引未动" in str(problem), problem
    else:
        raise SystemExit(f"a build with files of at most {limit} bytes was taken for done")
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert [passage.text for passage in open_store(out).passages] == before, limit
assert build_fake(seeds, out, wide).changed
print(len(open_store(out).passages))
"""


def test_wherever_writing_fails_the_old_index_serves(seeds: Path, tmp_path: Path) -> None:
    # Vectors as wide as true ones, so that their file is the largest and one limit stops at its last byte.
    wide = HashEmbedder("wide", 384)
    build_fake(seeds, tmp_path / "index", wide)
    write_seeds(tmp_path / "new", {"city-2024": CHANGED, "town-2025": TOWN})
    whole = build_fake(tmp_path / "new", tmp_path / "whole", wide)
    done = python(
        "-c", LIMITED, *map(str, (tmp_path / "new", tmp_path / "index", current_generation(tmp_path / "whole")))
    )
    assert (done.returncode, done.stdout) == (0, f"{whole.manifest.counts['passages']}\n"), done.stderr


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.index.fakes import build_fake

event, name = sys.argv[3:]

def die(what, about):
    if what == event and any(name in str(part) for part in about if isinstance(part, str | bytes | Path)):
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(die)
build_fake(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.parametrize(
    ("event", "name", "swapped"),
    [
        ("os.mkdir", "gen-", False),
        ("open", "passages.jsonl", False),
        ("open", "CURRENT.new", False),
        ("os.rename", "CURRENT.new", False),
        ("shutil.rmtree", "gen-", True),
    ],
)
def test_a_killed_build_leaves_the_old_index_serving_and_the_next_one_clears_up(
    seeds: Path, small_index: Path, tmp_path: Path, event: str, name: str, swapped: bool
) -> None:
    old = texts_of(small_index)
    write_seeds(tmp_path / "new", {"city-2024": CHANGED, "town-2025": TOWN})
    died = python("-c", KILLED, str(tmp_path / "new"), str(small_index), event, name)
    assert (died.returncode, died.stderr) == (-signal.SIGKILL, "")
    assert (texts_of(small_index) != old) is swapped
    assert swapped == any("7000" in text for text in texts_of(small_index))

    again = shutil.copytree(small_index, tmp_path / "again")
    unchanged = tmp_path / "new" if swapped else seeds
    assert not build(unchanged, small_index, MODEL, LIMIT, embedder=no_model).changed
    assert listing(small_index) == [".lock", "CURRENT", current_generation(small_index).name]
    build_fake(tmp_path / "new", again)
    assert any("7000" in text for text in texts_of(again))
    assert listing(again) == [".lock", "CURRENT", current_generation(again).name]


def test_a_build_killed_while_it_embeds_holds_nobody_up(seeds: Path, small_index: Path) -> None:
    old = texts_of(small_index)
    (seeds / "city-2024.txt").write_text(CHANGED)
    slow = (
        "import sys, time; from pathlib import Path; from tests.index.fakes import HashEmbedder, build_fake\n"
        "class Slow(HashEmbedder):\n"
        "    def embed_passages(self, texts):\n"
        "        print('embedding', flush=True)\n"
        "        time.sleep(60)\n"
        "build_fake(Path(sys.argv[1]), Path(sys.argv[2]), Slow())"
    )
    command = [sys.executable, "-c", slow, str(seeds), str(small_index)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as building:
        assert building.stdout
        assert building.stdout.readline() == "embedding\n"
        assert texts_of(small_index) == old
        building.kill()
    assert texts_of(small_index) == old
    assert build(seeds, small_index, MODEL, LIMIT, waiting=pytest.fail, embedder=lambda _: HashEmbedder()).embedded == 2


def test_of_two_builds_at_once_the_second_waits_says_so_and_finds_the_work_done(seeds: Path, tmp_path: Path) -> None:
    slow, waits = WaitingEmbedder(), threading.Event()
    done: list[tuple[str, bool]] = []

    def first() -> None:
        done.append(("first", build_fake(seeds, tmp_path / "i", slow).changed))

    def second() -> None:
        built = build(seeds, tmp_path / "i", MODEL, LIMIT, waiting=waits.set, embedder=no_model)
        done.append(("second", built.changed))

    threads = [threading.Thread(target=first), threading.Thread(target=second)]
    threads[0].start()
    assert slow.asked.wait(10)
    threads[1].start()
    assert waits.wait(10)
    assert done == []
    slow.may_go.set()
    for thread in threads:
        thread.join(10)
    assert sorted(done) == [("first", True), ("second", False)]
    assert len(texts_of(tmp_path / "i")) > 20


def test_a_build_alone_does_not_say_that_it_waits(seeds: Path, tmp_path: Path) -> None:
    build(seeds, tmp_path / "i", MODEL, LIMIT, waiting=pytest.fail, embedder=lambda _: HashEmbedder())
