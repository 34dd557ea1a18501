"""What alembic runs for each command: the steps, over the connection that `web.database.schema` hands in.

Opens no connection and ends no transaction: both are the caller's.
"""

from alembic import context

from web.database.tables import metadata

# SQLite cannot alter a table in place: alembic then copies it.
context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
