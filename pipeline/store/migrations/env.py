"""Alembic's entry: the connection comes from `pipeline.store.migrate`, already inside its transaction."""

from alembic import context

from pipeline.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
