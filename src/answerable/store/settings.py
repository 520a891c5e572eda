"""The part of Django's settings that the tables need; the site's settings begin with these.

Commands that need tables and no pages (audit, backup, restore) run under these alone.
"""

import os

from answerable.store.databases import database_settings
from answerable.store.home import home_folder

HOME = home_folder()
DATABASES = {"default": database_settings(HOME, os.environ.get("DATABASE_URL", ""))}
AUTH_USER_MODEL = "store.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "answerable.store",
]
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False
