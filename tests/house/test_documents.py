"""The documents tell the truth: trees, commands, settings and links are those of the house."""

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from profit_tt.cli import app
from profit_tt.config import HOUSE, Settings
from tests.building import House

DOCUMENTS = sorted([*HOUSE.glob("*.md"), *(HOUSE / "docs").glob("*.md"), *(HOUSE / "bench").glob("*.md")])
#: Made by work, never by a commit.
MADE = {"var", "screens", "build", "dist", "__pycache__", ".git", ".venv", ".env"}


def blocks(document: str) -> list[str]:
    """The code blocks of a document."""
    return re.findall(r"^```\w*\n(.*?)^```", (HOUSE / document).read_text("utf-8"), re.MULTILINE | re.DOTALL)


def tree(document: str) -> set[str]:
    """The paths in the document's tree: the block whose first line is app.py."""
    block = next(block for block in blocks(document) if block.startswith("app.py"))
    found, above = set(), {0: ""}
    for line in block.splitlines():
        name = line.split()[0]
        depth = (len(line) - len(line.lstrip())) // 2
        above[depth + 1] = path = above[depth] + name
        found.add(path)
    return found


def rooms_of_the_house() -> Iterator[str]:
    """Everything at the top, every page, every package and top module."""
    for path in HOUSE.iterdir():
        if path.name not in MADE and not path.name.endswith(("_cache", ".egg-info")) and path.name != ".hypothesis":
            if path.is_file() and path.name not in (".gitignore",):
                yield path.name
            elif path.is_dir() and any(path.iterdir()):
                yield f"{path.name}/"
    yield from (f"pages/{path.name}" for path in (HOUSE / "pages").glob("*.py"))
    for path in (HOUSE / "profit_tt").iterdir():
        if path.suffix == ".py" and path.name != "__init__.py":
            yield f"profit_tt/{path.name}"
        elif path.is_dir() and path.name not in MADE:
            yield f"profit_tt/{path.name}/"


@pytest.mark.parametrize("document", ["README.md", "docs/house.md"])
def test_every_path_in_a_tree_is_there(document: str) -> None:
    assert {path for path in tree(document) if not (HOUSE / path).exists()} == set()
    assert {path for path in tree(document) if (HOUSE / path).is_dir() != path.endswith("/")} == set()


def test_the_tree_of_the_house_is_whole() -> None:
    assert set(rooms_of_the_house()) - tree("docs/house.md") == set()


def test_the_readme_shows_every_folder_at_the_top() -> None:
    assert {path for path in rooms_of_the_house() if path.count("/") == 1 and path.endswith("/")} <= tree("README.md")


def commands() -> list[tuple[str, str]]:
    """(document, command) of every `make …` and `profit-tt …` in the documents."""
    found = []
    for path in DOCUMENTS:
        text = path.read_text("utf-8")
        lines = [line for block in blocks(str(path.relative_to(HOUSE))) for line in block.splitlines()]
        spans = [
            " ".join(span.split())
            for span in re.findall(r"`([^`]+)`", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S))
        ]
        for line in lines + spans:
            command = re.sub(r"\s+#.*| ?…$", "", re.sub(r"^(PROFIT_TT_\w+=\S+ )+", "", line)).strip()
            if re.match(r"(make|profit-tt) \S", command):
                found.append((path.relative_to(HOUSE).as_posix(), command))
    return sorted(set(found))


def made_by(name: str) -> list[tuple[str, str]]:
    return [one for one in commands() if one[1].startswith(name + " ")]


@pytest.mark.parametrize(("document", "command"), made_by("make"))
def test_make_knows_every_command_of_the_documents(document: str, command: str) -> None:
    words = [word for word in shlex.split(command)[1:] if "=" not in word]
    targets = set(re.findall(r"^([a-z-]+):", (HOUSE / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(words) - targets == set()


def test_make_can_plan_everything_it_offers() -> None:
    offered = re.findall(r"^([a-z-]+):.*## ", (HOUSE / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert {"run", "test", "check", "screens", "bench", "bench-vote", "words", "lock", "clean"} <= set(offered)
    planned = subprocess.run(["make", "-n", *offered], cwd=HOUSE, capture_output=True, text=True)
    assert (planned.returncode, planned.stderr) == (0, "")


@pytest.mark.parametrize(("document", "command"), made_by("profit-tt"))
def test_profit_tt_knows_every_command_of_the_documents(document: str, command: str) -> None:
    words = shlex.split(command)[1:]
    known = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert words[0] in known
    options = {
        option for parameter in known[words[0]].params for option in [*parameter.opts, *parameter.secondary_opts]
    }
    assert {word.partition("=")[0] for word in words if word.startswith("--")} <= options | {"--help"}


def test_the_cheap_commands_of_the_readme_run(house: House) -> None:
    sample = CliRunner().invoke(app, ["demo", "--load-only"])
    assert sample.exit_code == 0
    code = sample.stdout.splitlines()[-1]
    ran = []
    for _, command in (one for one in made_by("profit-tt") if one[0] == "README.md"):
        words = [code if word == "CODE" else word for word in shlex.split(command)[1:]]
        if words[0] in ("link", "picture", "doctor"):
            assert CliRunner().invoke(app, words).exit_code == 0, command
            ran.append(words[0])
    assert set(ran) == {"link", "picture", "doctor"}


def test_the_readme_names_every_command() -> None:
    offered = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    assert {shlex.split(command)[1] for document, command in made_by("profit-tt") if document == "README.md"} == offered


def test_the_readme_names_every_setting() -> None:
    named = set(re.findall(r"^\| `PROFIT_TT_(\w+)`", (HOUSE / "README.md").read_text("utf-8"), re.MULTILINE))
    assert {name.lower() for name in named} == set(Settings.model_fields)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []
