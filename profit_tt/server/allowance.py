"""How often one address may ask: so many times at once, and again as time goes by. Kept in memory alone, and little."""

import hashlib
import ipaddress
import math
import secrets
import threading

from starlette.requests import Request

from profit_tt.clock import steady
from profit_tt.services.latest import remember

#: Addresses that are remembered at most; beyond that the one that has asked for nothing for the longest is forgotten.
REMEMBERED = 10_000


class Allowance:
    """So many questions a minute from each address, all of them at once if it likes. Safe to share between threads.

    Of an address no more is kept than a hash that only this process can make, and the moment from which on it has not
    asked for anything.
    """

    def __init__(self, a_minute: int, *, remembered: int = REMEMBERED) -> None:
        self._each = 60.0 / a_minute
        self._remembered = remembered
        self._whole_at: dict[bytes, float] = {}
        self._key = secrets.token_bytes(32)
        self._guard = threading.Lock()
        remember(self)

    def wait(self, address: str, *, at: float) -> int:
        """0 if it may ask at this moment (clock.steady), which is counted; else seconds until it may, which is not."""
        who = hashlib.blake2b(_network(address).encode(), key=self._key, digest_size=16).digest()
        with self._guard:
            whole_at = max(self._whole_at.pop(who, at), at)  # popped, so that it comes last again
            early = round(whole_at + self._each - at - 60.0, 6)
            spent = whole_at if early > 0 else whole_at + self._each
            self._whole_at[who] = spent
            self._tidy(at)
        return math.ceil(early) if early > 0 else 0

    def _tidy(self, at: float) -> None:
        """Forget who has not asked for a minute, and whoever is too many."""
        while self._whole_at:
            oldest = next(iter(self._whole_at))
            if self._whole_at[oldest] > at and len(self._whole_at) <= self._remembered:
                return
            del self._whole_at[oldest]

    def forget(self) -> None:
        """Everybody may ask again: for tests."""
        with self._guard:
            self._whole_at.clear()

    def __len__(self) -> int:
        return len(self._whole_at)


def wait(allowance: Allowance, request: Request) -> int:
    """The same for whoever sent a request; behind a proxy the server has put the client's own address there."""
    return allowance.wait(request.client.host if request.client else "", at=steady())


def _network(address: str) -> str:
    """Whose address it is: of IPv6 everybody has as many as they like in a network of their own."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if found.version == 6 and found.ipv4_mapped is None:
        return str(ipaddress.ip_network((found, 64), strict=False))
    return address
