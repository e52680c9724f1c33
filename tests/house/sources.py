"""The house's own source files, parsed: what the tests of this folder look into."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from profit_tt.config import HOUSE


@dataclass(frozen=True)
class Source:
    """A Python file. `name` is its path from the top of the house, with slashes."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(HOUSE).as_posix()

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    def under(self, *places: str) -> bool:
        """Whether it lies in one of these folders ("pages/") or is one of these files."""
        return any(self.name.startswith(place) if place.endswith("/") else self.name == place for place in places)

    def imports(self) -> Iterator[tuple[str, int]]:
        """(dotted name, line) of everything it imports, inside functions too."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((one.name, node.lineno) for one in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((f"{node.module or ''}.{one.name}", node.lineno) for one in node.names)

    def calls(self) -> Iterator[ast.Call]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))


def product() -> list[Source]:
    """app.py, pages/ and profit_tt/."""
    found = [HOUSE / "app.py", *(HOUSE / "pages").glob("*.py"), *(HOUSE / "profit_tt").rglob("*.py")]
    return [Source(path) for path in sorted(found)]


def everything() -> list[Source]:
    """The product, its tests and its benches."""
    more = [*(HOUSE / "tests").rglob("*.py"), *(HOUSE / "bench").rglob("*.py")]
    return product() + [Source(path) for path in sorted(more)]


def dotted(node: ast.AST) -> str:
    """ "os.environ" for that expression; "" for what is no plain name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""


def is_constant(node: ast.AST) -> bool:
    """Whether the expression is made of literals alone."""
    if isinstance(node, ast.BinOp):
        return is_constant(node.left) and is_constant(node.right)
    return isinstance(node, ast.Constant)
