"""Keeps objects that are slow to make beside what they were made from, for the next run.

What is kept may be a pickle, and a pickle that somebody else wrote could run anything: so each file
is sealed with a key that only this user has, and one that was not sealed here is passed over as if
it were not there. Nothing is lost with it: it is made anew.
"""

import hashlib
import hmac
import pickle
import secrets
from contextlib import suppress
from pathlib import Path

from answerable.files.whole_files import OWNER_ALONE, write_whole
from answerable.model.errors import UserMistake

_OF_ANOTHER_VERSION = (pickle.UnpicklingError, AttributeError, ImportError, TypeError, ValueError)
"""What a pickle raises whose classes are not what they were when it was kept."""

_SEAL = hashlib.sha256().digest_size


class SealedCache:
    """Objects by name in one folder, each valid for what it was made from and nothing else."""

    def __init__(self, folder: Path, *, key_folder: Path) -> None:
        self._folder = folder
        self._key = _key_in(key_folder)

    def kept(self, name: str, *, made_from: str) -> object | None:
        """What was kept under this name, if it was made from the same and sealed by this user."""
        if self._key is None:
            return None
        try:
            data = (self._folder / name).read_bytes()
        except OSError:
            return None
        seal, body = data[:_SEAL], data[_SEAL:]
        if not hmac.compare_digest(seal, self._sealed(name, made_from, body)):
            return None
        try:
            kept: object = pickle.loads(body)  # sealed by this user, on this machine
        except _OF_ANOTHER_VERSION:
            return None
        return kept

    def keep(self, name: str, value: object, *, made_from: str) -> None:
        """Keeps an object; where that is not possible the next run is slower, and no more."""
        if self._key is None:
            return
        body = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
        with suppress(UserMistake, OSError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            write_whole(self._folder / name, self._sealed(name, made_from, body) + body)

    def _sealed(self, name: str, made_from: str, body: bytes) -> bytes:
        assert self._key is not None
        sealing = hmac.new(self._key, f"{name}\n{made_from}\n".encode(), hashlib.sha256)
        sealing.update(body)
        return sealing.digest()


def _key_in(folder: Path) -> bytes | None:
    """This user's key, made when it is first needed; None where it cannot be kept to themselves."""
    path = folder / "cache.key"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            write_whole(path, secrets.token_bytes(32), mode=OWNER_ALONE)
        key = path.read_bytes()
    except (UserMistake, OSError):
        return None
    return key if len(key) == 32 else None
