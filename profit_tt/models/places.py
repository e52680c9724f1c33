"""Regions and themes: named in three languages, kept in data/*.toml, copied to the database at start."""

from sqlmodel import Field

from profit_tt.models.base import Row, choice
from profit_tt.models.choices import Language

#: The region of people who have none: a row that is never shown as one of the regions, nor counted as one.
UNKNOWN = "unknown"


class Named:
    """A noun with a name in each language."""

    name_en: str
    name_fr: str
    name_nl: str

    def name(self, language: str) -> str:
        """Its name in `language` ("en", "fr" or "nl")."""
        return str(getattr(self, f"name_{language}"))


class Region(Row, Named, table=True):
    """One of the regions around the Channel and the southern North Sea."""

    __tablename__ = "region"

    slug: str = Field(primary_key=True)
    position: int
    name_en: str
    name_fr: str
    name_nl: str
    country: str
    language: Language = Field(sa_type=choice(Language))
    town: str
    lon: float
    lat: float
    shown: bool = True


class Theme(Row, Named, table=True):
    """A theme that findings are tagged with."""

    __tablename__ = "theme"

    slug: str = Field(primary_key=True)
    position: int
    name_en: str
    name_fr: str
    name_nl: str
    shown: bool = True
