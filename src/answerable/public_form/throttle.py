"""How often one place may send: in memory alone, so that no address is ever kept."""

import ipaddress
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

SENDS, WINDOW = 5, 3600
"""So many requests from one address within so many seconds."""
ALL_SENDS = 300
"""The same for all addresses together."""
_MOST_ADDRESSES = 10_000


class Throttle:
    """Counts what was sent within the window, address by address and in all."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._by_address: OrderedDict[str, deque[float]] = OrderedDict()
        self._all: deque[float] = deque()

    def wait_of(self, address: str) -> int:
        """Seconds until this address may send again; 0 if it may now."""
        with self._lock:
            now = self._clock()
            own = self._by_address.get(place_of(address), deque())
            waits = (_wait(own, SENDS, now), _wait(self._all, ALL_SENDS, now))
            return max(waits)

    def sent(self, address: str) -> None:
        """Counts one."""
        with self._lock:
            now, place = self._clock(), place_of(address)
            own = self._by_address.setdefault(place, deque(maxlen=SENDS))
            self._by_address.move_to_end(place)
            own.append(now)
            self._all.append(now)
            while len(self._all) > ALL_SENDS:
                self._all.popleft()
            while len(self._by_address) > _MOST_ADDRESSES:
                self._by_address.popitem(last=False)


def place_of(address: str) -> str:
    """What counts as one address: of IPv6 the network that one household has."""
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "unknown"
    if known.version == 6:
        return str(ipaddress.ip_network((known, 64), strict=False))
    return str(known)


def _wait(sent: deque[float], most: int, now: float) -> int:
    """Seconds until the oldest of so many has left the window."""
    recent = [at for at in sent if at > now - WINDOW]
    return int(recent[-most] + WINDOW - now) + 1 if len(recent) >= most else 0
