"""What merging, splitting and undoing should do to votes, told a second time and more simply: no database, no SQL."""

from dataclasses import dataclass, field

#: (round, expert) -> axis -> value, with the moment it was given.
Answers = dict[tuple[int, int], tuple[int, dict[int, int]]]


@dataclass
class Sheet:
    """A finding and all answers on it."""

    id: int
    listed: bool = True
    gone: bool = False
    answers: Answers = field(default_factory=dict)


@dataclass
class Done:
    """A merge or a split that may be undone."""

    parents: list[int]
    children: list[int]
    undone: bool = False


@dataclass
class Model:
    """budgets: round -> (budget, each) of rounds with dots."""

    budgets: dict[int, tuple[int, int]]
    sheets: dict[int, Sheet] = field(default_factory=dict)
    deeds: dict[int, Done] = field(default_factory=dict)
    moment: int = 0

    def answer(self, at: tuple[int, int], finding: int, values: dict[int, int]) -> None:
        self.moment += 1
        before = self.sheets[finding].answers.get(at, (0, {}))[1]
        self.sheets[finding].answers[at] = (self.moment, before | values)

    def withdraw(self, at: tuple[int, int], finding: int) -> None:
        self.sheets[finding].answers.pop(at, None)

    def room_for(self, at: tuple[int, int], finding: int) -> int:
        """How many dots may lie on the finding."""
        budget, each = self.budgets[at[0]]
        others = sum(
            one.answers[at][1][0]
            for one in self.sheets.values()
            if one.listed and one.id != finding and at in one.answers
        )
        return min(each, budget - others)

    def merge(self, deed: int, parents: list[int], child: int) -> None:
        made = Sheet(child)
        everybody = {at for one in parents for at in self.sheets[one].answers}
        for at in everybody:
            given = [self.sheets[one].answers[at] for one in sorted(parents) if at in self.sheets[one].answers]
            latest = max(given, key=lambda answer: answer[0])  # the first of equals
            if at[0] in self.budgets:
                dots = min(sum(answer[1][0] for answer in given), self.budgets[at[0]][1])
                made.answers[at] = (latest[0], {0: dots})
            else:
                made.answers[at] = (latest[0], dict(latest[1]))
        self._replace(deed, parents, [made])

    def split(self, deed: int, parent: int, children: list[tuple[int, bool]]) -> None:
        made, dots_given = [], False
        for child, carries in children:
            sheet = Sheet(child)
            for at, (moment, values) in self.sheets[parent].answers.items():
                if carries and not (at[0] in self.budgets and dots_given):
                    sheet.answers[at] = (moment, dict(values))
            dots_given = dots_given or carries
            made.append(sheet)
        self._replace(deed, [parent], made)

    def undo(self, deed: int) -> None:
        done = self.deeds[deed]
        done.undone = True
        for one in done.children:
            self.sheets[one].listed, self.sheets[one].gone = False, True
        for one in done.parents:
            self.sheets[one].listed, self.sheets[one].gone = True, False
        self._take_back(set(done.parents))

    def put_away(self, finding: int) -> None:
        self.sheets[finding].listed = False

    def bring_back(self, finding: int) -> None:
        self.sheets[finding].listed = True
        self._take_back({finding})

    def undoable(self, deed: int) -> bool:
        return not any(self._went_on(one, deed) for one in self.deeds[deed].children)

    def counted(self) -> set[tuple[int, int, int, int, int]]:
        """(round, expert, finding, axis, value) of everything that counts."""
        return {
            (*at, one.id, axis, value)
            for one in self.sheets.values()
            if one.listed
            for at, (_, values) in one.answers.items()
            for axis, value in values.items()
        }

    def _went_on(self, finding: int, deed: int) -> bool:
        return any(finding in done.parents and not done.undone for other, done in self.deeds.items() if other != deed)

    def _replace(self, deed: int, parents: list[int], made: list[Sheet]) -> None:
        for one in parents:
            self.sheets[one].listed, self.sheets[one].gone = False, True
        self.sheets |= {sheet.id: sheet for sheet in made}
        self.deeds[deed] = Done(parents, [sheet.id for sheet in made])

    def _take_back(self, spared: set[int]) -> None:
        """Dots beyond the budget, one by one, from the newest answer; from those that came back last of all."""
        for at in {at for one in self.sheets.values() for at in one.answers if at[0] in self.budgets}:
            while self._spent(at) > self.budgets[at[0]][0]:
                laid = [one for one in self.sheets.values() if one.listed and at in one.answers]
                newest = max(laid, key=lambda one: (one.id not in spared, one.answers[at][0], one.id))
                moment, values = newest.answers[at]
                if values[0] == 1:
                    del newest.answers[at]
                else:
                    newest.answers[at] = (moment, {0: values[0] - 1})

    def _spent(self, at: tuple[int, int]) -> int:
        return sum(one.answers[at][1][0] for one in self.sheets.values() if one.listed and at in one.answers)
