"""The index as a LangChain retriever, so that any LangChain program can search it.

Takes a question, gives LangChain documents; the only file of index/ that imports langchain.
"""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field

from index.errors import ReportUnknown
from index.models import Hit
from index.store import Store


class PassageRetriever(BaseRetriever):
    """Documents are sentences of the reports; metadata tells place, year, status and score."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    store: Store
    k: int = Field(default=5, ge=1)
    reports: tuple[str, ...] = ()

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:  # noqa: ARG002
        if unknown := sorted(set(self.reports) - set(self.store.reports)):
            raise ReportUnknown(f"索引里没有报告 {'、'.join(unknown)}：可用的有 {'、'.join(self.store.reports)}")
        hits = self.store.search(self.store.embedder.embed_question(query), query, self.reports)
        return [_document(hit) for hit in hits[: self.k]]


def _document(hit: Hit) -> Document:
    passage = hit.passage
    return Document(
        id=passage.id,
        page_content=passage.text,
        metadata={
            "report": passage.report,
            "section": list(passage.section),
            "paragraph": passage.paragraph,
            "start": passage.start,
            "end": passage.end,
            "year": passage.year,
            "status": passage.status.value,
            "score": (hit.dense + hit.clause_dense) / 2,
        },
    )
