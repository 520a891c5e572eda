"""Tells Django of the store."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The application whose tables the desk stands on."""

    name = "answerable.store"
    label = "store"
    verbose_name = "Answerable"
    default_auto_field = "django.db.models.BigAutoField"
