"""The tables, as SQLAlchemy Core knows them; migrations/ brings a database to this shape. Reads and writes nothing.

Times go in and come out with their zone, in UTC. An `owner` is a digest (see `web.who.caller.Caller`); it is empty
where nobody can be told apart.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)


class Moment(TypeDecorator[datetime]):
    """A time with its zone, given back in UTC: SQLite keeps no zone, and PostgreSQL answers in the server's."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """To UTC; raises ValueError for a time without zone, which could be anybody's."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a time without its zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """In UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_name)s", "fk": "fk_%(table_name)s_%(referred_table_name)s"}
)

conversations = Table(
    "conversations",
    metadata,
    # The id is the caller's own choice, so that two people may choose the same.
    Column("owner", String(80), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("face", String(16), nullable=False),
    Column("started", Moment, nullable=False),
    Column("latest", Moment, nullable=False),
)

answers = Table(
    "answers",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("owner", String(80), nullable=False),
    Column("conversation", String(64), nullable=False),
    Column("at", Moment, nullable=False),
    # Personal data masked; `masked` says that there was some, so that a replay asks other words than the person did.
    Column("question", Text, nullable=False),
    Column("history", JSON, nullable=False),
    Column("masked", Boolean, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("answer", Text, nullable=False),
    # SHA-256 of the answer as it was sent, without latency_ms and the members that HTTP adds.
    Column("digest", String(64), nullable=False),
    Column("latency_ms", Float, nullable=False),
    Column("index_fingerprint", String(64), nullable=False),
    Column("prompts_fingerprint", String(64), nullable=False),
    Column("content_fingerprint", String(64), nullable=False),
    Column("program_fingerprint", String(64), nullable=False),
    ForeignKeyConstraint(["owner", "conversation"], ["conversations.owner", "conversations.id"], ondelete="CASCADE"),
    Index(None, "owner", "conversation"),
    Index(None, "at"),
)

feedback = Table(
    "feedback",
    metadata,
    Column("answer", String(32), ForeignKey("answers.id", ondelete="CASCADE"), primary_key=True),
    Column("owner", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    Column("rating", String(8), nullable=False),
    Column("reason", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Index(None, "owner"),
)

keys = Table(
    "keys",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("name", String(80), nullable=False),
    # SHA-256 of the key, which is random: it needs no salt and no slow hash.
    Column("digest", String(64), nullable=False, unique=True),
    Column("scopes", String(80), nullable=False),
    Column("rate", String(80), nullable=False),
    Column("created", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
    Column("revoked", Moment, nullable=True),
)

tokens = Table(
    "tokens",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("owner", String(80), nullable=False),
    Column("issued", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
    Index(None, "owner"),
)

# Who had everything of theirs deleted, and when: a backup that is older must not bring it back.
erasures = Table(
    "erasures",
    metadata,
    Column("owner", String(80), primary_key=True),
    Column("at", Moment, nullable=False),
)
