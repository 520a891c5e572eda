"""What is kept in words of users has no length."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0015_outcome_order"),
    ]

    operations = [
        migrations.AlterField(
            model_name="reviewdecision",
            name="ref",
            field=models.TextField(),
        ),
        migrations.AlterField(
            model_name="variantdecision",
            name="term",
            field=models.TextField(),
        ),
        migrations.AlterField(
            model_name="variantdecision",
            name="variant",
            field=models.TextField(),
        ),
    ]
