"""What may be stored as text: one door for every word a person types.

NFC; no NUL, no lone surrogates, no control signs other than line feed and tab; line ends become LF; blanks at the
ends go; signs that cannot be seen do not count as text.
"""

import re
import unicodedata
from urllib.parse import urlsplit

from profit_tt.errors import BadLink, Empty, TooLong, Unreadable

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
#: Bidirectional overrides and embeddings can make a line read differently from what it says; isolates too.
_BIDI = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
#: Looks like a blank but belongs to no category that says so (Hangul fillers, Braille blank).
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")


def clean(text: str, *, field: str, limit: int, required: bool = False, one_line: bool = False) -> str:
    """The text as it will be stored.

    Raises Unreadable (NUL, lone surrogates, other control signs), Empty (required, but nothing to see) or TooLong.
    Length is counted in code points after NFC, as a person's counter does.
    """
    if len(text) > 20 * limit + 20_000:  # do not even normalise a megabyte
        raise TooLong(field=field, length=len(text), limit=limit)
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text)).translate(_BIDI)
    if any(_unreadable(sign) for sign in text):
        raise Unreadable(field=field)
    text = " ".join(text.split()) if one_line else text.strip()
    if not visible(text):
        text = ""
    if required and not text:
        raise Empty(field=field)
    if len(text) > limit:
        raise TooLong(field=field, length=len(text), limit=limit)
    return text


def visible(text: str) -> bool:
    """Whether anything in the text can be seen."""
    return any(unicodedata.category(sign)[0] not in "ZCM" and sign not in _BLANK_LETTERS for sign in text)


def clean_link(text: str, *, field: str, limit: int) -> str:
    """An http(s) address, or nothing. Raises BadLink."""
    text = clean(text, field=field, limit=limit, one_line=True)
    if not text:
        return ""
    try:
        parts = urlsplit(text)
    except ValueError:
        raise BadLink(field=field) from None
    if parts.scheme not in ("http", "https") or not parts.hostname or " " in text:
        raise BadLink(field=field)
    return text


def folded(text: str) -> str:
    """The text without case, accents and punctuation, for comparing."""
    marks_off = "".join(s for s in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(s))
    return " ".join(re.findall(r"\w+", marks_off))


def _unreadable(sign: str) -> bool:
    if sign in "\n\t":
        return False
    return unicodedata.category(sign) in ("Cc", "Cs")
