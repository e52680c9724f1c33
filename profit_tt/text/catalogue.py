"""The catalogues and the code: what has to be translated, and what is wrong with a translation.

`python -m profit_tt.text.catalogue` brings `locale/*.po` up to date with the code, for translators.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from profit_tt.config import HOUSE
from profit_tt.text.speaker import LANGUAGES, LOCALE

TRANSLATED = tuple(language for language in LANGUAGES if language != "en")
_NAMES = re.compile(r"{(\w*)[^}]*}")
_HEAD = """\
# PROFIT Think Tank: {language}. Brought up to date by `make words`; docs/words.md says which word stands for what.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def extract(house: Path = HOUSE) -> Catalog:
    """Every message in app.py, pages/ and profit_tt/, with the files it stands in."""
    found = Catalog(project="PROFIT Think Tank", charset="utf-8")
    for path in _sources(house):
        for line, message in messages(path.read_text("utf-8")):
            found.add(message, locations=[(path.relative_to(house).as_posix(), line)])
    return found


def messages(source: str) -> Iterator[tuple[int, str | tuple[str, str]]]:
    """(line, message) of everything that is said in a file: say("..."), N_("..."), say.many("one", "many", n).

    Read from the syntax tree: Babel's own extraction glues say("a" if x else "b") into "ab".
    """
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "many" and len(node.args) > 1:
            pairs = zip(_literals(node.args[0]), _literals(node.args[1]), strict=True)
            yield from ((node.lineno, pair) for pair in pairs)
        elif name in ("say", "N_") and node.args:
            yield from ((node.lineno, text) for text in _literals(node.args[0]))


def _literals(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return _literals(node.body) + _literals(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value else []


def path_of(language: str) -> Path:
    return LOCALE / f"{language}.po"


def read(language: str) -> Catalog:
    """The catalogue of a language as it stands; empty when there is none yet."""
    if not path_of(language).exists():
        return Catalog(locale=language, charset="utf-8")
    with path_of(language).open("rb") as source:
        return read_po(source, locale=language, charset="utf-8")


def renew(language: str) -> int:
    """Bring a catalogue up to date with the code: new messages come in empty, old ones go. How many are empty."""
    catalogue = read(language)
    catalogue.update(extract(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    write(catalogue, language)
    return sum(1 for message in catalogue if message.id and not all(_strings(message)))


def write(catalogue: Catalog, language: str) -> None:
    """Write a catalogue, the same for the same words: no dates and no line numbers, which only make noise."""
    with path_of(language).open("wb") as target:
        target.write(_HEAD.format(language=language, plurals=catalogue.plural_forms).encode())
        write_po(target, catalogue, width=120, include_lineno=False, ignore_obsolete=True, omit_header=True)


def faults(language: str) -> list[str]:
    """What is wrong with a catalogue, a sentence each."""
    catalogue = read(language)
    wanted = {message.id: message for message in extract() if message.id}
    there = {message.id: message for message in catalogue if message.id}
    return [
        *(f"{language}: not in the catalogue: {_first(one)!r}" for one in wanted if one not in there),
        *(f"{language}: no longer in the code: {_first(one)!r}" for one in there if one not in wanted),
        *(f"{language}: left over: {_first(one)!r}" for one in catalogue.obsolete),
        *(fault for key, message in there.items() if key in wanted for fault in _faults(catalogue, message)),
    ]


def _faults(catalogue: Catalog, message: Message) -> Iterator[str]:
    said = _strings(message)
    about = f"{catalogue.locale}: {_first(message.id)!r}"
    if message.fuzzy:
        yield f"{about}: is marked as fuzzy"
    plurals = catalogue.num_plurals if message.pluralizable else 1
    if len(said) != plurals or not all(said):
        yield f"{about}: is not translated"
        return
    wanted = [message.id] if isinstance(message.id, str) else list(message.id)
    allowed = {name for text in wanted for name in _NAMES.findall(text)}
    for text in said:
        if set(_NAMES.findall(text)) - {"n"} != allowed - {"n"}:
            yield f"{about}: other names in braces: {text!r}"


def _strings(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, tuple | list) else [message.string or ""]


def _first(key: str | tuple[str, ...] | list[str]) -> str:
    return key if isinstance(key, str) else key[0]


def _sources(house: Path) -> list[Path]:
    return [house / "app.py", *sorted((house / "pages").glob("*.py")), *sorted((house / "profit_tt").rglob("*.py"))]


if __name__ == "__main__":
    for one in TRANSLATED:
        print(f"{path_of(one)}: {renew(one)} to translate")  # noqa: T201 - this is its answer
