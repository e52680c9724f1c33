"""The tables of a pack: their files, columns and what these mean. The code book is made of this."""

from profit_tt.errors import N_

PEOPLE, VOTES, VOTERS = "people.csv", "votes.csv", "voters.csv"
FINDINGS, STATEMENTS, ROUNDS = "findings.csv", "statements.csv", "rounds.csv"
THINK_TANK, METHOD, CODE_BOOK, SUMS = "think_tank.json", "method.md", "code_book.csv", "SHA256SUMS"

#: Between entries of a list in a cell, and between the two parts of such an entry.
MANY, PARTS = " | ", ":"

#: File -> column -> meaning (a message).
COLUMNS: dict[str, dict[str, str]] = {
    PEOPLE: {
        "person": N_("A number of this pack for somebody who joined; it means nothing elsewhere."),
        "region": N_("The region the person is from."),
        "stakeholder": N_("Kind of organisation; empty where few people share region and kind."),
    },
    VOTERS: {
        "round_id": N_("The round."),
        "person": N_("Who cast any vote in it."),
    },
    VOTES: {
        "round_id": N_("The round."),
        "person": N_("Who voted."),
        "finding_id": N_("On which finding."),
        "axis": N_("0, or on impact and feasibility: 0 for impact, 1 for feasibility."),
        "value": N_("Agreement: 1 agree, 0 pass, -1 disagree. Five points: 1 to 5, 0 pass. Dots: their number."),
    },
    FINDINGS: {
        "finding_id": N_("The finding."),
        "number": N_("Its number in the room."),
        "kind": N_("Practice, need, barrier, idea or conclusion."),
        "language": N_("The language it was written in."),
        "text": N_("Its text; a quote before =, +, - or @ keeps spreadsheets from taking it for a formula."),
        "themes": N_("Its themes."),
        "tags": N_("Its tags."),
        "region": N_("The region of who wrote it."),
        "credits": N_("Of a merged or split finding: number and region of those it was made of."),
        "authors": N_("Who wrote it, as another number than as a voter, with the region; only for counting heads."),
        "businesses": N_("Number of businesses behind it, as its author said."),
        "supporters": N_("People who supported it instead of writing it again."),
        "provenance": N_("Where it comes from."),
        "source": N_("Its source."),
        "external_id": N_("Its id in the file it was imported from."),
    },
    STATEMENTS: {
        "finding_id": N_("A finding that opinion groups look at."),
        "external_id": N_("Its id in the file it was imported from."),
        "rejected": N_("1 if a facilitator has rejected it: its votes count for opinion groups only."),
        "meta": N_("1 if it is about the participants themselves."),
    },
    ROUNDS: {
        "round_id": N_("The round."),
        "number": N_("Its number in the room."),
        "ballot": N_("Its ballot."),
        "budget": N_("Dots for each person."),
        "each": N_("Most dots on one finding."),
        "again_of": N_("The earlier round that it repeats."),
        "findings": N_("The findings it asked about."),
    },
}
