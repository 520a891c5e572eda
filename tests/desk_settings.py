"""The desk's settings for tests: a home of their own, and a hash that costs nothing."""

import os
import tempfile

os.environ.setdefault("ANSWERABLE_HOME", tempfile.mkdtemp(prefix="answerable-tests-"))

from answerable.site.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
