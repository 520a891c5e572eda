"""The history and the journals of reviews: the database itself refuses to change or delete them."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("store_auditevent", "store_reviewentry")

POSTGRES = """
CREATE FUNCTION store_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME;
END $$;
"""
POSTGRES_EACH = """
CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION store_append_only();
CREATE TRIGGER {table}_whole BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION store_append_only();
"""
SQLITE_EACH = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'rows of {table} are only ever added'); END;
"""


def refuse_changes(apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
    """Sets the triggers, in the words of each database."""
    if schema.connection.vendor == "postgresql":
        schema.execute(POSTGRES, params=None)
        for table in TABLES:
            schema.execute(POSTGRES_EACH.format(table=table), params=None)
        return
    for table in TABLES:
        for verb in ("UPDATE", "DELETE"):
            schema.execute(SQLITE_EACH.format(table=table, verb=verb))


def add_organisation(apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
    """The one row of settings, so that it can be locked from the first."""
    apps.get_model("store", "Organisation").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    """The first step makes the tables, this one guards them."""

    dependencies = [("store", "0001_initial")]

    operations = [
        migrations.RunPython(refuse_changes, migrations.RunPython.noop),
        migrations.RunPython(add_organisation, migrations.RunPython.noop),
    ]
