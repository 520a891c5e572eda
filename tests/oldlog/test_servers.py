"""The rules of a log on real servers: what moved, what was withdrawn, and everything else."""

import http.client
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from answerable.log.site import add_answers, withdraw
from answerable.model.log_settings import LogSettings
from answerable.steps.entries.publish import public_copy
from samples import sample_answer
from servers import free_port, listening

NGINX, APACHE = shutil.which("nginx"), shutil.which("apache2")
DAY = date(2026, 3, 2)
LONG = f"{'complaints-about-social-media-' * 3}911_16/"
"""WordPress makes such addresses of titles."""
ASKED = f"""
path                            status  leads to
/                               200
/2016/911/                      200
/2016/911/table-1-1.csv         200
/2016/911                       301     /2016/911/
/911_16                         301     /2016/911/
/911_16/                        301     /2016/911/
/911/16                         301     /2016/911/
/911-16                         301     /2016/911/
/old-words-911_16/              301     /2016/911/
/old-words-911_16               301     /2016/911/
/a/b.html                       301     /2016/911/
/{LONG}                         301     /2016/911/
/?p=31490                       301     /2016/911/
/?p=31491                       200
/index.html?p=9                 200
/2017/5/                        410
/2017/5/index.html              410
/2017/5/v1/                     410
/2017/5/answer.json             410
/gone-words/                    301     /2017/5/
/2017/51/                       200
/nothing-here/                  404
/2016/912/                      404
"""


def _cases() -> list[list[str]]:
    return [line.split() for line in ASKED.strip().splitlines()[1:]]


@pytest.fixture(scope="module", params=["", "/foi/log"], ids=["at the root", "below a path"])
def site(request: pytest.FixtureRequest) -> Iterator[tuple[Path, str]]:
    """A folder that a server may read, and the path in it at which the log stands."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    log = folder / f"site{request.param}"
    settings = LogSettings(address=f"https://log.example{request.param}/")
    changes = [
        ("911_16", ["/?p=31490", "old-words-911_16/", "a/b.html", LONG]),
        ("5_17", ["gone-words/"]),
        ("51_17", []),
    ]
    entries = [
        {**public_copy(sample_answer(reference=reference)), "aliases": aliases}
        for reference, aliases in changes
    ]
    log.parent.mkdir(parents=True, exist_ok=True)
    add_answers(log, entries, on=DAY, settings=settings)
    withdraw(log, "5_17", reason="It named a person.", on=DAY, settings=settings)
    yield folder, request.param
    shutil.rmtree(folder)


@contextmanager
def _nginx(folder: Path, root: str) -> Iterator[int]:
    port, rules = free_port(), folder / f"site{root}" / "redirects"
    settings = folder / "nginx.conf"
    settings.write_text(
        f"pid {folder}/nginx.pid; error_log stderr;\n"
        "events { }\nhttp { include /etc/nginx/mime.types; access_log off;\n"
        + "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in _TEMPORARY)
        + f"include {rules}/nginx-maps.txt;\n"
        f"server {{ listen 127.0.0.1:{port}; root {folder}/site;\n"
        f"include {rules}/nginx-rules.txt; }} }}\n"
    )
    with listening([str(NGINX), "-c", str(settings), "-g", "daemon off;"], port):
        yield port


_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@contextmanager
def _apache(folder: Path, root: str) -> Iterator[int]:
    port, modules = free_port(), "/usr/lib/apache2/modules"
    settings = folder / "apache.conf"
    loaded = ("mpm_event", "authz_core", "mime", "dir", "rewrite", "alias")
    settings.write_text(
        "".join(f"LoadModule {name}_module {modules}/mod_{name}.so\n" for name in loaded)
        + f"ServerName localhost\nListen 127.0.0.1:{port}\nPidFile {folder}/apache.pid\n"
        f"ErrorLog {folder}/apache.log\nTypesConfig /etc/mime.types\nDirectoryIndex index.html\n"
        + ("User www-data\nGroup www-data\n" if os.geteuid() == 0 else "")
        + f"DocumentRoot {folder}/site\n"
        f"<Directory {folder}/site>\nAllowOverride FileInfo\nRequire all granted\n</Directory>\n"
    )
    with listening([str(APACHE), "-f", str(settings), "-DFOREGROUND"], port):
        yield port


@pytest.mark.parametrize(
    "server",
    [
        pytest.param(_nginx, marks=pytest.mark.skipif(not NGINX, reason="nginx is not here")),
        pytest.param(_apache, marks=pytest.mark.skipif(not APACHE, reason="Apache is not here")),
    ],
)
def test_a_server_that_has_the_rules_answers_with_the_right_status(
    site: tuple[Path, str], server: Callable[[Path, str], "contextmanager[int]"]
) -> None:
    folder, root = site
    wrong = []
    with server(folder, root) as port:
        for path, status, *leads in _cases():
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", root + path)
            answer = connection.getresponse()
            body = answer.read().decode("utf-8", "replace")
            location = (answer.getheader("Location") or "").partition("://")[2]
            got = (str(answer.status), "/" + location.partition("/")[2] if location else "")
            if status != got[0] or (leads and got[1] != root + leads[0]):
                wrong.append((path, status, leads, got))
            if status == "410":
                assert "It named a person." in body, path
            connection.close()
    assert wrong == []
