"""What `profit-tt doctor` looks at: one line each, with what to do where something is wrong."""

import json
import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec

from profit_tt.cli.serving import CONFIG, options
from profit_tt.config import settings
from profit_tt.errors import HouseError
from profit_tt.server.assets import OURS
from profit_tt.services import sample, setting_up
from profit_tt.ui.opening import MENDED, NEEDED

OLDEST, NEWEST = (3, 11), (3, 14)


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, and what to do about it; nothing to do: all is well."""

    about: str
    to_do: str = ""

    @property
    def ok(self) -> bool:
        return not self.to_do

    @property
    def line(self) -> str:
        return f"ok   {self.about}" if self.ok else f"!!   {self.about}: {self.to_do}"


def python() -> Check:
    fits = OLDEST <= sys.version_info[:2] <= NEWEST
    return Check(f"Python {platform.python_version()}", "" if fits else "use Python 3.11 to 3.14")


def streamlit() -> Check:
    here = version("streamlit")
    if here != MENDED:
        return Check(f"Streamlit {here}", f"install {MENDED}: the mendings were written for it")
    return Check(f"Streamlit {here}, with its mendings")


def speed() -> Check:
    return Check("uvloop", "" if find_spec("uvloop") else "install it: every answer takes 48 ms without it")


def streamlit_settings() -> Check:
    wanted = {name: json.dumps(value) if isinstance(value, dict) else value for name, value in NEEDED.items()}
    here = options(CONFIG)
    wrong = [name for name, value in wanted.items() if here.get(name) != value]
    return Check("Streamlit's settings", f"put {', '.join(wrong)} back in {CONFIG}" if wrong else "")


def data_files() -> Check:
    try:
        regions, themes = setting_up.read_regions(settings().data), setting_up.read_themes(settings().data)
        votes = len(sample.read(regions=regions, themes=themes).votes)
    except HouseError as wrong:
        return Check(f"data files in {settings().data}", str(wrong))
    return Check(f"data files: {len(regions)} regions, {len(themes)} themes, a sample of {votes} votes")


def database() -> Check:
    if not setting_up.has_database():
        return Check("database: none yet, the first start makes it")
    try:
        found = setting_up.condition()
    except HouseError as trouble:
        return Check("database", str(trouble))
    about = f"database: {found.kind} {found.version}"
    if not found.current:
        return Check(about, "its tables are older than the app: `profit-tt serve` brings them up to date")
    return Check(about, "" if found.durable else "it acknowledges writes before they are safe: see docs/decisions.md")


def secret() -> Check:
    path = settings().var / "secret"
    if settings().secret.get_secret_value():
        return Check("secret: from the settings")
    if not path.exists():
        return Check("secret: none yet, the first start makes it")
    private = sys.platform == "win32" or path.stat().st_mode & 0o077 == 0
    return Check("secret", "" if private else f"others can read it: chmod 600 {path}")


def fonts() -> Check:
    found = list((OURS / "fonts").glob("*.woff2"))
    return Check(f"fonts: {len(found)}", "" if found else "they are missing: install again")


CHECKS: tuple[Callable[[], Check], ...] = (
    python,
    streamlit,
    speed,
    streamlit_settings,
    data_files,
    database,
    secret,
    fonts,
)
