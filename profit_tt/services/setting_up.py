"""Setting up: the schema, and the regions and themes of data/*.toml."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from profit_tt import store
from profit_tt.config import settings
from profit_tt.errors import N_, BadData
from profit_tt.models import Language, Region, Theme
from profit_tt.services.data_files import checked, read_toml

B = TypeVar("B", bound=BaseModel)


class _Name(BaseModel):
    model_config = ConfigDict(extra="forbid", str_min_length=1, str_strip_whitespace=True)

    en: str
    fr: str
    nl: str

    def columns(self) -> dict[str, str]:
        return {f"name_{language}": text for language, text in self.model_dump().items()}


class _ThemeEntry(BaseModel):
    model_config = ConfigDict(extra="forbid", str_min_length=1)

    name: _Name


class _RegionEntry(_ThemeEntry):
    country: str
    language: Language
    town: str
    lon: float
    lat: float


def set_up() -> None:
    """Bring the database up to date and copy regions and themes into it. Raises BadData, StoreTrouble."""
    regions, themes = read_regions(settings().data), read_themes(settings().data)
    store.schema.upgrade()
    with store.writing() as session:
        store.places.put_all(session, regions=regions, themes=themes)


def read_regions(folder: Path) -> list[Region]:
    """The regions of `regions.toml`, in its order. Raises BadData naming file, place and reason."""
    entries = _entries(folder / "regions.toml", _RegionEntry)
    return [
        Region.model_validate(
            {"slug": slug, "position": position} | entry.name.columns() | entry.model_dump(exclude={"name"})
        )
        for position, (slug, entry) in enumerate(entries.items(), start=1)
    ]


def read_themes(folder: Path) -> list[Theme]:
    """The themes of `themes.toml`, in its order. Raises BadData naming file, place and reason."""
    entries = _entries(folder / "themes.toml", _ThemeEntry)
    return [
        Theme.model_validate({"slug": slug, "position": position} | entry.name.columns())
        for position, (slug, entry) in enumerate(entries.items(), start=1)
    ]


def _entries(path: Path, kind: type[B]) -> dict[str, B]:
    table = read_toml(path)
    if not table:
        raise BadData(file=path.name, place="-", reason=N_("the file is empty"))
    return {slug: checked(kind, entry, file=path.name, place=slug) for slug, entry in table.items()}


def is_ready() -> bool:
    """Whether the database answers and has the newest schema. Raises StoreTrouble."""
    with store.reading():
        return store.schema.is_current()


def has_database() -> bool:
    """Whether there is a database yet; the first start makes it."""
    return store.condition.is_there()


def condition() -> store.condition.Condition:
    """The database as it is, for `doctor`. Raises StoreTrouble."""
    return store.condition.look()
