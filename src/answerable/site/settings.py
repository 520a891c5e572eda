"""The desk's settings. What may differ between places comes from the environment.

Every variable has its line in docs/reference/settings.md; nothing here has to be edited.
"""

import os
from pathlib import Path

from answerable.model.errors import UserMistake
from answerable.store.home import secret_key
from answerable.store.settings import (  # noqa: F401
    AUTH_USER_MODEL,
    DATABASES,
    DEFAULT_AUTO_FIELD,
    HOME,
    LANGUAGE_CODE,
    TIME_ZONE,
    USE_I18N,
    USE_TZ,
)


def _number(name: str, usual: int) -> int:
    """A whole number. What is not understood stops the start: a guess could leave a door open."""
    text = os.environ.get(name, "") or str(usual)
    if not text.isdecimal():
        raise UserMistake("setting-wrong", where=name, text=text, known="a whole number")
    return int(text)


def _flag(name: str) -> bool:
    """1 or nothing, understood as strictly."""
    text = os.environ.get(name, "")
    if text not in ("", "0", "1"):
        raise UserMistake("setting-wrong", where=name, text=text, known="1, or leave it empty")
    return text == "1"


HERE = Path(__file__).parent
HTTPS = _flag("ANSWERABLE_HTTPS")
IDLE_SECONDS = 60 * _number("ANSWERABLE_IDLE_MINUTES", 30)

DEBUG = False
SECRET_KEY = os.environ.get("ANSWERABLE_SECRET_KEY", "") or secret_key(HOME)
_HOSTS = os.environ.get("ANSWERABLE_HOSTS", "") or "localhost,127.0.0.1,[::1]"
ALLOWED_HOSTS = [name.strip() for name in _HOSTS.split(",")]
ROOT_URLCONF = "answerable.site.urls"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "answerable.store",
    "answerable.desk",
]

MIDDLEWARE = [
    "answerable.site.middleware.SecureHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "answerable.site.middleware.SessionLimits",
    "answerable.site.middleware.SignInFirst",
    "answerable.site.middleware.OwnPassword",
    "answerable.site.middleware.Mistakes",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "answerable.desk.frame.frame",
            ],
            "builtins": ["answerable.desk.templatetags.pieces"],
        },
    }
]
FORM_RENDERER = "answerable.desk.forms.parts.DeskRenderer"

STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static"]
# Files are served from where they lie: nothing has to be collected before the first page.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "requests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
]

SESSION_COOKIE_AGE = 3600 * _number("ANSWERABLE_SESSION_HOURS", 12)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "answerable.desk.views.errors.form_expired"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
