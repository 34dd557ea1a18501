"""The plain LangChain pipeline on a tiny report."""

from eval.baseline import CHUNK, EmbedderAsLangChain, FaissChunks, langchain_pipeline, retrieve_texts
from tests.eval.fakes import BigramEmbedder, report

NURSERY = "新增托位五千个以上，扩大普惠托育服务供给。"
PARKING = "新增停车泊位六万多个，缓解停车难。"


def test_the_nearest_chunk_comes_first() -> None:
    filler = "全市上下坚持稳中求进工作总基调。" * 40
    text = f"{NURSERY}\n\n{filler}\n\n{PARKING}"
    retriever = langchain_pipeline([report(text)], BigramEmbedder(), k=2)
    found = retrieve_texts(retriever, "停车泊位新增多少")
    assert PARKING in found[0]
    assert len(found) == 2
    assert all(len(chunk) <= CHUNK for chunk in found)
    assert retriever.invoke("托位新增多少")[0].metadata == {"report": "city-2024"}


def test_k_may_exceed_the_chunks() -> None:
    retriever = langchain_pipeline([report(NURSERY)], BigramEmbedder(), k=5)
    assert retrieve_texts(retriever, "托位") == (NURSERY,)


def test_metadata_is_optional() -> None:
    store = FaissChunks.from_texts([NURSERY, PARKING], EmbedderAsLangChain(BigramEmbedder()))
    (nearest,) = store.similarity_search("停车泊位", k=1)
    assert (nearest.page_content, nearest.metadata) == (PARKING, {})
