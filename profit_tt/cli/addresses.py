"""The addresses that people need: for phones, the wall and the desk."""

import ipaddress
import socket
from dataclasses import dataclass

from profit_tt.config import settings

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared with, not listened at
_LOCAL = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Of one think tank. `token` is the secret of a facilitator's link, or empty."""

    base: str
    code: str
    token: str = ""

    @property
    def phone(self) -> str:
        return f"{self.base}/join/{self.code}"

    @property
    def wall(self) -> str:
        return f"{self.base}/wall?tt={self.code}"

    @property
    def desk(self) -> str:
        return f"{self.base}/enter/{self.token}" if self.token else f"run `profit-tt link {self.code}` for a link"

    def block(self, title: str) -> str:
        """All of them, ready to print."""
        return "\n".join(
            (
                "",
                f"  {title}",
                f"  code   {self.code}",
                f"  phone  {self.phone}",
                f"  wall   {self.wall}",
                f"  desk   {self.desk}",
                "         (the desk's link is a key: keep it to yourself)" if self.token else "",
            )
        )


def base_address(host: str = "127.0.0.1", port: int = 8501) -> str:
    """The address that people type, without a slash at its end: PROFIT_TT_PUBLIC_URL where it is set."""
    if given := settings().public_url:
        return given.rstrip("/")
    if host in EVERYWHERE:
        host = lan_address()
    elif host in _LOCAL:
        host = "localhost"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def lan_address() -> str:
    """This machine's address in its network; "localhost" when it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(("10.255.255.255", 1))  # UDP: chooses the way out, sends nothing
        except OSError:
            return "localhost"
        found: str = asking.getsockname()[0]
    return "localhost" if ipaddress.ip_address(found).is_unspecified else found
