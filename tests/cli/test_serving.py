"""Becoming the server: the settings that are in force, the port, the addresses."""

import socket
import tomllib

import pytest

from profit_tt.cli import serving
from profit_tt.cli.addresses import Addresses, base_address, lan_address
from profit_tt.config import settings
from profit_tt.errors import Refused


def test_every_setting_but_the_theme_is_a_flag() -> None:
    config = tomllib.loads(serving.CONFIG.read_text("utf-8"))
    wanted = {f"--{section}.{name}" for section, table in config.items() if section != "theme" for name in table}
    given = {flag.partition("=")[0] for flag in serving.flags("127.0.0.1", 8501)}
    assert given == wanted | {"--server.address", "--server.port", "--logger.hideWelcomeMessage"}


def test_flags_are_written_as_streamlit_reads_them() -> None:
    flags = serving.flags("0.0.0.0", 9000)
    assert "--runner.postScriptGC=false" in flags
    assert "--server.fileWatcherType=none" in flags
    assert '--server.trustedUserHeaders={"X-Profit-Device": "device"}' in flags
    assert flags[-3:] == ["--server.address=0.0.0.0", "--server.port=9000", "--logger.hideWelcomeMessage=true"]


def test_a_taken_port_is_one_sentence() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        with pytest.raises(Refused) as refused:
            serving.require_free("127.0.0.1", port)
    assert str(refused.value) == f"127.0.0.1:{port}: Address already in use. Choose another --port."
    serving.require_free("127.0.0.1", port)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://localhost:8501"),
        ("::1", "http://localhost:8501"),
        ("192.168.1.20", "http://192.168.1.20:8501"),
        ("fe80::1", "http://[fe80::1]:8501"),
        ("0.0.0.0", f"http://{lan_address()}:8501"),
    ],
)
def test_the_address_that_people_type(host: str, address: str) -> None:
    assert base_address(host, 8501) == address


def test_a_public_address_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "public_url", "https://think.example/")
    assert base_address("0.0.0.0", 8501) == "https://think.example"


def test_without_a_link_the_block_says_how_to_get_one() -> None:
    block = Addresses("http://localhost:8501", "CANT26").block("Canterbury")
    assert "  desk   run `profit-tt link CANT26` for a link\n" in block
    assert "/enter/" not in block
