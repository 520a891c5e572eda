"""Leads from earlier addresses to where an answer stands now: small pages, and rules for servers.

A page works on any host; a rule answers with the right status: 301 for what moved, 410 for what
was withdrawn.
"""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from urllib.parse import urlsplit

from answerable.model.log_entries import LogState, Summary, Tombstone
from answerable.model.log_settings import LogSettings

HOSTED, NGINX_MAPS, NGINX_RULES, APACHE = (
    "_redirects",
    "redirects/nginx-maps.txt",
    "redirects/nginx-rules.txt",
    ".htaccess",
)

_ANY_SPELLING = "(?!(?:19|20)[0-9][0-9]/)([1-9][0-9]*[A-Za-z]?)[_/-]([0-9][0-9])"
"""A reference as it is spelt anywhere, but no answer's own address ("2016/91")."""


def redirect_page(address: str, path: str, *, settings: LogSettings) -> bytes:
    """What is shown at an address below the root: it leads on to another one there, by itself."""
    target = f"{'../' * address.count('/')}{path}{'' if path.endswith('.html') else 'index.html'}"
    canonical = f"{settings.address}{path}" if settings.address else target
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        "<title>This answer stands elsewhere</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={escape(target)}">\n'
        f'<link rel="canonical" href="{escape(canonical)}">\n</head>\n<body>\n'
        "<h1>This answer stands elsewhere</h1>\n"
        f'<p><a href="{escape(target)}">Go to the answer</a></p>\n</body>\n</html>\n'
    ).encode()


def rule_files(
    state: LogState, table: Mapping[str, str], *, settings: LogSettings
) -> Iterator[tuple[str, bytes]]:
    """The same as rules: for hosts that read _redirects, for nginx, and for Apache.

    Every part of a rule has passed `read_alias` or is an answer's own address: it holds no sign
    that a rule could take for its own.
    """
    root = urlsplit(settings.address).path.rstrip("/") if settings.address else ""
    every: list[Summary | Tombstone] = [*state.answers, *state.withdrawn]
    known = sorted((alias, table[alias]) for one in every for alias in one.aliases)
    yield HOSTED, _text(_hosted(root, known, state.withdrawn))
    yield NGINX_MAPS, _text(_nginx_maps(root, known, state.withdrawn))
    yield NGINX_RULES, _text(_nginx_rules(root))
    yield APACHE, _text(_apache(root, known))
    for gone in state.withdrawn:
        yield f"{gone.path}{APACHE}", _text(_apache_gone(root, gone))


Known = list[tuple[str, str]]


def _hosted(root: str, known: Known, withdrawn: Iterable[Tombstone]) -> Iterator[str]:
    for alias, path in known:
        if alias.startswith("?"):
            yield f"{root}/ {alias[1:]} {root}/{path} 301!"
        else:
            yield f"{root}/{alias} {root}/{path} 301!"
    for gone in withdrawn:
        yield f"{root}/{gone.path}* {root}/{gone.path}index.html 410!"


def _nginx_maps(root: str, known: Known, withdrawn: Iterable[Tombstone]) -> Iterator[str]:
    """What stands in the http part of nginx's settings: it may only name, not act."""
    longest = max((len(f"{root}/{alias}") for alias, _ in known), default=0)
    # Its own sizes are too small for the long addresses of old logs: it would not start.
    yield f"map_hash_bucket_size {_power(longest + 48)};"
    yield f"map_hash_max_size {_power(4 * len(known) + 2048)};"
    yield "map $uri $answerable_moved {"
    yield '    default "";'
    for alias, path in known:
        if not alias.startswith("?"):
            yield f'    "{root}/{alias}" "{root}/{path}";'
            if alias.endswith("/"):
                yield f'    "{root}/{alias.rstrip("/")}" "{root}/{path}";'
    yield f'    "~^{root}/{_ANY_SPELLING}/?$"'
    yield f'        "{root}/20$2/$1/";'
    yield "}"
    yield "map $query_string $answerable_asked {"
    yield '    default "";'
    yield from (f'    "{alias[1:]}" "{root}/{path}";' for alias, path in known if alias[0] == "?")
    yield "}"
    yield "map $uri $answerable_gone {"
    yield '    default "";'
    for gone in withdrawn:
        yield f'    "~^{root}/{gone.path.rstrip("/")}(?:/|$)" "{root}/{gone.path}index.html";'
    yield "}"


def _power(least: int) -> int:
    """The first power of two that is not less."""
    return 1 << (least - 1).bit_length()


def _nginx_rules(root: str) -> Iterator[str]:
    """What stands in the server part; `include` both files."""
    # A named place is not asked the questions below a second time.
    yield "error_page 410 @answerable_gone;"
    yield "location @answerable_gone { rewrite ^ $answerable_gone break; }"
    yield 'if ($answerable_gone != "") { return 410; }'
    yield 'if ($answerable_moved != "") { return 301 $answerable_moved; }'
    yield f"location = {root}/ {{"
    yield '    if ($answerable_asked != "") { return 301 $answerable_asked; }'
    yield "}"


def _apache_gone(root: str, gone: Tombstone) -> Iterator[str]:
    """For the folder of an answer that was withdrawn."""
    yield f"ErrorDocument 410 {root}/{gone.path}index.html"
    yield "RewriteEngine On"
    # What is shown with 410 is asked for a second time, by the server itself.
    yield "RewriteCond %{ENV:REDIRECT_STATUS} !=410"
    yield "RewriteRule ^ - [G]"


def _apache(root: str, known: Known) -> Iterator[str]:
    """For the folder of the log itself; needs mod_rewrite and AllowOverride FileInfo."""
    yield "RewriteEngine On"
    yield f"RewriteBase {root}/"
    for alias, path in known:
        if alias.startswith("?"):
            yield f"RewriteCond %{{QUERY_STRING}} ^{alias[1:]}$"
            yield f"RewriteRule ^(?:index\\.(?:html|php))?$ {root}/{path}? [R=301,L]"
        else:
            plain = alias.rstrip("/").replace(".", "\\.").replace("(", "\\(").replace(")", "\\)")
            yield f"RewriteRule ^{plain}/?$ {root}/{path} [R=301,L]"
    yield f"RewriteRule ^{_ANY_SPELLING}/?$ {root}/20$2/$1/ [R=301,L]"


def _text(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("ascii")
