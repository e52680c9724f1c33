"""Alembic's entry: migrations run on the connection that store.schema gives them."""

from alembic import context

from profit_tt.models.base import Row
from profit_tt.store.schema import is_modelled

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Row.metadata,
    render_as_batch=True,
    compare_type=True,
    include_name=is_modelled,
)
context.run_migrations()
