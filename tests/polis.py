"""Polis exports to test with: a small one that a test may spoil, and the three real ones kept beside the checkout."""

import tempfile
from functools import cache
from pathlib import Path

import pytest

from profit_tt.config import HOUSE

#: Open conversations (CC BY 4.0, The Computational Democracy Project); the project does not carry a copy.
REAL = HOUSE.parent / "shared" / "data" / "polis"
#: Folder -> people, comments, votes that count, rejected comments.
CONVERSATIONS = {
    "london.youth.policing": (26, 39, 638),
    "brexit-consensus": (204, 50, 5303),
    "vtaiwan.uberx": (1921, 197, 49443),
}

COMMENTS = """\
timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,is-meta,is-seed,comment-body
1500000000000,then,7,1,2,0,1,false,true,"A pass for ferries, buses and museums"
1500000000001,then,3,2,1,1,0,true,false,Meta: are these the right statements?
1500000000002,then,5,9,0,2,-1,false,false,Nobody likes this
1500000000003,then,11,,1,0,1,false,false,
"""
VOTES = """\
timestamp,datetime,comment-id,voter-id,vote,county
1500000000300,then,7,1,1,Kent
1500000000100,then,7,1,-1,Kent
1500000000200,then,7,4,1,zeeland
1500000000200,then,3,4,0,zeeland
1500000000200,then,3,4,-1,zeeland
1500000000400,then,5,2,-1,Narnia
1500000000400,then,11,12,1,
"""
PEOPLE = """\
participant,xid,group-id,n-comments,n-votes,county,3,5,7,11
1,,0,1,1,Kent,,,1,
2,,1,1,1,Narnia,,-1,,
4,x4,0,0,2,zeeland,-1,,1,
12,,,0,1,,,,,1
15,,,0,0,Essex,,,,
"""
FILES = {"comments.csv": COMMENTS, "votes.csv": VOTES, "participants-votes.csv": PEOPLE}


def written(folder: Path, *, without: tuple[str, ...] = ()) -> Path:
    """The small export in a folder."""
    folder.mkdir(exist_ok=True)
    for name, text in FILES.items():
        if name not in without:
            (folder / name).write_text(text, "utf-8")
    return folder


@cache
def small() -> Path:
    """The small export, for tests that only read it."""
    return written(Path(tempfile.mkdtemp(prefix="profit-polis-")))


def real(name: str) -> Path:
    """One of the real conversations; the test is left out where they are not beside the checkout."""
    if not (REAL / name).is_dir():
        pytest.skip(f"the open Polis conversations are not beside the checkout (../shared/data/polis/{name})")
    return REAL / name
