"""Codes and secrets: short codes for the wall, re-entry codes to read aloud, links for facilitators."""

import hashlib
import secrets

#: No look-alikes (0/O, 1/I/L), so that a code can be read from the back row (behaviour J4).
CODE_SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 6

#: Proquints (Wilkerson 2009): sixteen bits as a five-letter word that every language here can read aloud.
_CONSONANTS = "bdfghjklmnprstvz"
_VOWELS = "aiou"
_REENTRY_WORDS = 8  # eight times sixteen bits: 128


def new_code() -> str:
    """A think tank's code: one of 31^6, about 900 million."""
    return "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))


def read_code(typed: str) -> str:
    """The code a person meant: case, blanks, hyphens and '#' do not matter."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())[:64]


def new_reentry_code() -> str:
    """Eight pronounceable words with 128 random bits behind them, joined by blanks."""
    return " ".join(_word(secrets.randbits(16)) for _ in range(_REENTRY_WORDS))


def read_reentry_code(typed: str) -> str:
    """The code a person meant: letters only, as eight words."""
    letters = "".join(sign for sign in typed.lower() if "a" <= sign <= "z")[:400]
    return " ".join(letters[i : i + 5] for i in range(0, len(letters), 5))


def new_link_token() -> str:
    """The secret in a facilitator's link: 256 bits."""
    return secrets.token_urlsafe(32)


def new_survey_link() -> str:
    """The secret in a survey's link: one of 31^12, about 8e17; it stands in a QR code, so it is short."""
    return "".join(secrets.choice(CODE_SIGNS) for _ in range(12))


def hashed(secret: str) -> str:
    """What the database keeps of a secret. The secrets are random and long: a plain hash cannot be turned back."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _word(bits: int) -> str:
    return (
        _CONSONANTS[bits >> 12 & 15]
        + _VOWELS[bits >> 10 & 3]
        + _CONSONANTS[bits >> 6 & 15]
        + _VOWELS[bits >> 4 & 3]
        + _CONSONANTS[bits & 15]
    )
