"""PROFIT Think Tank: a room of experts builds one picture of tourism innovation. See docs/house.md."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("profit-tt")
except PackageNotFoundError:  # a checkout that was never installed
    __version__ = "0+unknown"
