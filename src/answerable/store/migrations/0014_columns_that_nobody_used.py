"""Columns go that no page ever wrote or read: what is said to a question stands in the plan."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0013_source_seal_and_reopening"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="question",
            name="answer",
        ),
        migrations.RemoveField(
            model_name="question",
            name="answered",
        ),
        migrations.RemoveField(
            model_name="question",
            name="outcome",
        ),
        migrations.RemoveField(
            model_name="registersnapshot",
            name="mapping",
        ),
        migrations.RemoveField(
            model_name="request",
            name="changed_at",
        ),
    ]
