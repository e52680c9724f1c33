"""What may be stored as text: one door for every word a person types.

NFC; no NUL, no lone surrogates, no control signs other than line feed and tab; line ends become LF; blanks at the
ends go; signs that cannot be seen do not count as text.
"""

import re
import unicodedata
from urllib.parse import urlsplit

from profit_tt.errors import BadLink, Empty, TooLong, Unreadable

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_BLANKS = re.compile("[ \t\n]+")
#: Taken out: bidirectional overrides, embeddings and isolates (a line may not read differently from what it says) and
#: the byte order mark that copying leaves behind.
_TAKEN_OUT = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))
#: No writing system piles up more marks on a letter; a pile of hundreds would paint over its neighbours.
_MARKS_AT_MOST = 8
#: Looks like a blank but belongs to no category that says so (Hangul fillers, Braille blank).
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")


def clean(text: str, *, field: str, limit: int, required: bool = False, one_line: bool = False) -> str:
    """The text as it will be stored.

    Raises Unreadable (NUL, lone surrogates, other control signs, piles of marks), Empty (required, but nothing to
    see) or TooLong. Length is counted in code points after NFC, as a person's counter does.
    """
    if len(text) > 20 * limit + 20_000:  # do not even normalise a megabyte
        raise TooLong(field=field, length=len(text), limit=limit)
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text)).translate(_TAKEN_OUT)
    if any(_unreadable(sign) for sign in text) or _piled_up(text):
        raise Unreadable(field=field)
    text = (_BLANKS.sub(" ", text) if one_line else text).strip()
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
    """An http(s) address without blanks, its scheme in small letters, or nothing. Raises BadLink."""
    text = clean(text, field=field, limit=limit, one_line=True)
    if not text:
        return ""
    try:
        parts = urlsplit(text)
    except ValueError:
        raise BadLink(field=field) from None
    if parts.scheme not in ("http", "https") or not parts.hostname or any(sign.isspace() for sign in text):
        raise BadLink(field=field)
    return parts.scheme + text[len(parts.scheme) :]


def folded(text: str) -> str:
    """The text without case, accents and punctuation, for comparing."""
    marks_off = "".join(s for s in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(s))
    return " ".join(re.findall(r"\w+", marks_off))


def _unreadable(sign: str) -> bool:
    if sign in "\n\t":
        return False
    point = ord(sign)
    never_a_sign = point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF
    return never_a_sign or unicodedata.category(sign) in ("Cc", "Cs")


def _piled_up(text: str) -> bool:
    pile = 0
    for sign in text:
        pile = pile + 1 if unicodedata.combining(sign) else 0
        if pile > _MARKS_AT_MOST:
            return True
    return False
