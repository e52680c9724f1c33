"""F1, the words: gettext catalogues in English, French and Dutch, and the ways to say them.

    say = speaker("fr")
    say("Agree")                                   -> "D'accord"
    say("Welcome, {name}", name="Ann")             -> values are put in after translation
    say.many("{n} vote", "{n} votes", 3)           -> plural by the rules of the language, {n} by locale
    say.number(3500), say.percent(.61), say.date(day), say.list(["a", "b"])

Message ids are the English texts. The catalogues (`locale/*.po`) are compiled in memory at first use: there is no
build step that could be forgotten.
"""

from profit_tt.text.speaker import LANGUAGES, Speaker, speaker

__all__ = ["LANGUAGES", "Speaker", "speaker"]
