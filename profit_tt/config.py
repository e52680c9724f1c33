"""Settings, read once: PROFIT_TT_* in the environment or in `.env`. Nothing else reads the environment."""

import os
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

_PACKAGE = Path(__file__).resolve().parent

#: Where app.py, pages/ and data/ live: the checkout, or `profit_tt/house` inside an installed wheel.
HOUSE = _PACKAGE / "house" if (_PACKAGE / "house" / "app.py").exists() else _PACKAGE.parent


class Settings(BaseSettings):
    """What an operator may set. Every field has a default that is right for one laptop."""

    model_config = SettingsConfigDict(env_prefix="PROFIT_TT_", env_file=".env", extra="ignore")

    var: Path = Field(default=Path("var"), description="Folder of the embedded database and the secret.")
    database_url: str = Field(default="", repr=False, description="SQLAlchemy address; empty: SQLite in `var`.")
    data: Path = Field(default=HOUSE / "data", description="Folder with regions.toml, themes.toml, maps, samples.")
    public_url: str = Field(default="", description="Address phones use; empty: the one the page was opened with.")
    secret: SecretStr = Field(default=SecretStr(""), description="Signs cookies; empty: made once and kept in `var`.")
    secure_cookies: bool = Field(default=False, description="Set when the app is served over https.")
    sqlite_busy_seconds: float = Field(default=5.0, description="How long a write waits for a locked database.")

    media: Path | None = Field(default=None, description="Folder of uploaded videos; empty: `media` in `var`.")
    video_mb: int = Field(default=200, description="Largest video that is taken, in megabytes.")
    videos_each: int = Field(default=3, description="Videos that one person may have in a think tank.")

    @property
    def url(self) -> str:
        """The database's address, SQLite in `var` unless told otherwise; PostgreSQL always through psycopg 3."""
        if not self.database_url:
            return f"sqlite:///{(self.var / 'profit_tt.sqlite3').resolve()}"
        for plain in ("postgresql://", "postgres://"):
            if self.database_url.startswith(plain):
                return "postgresql+psycopg://" + self.database_url.removeprefix(plain)
        return self.database_url

    @property
    def signing_key(self) -> str:
        """The secret behind the cookies; the first start makes one and keeps it readable for the owner alone."""
        if given := self.secret.get_secret_value():
            return given
        path = self.var / "secret"
        self.var.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            fresh = path.with_name(f"secret-{secrets.token_hex(8)}")
            with open(fresh, "x", opener=_private) as new:
                new.write(secrets.token_urlsafe(48))
            with suppress(FileExistsError):  # whole or not at all: nobody may ever read half a secret
                os.link(fresh, path)
            fresh.unlink()
        return path.read_text().strip()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def hand_on(**more: str) -> dict[str, str]:
    """Our environment with more settings in it, for the server that the command line turns into."""
    return dict(os.environ) | {f"PROFIT_TT_{name.upper()}": value for name, value in more.items()}


@cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings()
