"""The locks hold what pyproject.toml asks for, by hash, and name neither a registry nor anybody's machine."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from profit_tt.config import HOUSE

PYPROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))
GROUPS = PYPROJECT["dependency-groups"]
WANTED = {
    "requirements.txt": PYPROJECT["project"]["dependencies"] + GROUPS["build"],
    "requirements-test.txt": GROUPS["test"],
    "requirements-check.txt": GROUPS["check"],
    "requirements-bench.txt": GROUPS["bench"],
}


def locked(name: str) -> dict[str, str]:
    """Version by package; one that differs between systems or Pythons counts with its first line."""
    lines = re.findall(r"^([\w.-]+)==([^\s;]+)", (HOUSE / name).read_text("utf-8"), re.MULTILINE)
    return {canonicalize_name(package): version for package, version in reversed(lines)}


@pytest.mark.parametrize("name", WANTED)
def test_a_lock_holds_what_is_asked_for(name: str) -> None:
    """`make lock` after a change of pyproject.toml."""
    there = locked(name)
    asked = [Requirement(text) for text in WANTED[name]]
    assert [str(one) for one in asked if there.get(canonicalize_name(one.name), "") not in one.specifier] == []


@pytest.mark.parametrize("name", WANTED)
def test_every_package_is_locked_by_hash_and_without_an_address(name: str) -> None:
    text = (HOUSE / name).read_text("utf-8")
    entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"https?://\S+|--\w*index\S*|^-e .*|file:\S+", text, re.MULTILINE) == []


def test_the_locks_agree_with_each_other() -> None:
    run = locked("requirements.txt")
    for name in set(WANTED) - {"requirements.txt"}:
        other = locked(name)
        assert {package: other[package] for package in run.keys() & other.keys()} == {
            package: run[package] for package in run.keys() & other.keys()
        }
