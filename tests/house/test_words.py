"""The words: every message can be found in the code and has a translation in every language."""

import ast
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from profit_tt.text import catalogue
from profit_tt.text.catalogue import TRANSLATED
from tests.house.sources import dotted, product


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_is_complete(language: str) -> None:
    """`make words` brings it up to date; what is empty then has to be translated."""
    assert catalogue.faults(language) == []


def test_messages_are_found_wherever_they_are_said(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "app.py").write_text(
        'say("plain"); here.say("with {name}", name=1); say("a" if x else "b" if y else "c")\n'
        'say.many("{n} vote", "{n} votes", 3); N_("marked"); say(plan.title); say(""); many()\n'
    )
    (tmp_path / "pages" / "one.py").write_text('st.button(say("glued " "by Python"))')
    assert {message.id for message in catalogue.extract(tmp_path) if message.id} == {
        "plain", "with {name}", "a", "b", "c", ("{n} vote", "{n} votes"), "marked", "glued by Python",
    }  # fmt: skip


def test_messages_are_not_put_together() -> None:
    """A sentence glued from pieces cannot be translated: no f-string, no +, no % in say(...)."""
    found = [
        f"{one.name}:{call.lineno}"
        for one in product()
        for call in one.calls()
        if _name(call) in ("say", "many", "N_")
        for argument in call.args[: 2 if _name(call) == "many" else 1]
        if isinstance(argument, ast.JoinedStr | ast.BinOp | ast.BoolOp)
    ]
    assert found == []


def test_faults_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "path_of", lambda language: tmp_path / f"{language}.po")
    wanted = catalogue.Catalog()
    wanted.add("Hello {name}")
    wanted.add(("{n} vote", "{n} votes"))
    monkeypatch.setattr(catalogue, "extract", lambda: wanted)
    (tmp_path / "fr.po").write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
        '#, fuzzy\nmsgid "Hello {name}"\nmsgstr "Bonjour {nom}"\n\n'
        'msgid "{n} vote"\nmsgid_plural "{n} votes"\nmsgstr[0] "{n} vote"\nmsgstr[1] ""\n\n'
        'msgid "Old"\nmsgstr "Vieux"\n\n#~ msgid "Older"\n#~ msgstr "Plus vieux"\n',
        "utf-8",
    )
    assert catalogue.faults("fr") == [
        "fr: no longer in the code: 'Old'",
        "fr: left over: 'Older'",
        "fr: 'Hello {name}': is marked as fuzzy",
        "fr: 'Hello {name}': other names in braces: 'Bonjour {nom}'",
        "fr: '{n} vote': is not translated",
    ]
    assert catalogue.faults("nl") == [
        "nl: not in the catalogue: 'Hello {name}'",
        "nl: not in the catalogue: '{n} vote'",
    ]


def test_renewing_keeps_translations_and_drops_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "path_of", lambda language: tmp_path / f"{language}.po")
    (tmp_path / "fr.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "PROFIT Think Tank"\nmsgstr "Le think tank"\n\nmsgid "Gone"\nmsgstr "Parti"\n',
        "utf-8",
    )
    empty = catalogue.renew("fr")
    with (tmp_path / "fr.po").open("rb") as source:
        renewed = read_po(source)
    assert renewed["PROFIT Think Tank"].string == "Le think tank"
    assert "Gone" not in renewed
    assert len(renewed) == len(catalogue.extract())
    assert empty == len(renewed) - 1
    assert catalogue.renew("fr") == empty


def _name(call: ast.Call) -> str:
    return dotted(call.func).rpartition(".")[2]
