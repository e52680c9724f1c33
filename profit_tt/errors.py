"""Everything the app may refuse, as one tree.

    Refused                        somebody asked for what the rules do not allow; a sentence for people
    |-- NotAllowed                 this person may not do this
    |   `-- NotJoined              nobody knows this person in this think tank yet
    |-- NotFound                   no such think tank, finding, code or link
    |   |-- UnknownCode
    |   |-- UnknownReentryCode
    |   `-- UnknownLink
    |-- TooOften                   slow down; .seconds says for how long
    |-- ChangedMeanwhile           somebody else has changed it since it was looked at
    |-- NoDotsLeft                 the budget of dots is spent
    |-- OutOfTurn                  the agenda does not allow this step now; the sentence says what to do first
    |-- Closed                     the step does not take this any more
    |   |-- CollectingClosed
    |   `-- VotingClosed
    |-- BadText                    words that cannot be stored; .field says where
    |   |-- Empty, TooLong, Unreadable, BadLink
    |-- BadChoice                  a value outside its list or range; .field says where
    |-- BadLines                   some of several lines cannot be taken; .refusals says which, and why
    |-- BadFile                    a file that somebody brought is no table that can be read
    `-- BadData                    a file of data/ or an import is wrong; names file, place and reason
    StoreTrouble                   the database did not take it; nothing was saved, try again
    |-- StoreBusy                  somebody else holds it
    |-- StoreFull                  the disk is full or read-only
    |-- StoreGone                  no connection
    `-- StoreDamaged               the database file is not what it was

A sentence is a gettext message id with {names}; `Refused.say(say)` speaks it in a language.
"""

from collections.abc import Callable, Mapping


def N_(message: str) -> str:
    """Mark a message for the catalogues without translating it yet."""
    return message


class HouseError(Exception):
    """Common root: a sentence for people, and the values in it."""

    sentence = N_("Something went wrong. Please try again.")

    def __init__(self, sentence: str | None = None, /, **values: object) -> None:
        self.sentence = sentence or type(self).sentence
        self.values = values
        super().__init__(self.sentence.format_map(_Named(values)))

    def spoken(self, say: Callable[..., str]) -> str:
        """The sentence in the language of `say`."""
        return say(self.sentence, **self.values)


class _Named(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


class Refused(HouseError):
    sentence = N_("This is not possible.")


class NotAllowed(Refused):
    sentence = N_("You may not do this here.")


class NotJoined(NotAllowed):
    sentence = N_("Please join the think tank first.")


class NotFound(Refused):
    sentence = N_("This is not here, or not here any more.")


class UnknownCode(NotFound):
    sentence = N_("No think tank has the code {code}. Look at the wall and type its six characters again.")


class UnknownReentryCode(NotFound):
    sentence = N_("Nobody here has this re-entry code. Check the eight words, or join again.")


class UnknownLink(NotFound):
    sentence = N_("This facilitator's link is not valid any more. Ask for a new one.")


class TooOften(Refused):
    sentence = N_("Too many tries. Please wait {seconds} seconds.")

    @property
    def seconds(self) -> int:
        return int(str(self.values.get("seconds", 0)))


class ChangedMeanwhile(Refused):
    sentence = N_("Somebody else has just changed this. Look at it again, then repeat what you wanted to do.")


class OutOfTurn(Refused):
    sentence = N_("The agenda does not allow this now.")


class NoDotsLeft(Refused):
    sentence = N_("You have no dots left for this. Take some back from another finding first.")


class Closed(Refused):
    sentence = N_("This step is closed.")


class CollectingClosed(Closed):
    sentence = N_("Collecting is closed: findings cannot be added or changed now.")


class VotingClosed(Closed):
    sentence = N_("Voting is closed: this vote was not counted.")


class InField(Refused):
    """A refusal that belongs beside one field of a form."""

    def __init__(self, sentence: str | None = None, /, *, field: str = "", **values: object) -> None:
        super().__init__(sentence, **values)
        self.field = field


class BadText(InField):
    sentence = N_("This text cannot be stored.")


class Empty(BadText):
    sentence = N_("Please write something here.")


class TooLong(BadText):
    sentence = N_("Too long: {length} characters, {limit} are allowed. Shorten it a little.")


class Unreadable(BadText):
    sentence = N_("The text holds characters that cannot be stored. Type it again without them.")


class BadLink(BadText):
    sentence = N_("A link begins with https:// or http://. Check the address.")


class BadChoice(InField):
    sentence = N_("Please choose one of the answers offered.")


class BadLines(Refused):
    """Nothing was taken, because of these lines. refusals: place among the lines, from 0 -> why."""

    sentence = N_("Nothing was entered yet: some lines need another look.")

    def __init__(self, refusals: Mapping[int, Refused]) -> None:
        super().__init__()
        self.refusals = dict(refusals)


class BadFile(Refused):
    sentence = N_("This file cannot be read as a table. Save it as CSV or XLSX, then bring it again.")


class BadData(Refused):
    """reason: a message, or the refusal that tells what is wrong at this place."""

    sentence = N_("{file}: {place}: {reason}")

    def spoken(self, say: Callable[..., str]) -> str:
        reason = self.values.get("reason", "")
        said = reason.spoken(say) if isinstance(reason, HouseError) else say(str(reason))
        return say(self.sentence, **(self.values | {"reason": said}))


class StoreTrouble(HouseError):
    sentence = N_("This could not be saved. Nothing is lost here; please try again.")


class StoreBusy(StoreTrouble):
    sentence = N_("The room is very busy. This was not saved yet; please try again.")


class StoreFull(StoreTrouble):
    sentence = N_("This could not be saved: the disk is full. Tell the facilitator, then try again.")


class StoreDamaged(StoreTrouble):
    sentence = N_("The database is damaged. Stop the app, put the latest backup in its place and start again.")


class StoreGone(StoreTrouble):
    sentence = N_("The database does not answer. This was not saved; please try again in a moment.")
