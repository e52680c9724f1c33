"""A process of its own: 200 voters vote as fast as they can, and each acknowledged vote is written down.

`python storm.py THINK_TANK ROUND EXPERTS FINDINGS ACKS`, with the database in the environment; runs until it is killed.
"""

import os
import random
import sys
import threading

from profit_tt.models import VALUES, Choice, Person
from profit_tt.services import voting

THREADS = 12


def main(think_tank: int, round_id: int, experts: int, findings: int, acks: str) -> None:
    """An acknowledgement: "device finding value revision", one line, one write."""
    written = os.open(acks, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def vote_on(seed: int) -> None:
        chance = random.Random(seed)
        while True:
            person = Person(f"device-{think_tank}-{chance.randint(1, experts)}", think_tank)
            finding, choice = chance.randint(1, findings), chance.choice(list(Choice))
            revision = voting.cast(by=person, round_id=round_id, finding_id=finding, choice=choice)
            os.write(written, f"{person.device} {finding} {VALUES[choice]} {revision}\n".encode())

    for _ in range(THREADS):
        threading.Thread(target=vote_on, args=(random.randrange(10**9),), daemon=True).start()
    threading.Event().wait()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:5]), sys.argv[5])
