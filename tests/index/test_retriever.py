import asyncio
import re
from pathlib import Path

import pytest
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import RunnableLambda
from pydantic import ValidationError

from index.errors import ReportUnknown
from index.retriever import PassageRetriever
from index.store import Store, open_store
from tests.index.fakes import ROOT, HashEmbedder


@pytest.fixture
def store(small_index: Path) -> Store:
    return open_store(small_index, HashEmbedder())


def test_documents_are_the_report_s_sentences_with_their_place(store: Store) -> None:
    retriever = PassageRetriever(store=store)
    assert isinstance(retriever, BaseRetriever)
    found = retriever.invoke("新增托位5000个以上，新建口袋公园12个。")
    assert len(found) == 5
    best = found[0]
    assert (best.id, best.page_content) == ("city-2024:10.2", "新增托位5000个以上，新建口袋公园12个。")
    text = store.reports["city-2024"].text
    start = text.index(best.page_content)
    assert best.metadata == {
        "report": "city-2024",
        "section": ["二、2024年工作安排", "（一）增进民生福祉"],
        "paragraph": 10,
        "start": start,
        "end": start + len(best.page_content),
        "year": "2024",
        "status": "target",
        "score": pytest.approx((1 + _clause_score(store, best)) / 2, abs=1e-5),
    }
    scores = [document.metadata["score"] for document in found]
    assert scores == sorted(scores, reverse=True)


def _clause_score(store: Store, best: Document) -> float:
    hits = store.search(HashEmbedder().embed_question(best.page_content), best.page_content)
    return next(hit.clause_dense for hit in hits if hit.passage.id == best.id)


def test_it_may_be_kept_to_some_reports_and_fewer_documents(store: Store) -> None:
    found = PassageRetriever(store=store, k=2, reports=("town-2025",)).invoke("新增托位")
    assert len(found) == 2
    assert {document.metadata["report"] for document in found} == {"town-2025"}


def test_no_document_at_all_cannot_be_asked_for(store: Store) -> None:
    with pytest.raises(ValidationError, match="greater than or equal to 1"):
        PassageRetriever(store=store, k=0)


def test_it_joins_a_chain_and_answers_without_blocking(store: Store) -> None:
    def texts(documents: list[Document]) -> list[str]:
        return [document.page_content for document in documents]

    chain = PassageRetriever(store=store, k=3) | RunnableLambda(texts)
    assert len(chain.invoke("新增托位")) == 3
    assert asyncio.run(chain.ainvoke("新增托位")) == chain.invoke("新增托位")
    assert chain.batch(["新增托位", "公园"]) == [chain.invoke("新增托位"), chain.invoke("公园")]


def test_over_the_city_s_index_the_first_document_answers(city_store: Store) -> None:
    best = PassageRetriever(store=city_store).invoke("今年新增多少托位")[0]
    assert best.page_content == "落实积极生育支持政策措施，扩大普惠托育服务供给，新增托位5000个以上。"
    assert (best.metadata["year"], best.metadata["status"], best.metadata["paragraph"]) == ("2024", "target", 59)


def test_the_lines_of_the_readme_run(city_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    (lines,) = [block for block in blocks if "PassageRetriever" in block]
    assert len([line for line in lines.splitlines() if line.strip()]) <= 4 + lines.count("#")
    (tmp_path / ".data").mkdir()
    (tmp_path / ".data" / "index").symlink_to(city_index)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(compile(lines, "README.md", "exec"), names)
    (documents,) = [value for value in names.values() if isinstance(value, list)]
    assert all(isinstance(document, Document) for document in documents)
    assert documents[0].metadata["report"] == "xuzhou-2024"


def test_a_report_that_the_index_does_not_hold_is_named(store: Store) -> None:
    with pytest.raises(ReportUnknown, match="索引里没有报告 village-2020：可用的有 city-2024"):
        PassageRetriever(store=store, reports=("city-2024", "village-2020")).invoke("新增托位")
