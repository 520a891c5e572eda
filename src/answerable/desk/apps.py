"""Tells Django of the desk."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The application with the staff's screens; its tables are the store's."""

    name = "answerable.desk"
    label = "desk"
