"""One cell, read as its field asks: words of closed lists, numbers, yes and no, addresses of web sites."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from profit_tt.errors import N_, BadChoice, BadLink
from profit_tt.models import Region, Theme
from profit_tt.models.findings import LINK_LIMIT
from profit_tt.models.words import clean_link, folded
from profit_tt.services.sheets import value_words
from profit_tt.services.sheets.fields import Values
from profit_tt.services.sheets.members import MEMBERS
from profit_tt.text import LANGUAGES, speaker

UNKNOWN = N_("This word is not known here.")
WHICH_SIZE = N_("Such an enterprise may be micro, small or medium. Say which.")
NOT_YES_NO = N_("Write yes or no.")
NOT_WHOLE = N_("This is not a whole number.")
NO_SITE = N_("This is no address of a web site.")

_WORDS = {
    Values.stakeholder: value_words.STAKEHOLDERS,
    Values.size: value_words.SIZES,
    Values.activity: value_words.ACTIVITIES,
    Values.part: value_words.PARTS,
}
#: From here on (0 to 100) another word is offered for one that is not known.
OFFERED_FROM = 72
_SEVERAL = re.compile(r"[;,|\n/+]| & | et | en | and ")
_ANY_SIZE = frozenset(("sme", "pme", "kmo", "mkb", "smes"))
#: Blanks and high commas between groups of three digits.
_GROUPS = re.compile("[\u0020\u00a0\u202f\u2009'\u2019]")
_WHOLE = re.compile(r"(\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+)(?:[.,]0{1,2})?", re.ASCII)
_UP_TO_9 = re.compile(r"(?:<|moins de|minder dan|less than|under|jusqu.à|tot) ?10\b.*")
_FROM_250 = re.compile(r"(?:>=?|≥|plus de|meer dan|more than|over) ?(?:250|249)\b.*|250 ?\+|250 of meer.*")
_HOST = re.compile(
    r"(?:[a-z0-9\u00a1-\uffff](?:[a-z0-9\u00a1-\uffff-]*[a-z0-9\u00a1-\uffff])?\.)+[a-z\u00a1-\uffff]{2,}"
)


@dataclass(frozen=True, slots=True)
class Lists:
    """What the words of the closed lists stand for: for each list, folded word -> member."""

    words: Mapping[Values, Mapping[str, str]]

    @classmethod
    def of(cls, regions: Iterable[Region], themes: Iterable[Theme]) -> "Lists":
        """With the regions and themes of this house, in each of our languages."""
        regions = tuple(regions)
        slugs = {region.slug for region in regions}
        places = _named(regions) | _spoken({slug: of for slug, of in value_words.REGIONS.items() if slug in slugs})
        themed = _named(themes)
        return cls(
            {
                Values.region: places,
                Values.regions: places,
                Values.themes: themed,
                **{values: _spoken(words) | _ours(values) for values, words in _WORDS.items()},
            }
        )

    def members(self, values: Values) -> tuple[str, ...]:
        """The members of a list, each once."""
        return tuple(dict.fromkeys(self.words[values].values()))

    def nearest(self, values: Values, text: str) -> str:
        """The member that an unknown word may mean, "" when none is near."""
        if values is Values.size and folded(text) in _ANY_SIZE:
            return ""
        found = process.extractOne(folded(text), list(self.words[values]), scorer=fuzz.WRatio)
        return self.words[values][found[0]] if found and found[1] >= OFFERED_FROM else ""


def pieces(text: str, values: Values, lists: Lists) -> tuple[str, ...]:
    """The words of a cell: one, or several where a field takes several and the whole is not one word itself."""
    text = text.strip()
    if not text:
        return ()
    if values not in (Values.regions, Values.themes) or folded(text) in lists.words[values]:
        return (text,)
    parts = (part.strip() for part in text.split(";"))  # as we write them: a name may hold any other sign
    found = (
        piece for part in parts for piece in ([part] if folded(part) in lists.words[values] else _SEVERAL.split(part))
    )
    return tuple(piece.strip() for piece in found if piece.strip())


def member(text: str, values: Values, lists: Lists) -> str:
    """The member of a closed list that a word names. Raises BadChoice."""
    plain = folded(text)
    if values is Values.size:
        return _size(text, plain, lists)
    if plain not in lists.words[values]:
        raise BadChoice(UNKNOWN)
    return lists.words[values][plain]


def yes(text: str) -> bool:
    """Raises BadChoice. An empty cell is no: nobody agreed by leaving it empty."""
    plain = folded(text)
    if not text.strip() or plain in value_words.NO or text.strip() in ("-", "–", "✗", "✘"):
        return False
    if plain in value_words.YES or text.strip() in ("✓", "✔", "☑"):
        return True
    raise BadChoice(NOT_YES_NO)


def whole(text: str) -> int | None:
    """A whole number; "1 040", "1.040" and "1,040" are all the same, and none of them can be a fraction here.

    Raises BadChoice.
    """
    text = text.strip()
    if not text:
        return None
    found = _WHOLE.fullmatch(_GROUPS.sub("", text))
    if not found or len(text) > 20:
        raise BadChoice(NOT_WHOLE)
    return int(re.sub("[.,]", "", found.group(1)))


def site(text: str) -> str:
    """An address of a web site as a form takes it, or one where somebody left https:// out. Raises BadLink."""
    text = text.strip()
    if not text or text in ("-", "/"):
        return ""
    if "://" not in text:
        host = re.split("[/?#]", text, maxsplit=1)[0].lower()
        if not _HOST.fullmatch(re.sub(r":\d{1,5}$", "", host)):
            raise BadLink(NO_SITE)
        text = f"https://{text}"
    try:
        return clean_link(text, field="", limit=LINK_LIMIT)
    except BadLink:
        raise BadLink(NO_SITE) from None


def is_broken(text: str) -> bool:
    """Whether the spreadsheet shows an error in place of a value."""
    return text.strip().upper() in value_words.BROKEN


def _size(text: str, plain: str, lists: Lists) -> str:
    if plain in _ANY_SIZE:
        raise BadChoice(WHICH_SIZE)
    if plain in lists.words[Values.size]:
        return lists.words[Values.size][plain]
    digits = _GROUPS.sub("", text.strip())
    if digits.isdigit():  # people at work; "10" alone is a number, not the band it begins
        number = int(digits[:9])
        return "micro" if number < 10 else "small" if number < 50 else "medium" if number < 250 else "large"
    if _UP_TO_9.fullmatch(text.strip().lower()):
        return "micro"
    if _FROM_250.fullmatch(text.strip().lower()):
        return "large"
    between = re.sub(r"\b(a|to|tot|t m|tot en met|personen|salaries|employees|werknemers|people)\b", " ", plain)
    found = lists.words[Values.size].get(" ".join(between.split()))
    if found is None:
        raise BadChoice(UNKNOWN)
    return found


def _named(nouns: Iterable[Region] | Iterable[Theme]) -> dict[str, str]:
    return {folded(word): one.slug for one in nouns for word in (one.slug, one.name_en, one.name_fr, one.name_nl)}


def _ours(values: Values) -> dict[str, str]:
    """The names that this app gives the members, in each of our languages: what it writes, it reads."""
    names = MEMBERS[values].items()
    return {folded(speaker(language)(name)): member for member, name in names for language in LANGUAGES}


def _spoken(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {word: name for name, spoken in words.items() for word in (folded(name), *spoken)}
