from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0012_review_closed"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="source_seal",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AlterField(
            model_name="clockevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("clarification asked", "clarification asked"),
                    ("clarification received", "clarification received"),
                    ("fees notice sent", "fees notice sent"),
                    ("fee paid", "fee paid"),
                    ("extended for the public interest", "extended for the public interest"),
                    ("reopened", "reopened"),
                    ("deadline moved by a new holiday", "deadline moved by a new holiday"),
                    ("answered", "answered"),
                    ("internal review asked for", "internal review asked for"),
                    ("internal review closed", "internal review closed"),
                ],
                max_length=60,
            ),
        ),
    ]
