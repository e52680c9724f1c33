"""A proxy on loopback that can be cut, as the Wi-Fi of a conference room: all connections die, new ones are refused."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bench.servers import free_port


class Proxy:
    """Forwards every connection to `target` while it is up. `host` is where visitors connect."""

    def __init__(self, target: str) -> None:
        self.target = target
        self.host = f"127.0.0.1:{free_port()}"
        self._up = True
        self._open: set[asyncio.StreamWriter] = set()

    def cut(self) -> None:
        """Drop all connections at once, without a goodbye, and refuse new ones until `mend`."""
        self._up = False
        for writer in list(self._open):
            writer.transport.abort()

    def mend(self) -> None:
        """Let connections through again."""
        self._up = True

    @asynccontextmanager
    async def listening(self) -> AsyncIterator["Proxy"]:
        """While the block lasts."""
        host, port = self.host.split(":")
        server = await asyncio.start_server(self._serve, host, int(port), backlog=2048)
        try:
            yield self
        finally:
            self.cut()
            server.close()
            with suppress(TimeoutError):
                await asyncio.wait_for(server.wait_closed(), 5)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self._up:
            writer.transport.abort()
            return
        host, port = self.target.split(":")
        try:
            there_reader, there_writer = await asyncio.open_connection(host, int(port))
        except OSError:
            writer.transport.abort()
            return
        self._open |= {writer, there_writer}
        try:
            await asyncio.gather(_pipe(reader, there_writer), _pipe(there_reader, writer))
        finally:
            self._open -= {writer, there_writer}
            for one in (writer, there_writer):
                one.transport.abort()


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.transport.abort()  # one side has gone: the other one shall know
