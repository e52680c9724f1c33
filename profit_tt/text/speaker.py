"""A speaker says things in one language."""

import gettext
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

#: The languages of the house, and the locale whose dates and numbers each uses.
LANGUAGES = {"en": "en_GB", "fr": "fr_FR", "nl": "nl_NL"}

LOCALE = Path(__file__).with_name("locale")


class Speaker:
    """Says messages, numbers and dates in one language. Get one with `speaker()`."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self.locale = Locale.parse(LANGUAGES[language])
        self._catalogue = catalogue

    def __call__(self, message: str, /, **values: object) -> str:
        """The message in this language, with the values in its {braces}."""
        translated = self._catalogue.gettext(message) if message else ""
        return translated.format(**values) if values else translated

    def many(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The message for n things; {n} is the number, written as the language does."""
        return self._catalogue.ngettext(one, many, n).format(n=self.number(n), **values)

    def number(self, value: float) -> str:
        if isinstance(value, int) and 0 <= value < 1000:  # written the same in all our languages, and said all the time
            return str(value)
        return str(format_decimal(value, locale=self.locale))

    def percent(self, share: float) -> str:
        """A share of 1 as whole per cent."""
        return str(format_percent(share, locale=self.locale))

    def month(self, day: date) -> str:
        """ "June 2019"."""
        return format_date(day, format="LLLL y", locale=self.locale)

    def short_day(self, day: date) -> str:
        """ "13 Jun", under a bar."""
        return format_date(day, format="d MMM", locale=self.locale)

    def short_month(self, day: date) -> str:
        """ "Jun 2019", under a bar."""
        return format_date(day, format="LLL y", locale=self.locale)

    def date(self, day: date) -> str:
        return format_date(day, format="long", locale=self.locale)

    def moment(self, at: datetime) -> str:
        return format_datetime(at, format="medium", locale=self.locale)

    def list(self, parts: Sequence[str]) -> str:
        """ "a, b and c"."""
        return format_list(list(parts), locale=self.locale)


@cache
def speaker(language: str) -> Speaker:
    """The speaker of a language; English for one that is not ours."""
    if language not in LANGUAGES:
        language = "en"
    return Speaker(language, _catalogue(language))


def _catalogue(language: str) -> gettext.NullTranslations:
    path = LOCALE / f"{language}.po"
    if language == "en" or not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as source:
        catalogue = read_po(source, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
