"""An organisation may say which of several outcomes is the most severe; none says it at first."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0014_columns_that_nobody_used"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="outcome_order",
            field=models.JSONField(default=list),
        ),
    ]
