"""F4, the only Streamlit of the package: the router, the session, notices, live parts. Pages use these."""

from pathlib import Path

ROUTER = Path(__file__).with_name("router.py")

__all__ = ["ROUTER"]
