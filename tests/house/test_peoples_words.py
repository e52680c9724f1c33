"""People's words reach a page only as plain text: through ui/parts/words.py, or through elements that render no markup.

Streamlit renders Markdown in labels, options and captions too, and fetches the images in it from other hosts.
"""

import ast

from tests.house.sources import Source, dotted, product

#: What people type, by the names of its columns.
THEIRS = {"text", "evidence", "reason", "question", "title", "place", "tags", "link", "source"}
#: Elements of Streamlit that take Markdown, in labels, helps and options.
MARKUP = {
    "badge", "button", "caption", "checkbox", "code_editor", "download_button", "error", "expander", "feedback",
    "form_submit_button", "header", "info", "link_button", "markdown", "menu_button", "metric", "multiselect",
    "page_link", "pills", "popover", "radio", "segmented_control", "select_slider", "selectbox", "status", "subheader",
    "success", "table", "tabs", "title", "toast", "toggle", "warning", "write",
}  # fmt: skip
#: Of these only the label takes Markdown: options, addresses and the like stay as they are.
LABEL_ONLY = {"download_button", "link_button", "multiselect", "page_link", "select_slider", "selectbox"}
SAFE = {"escaped", "plain", "escape"}
#: Names whose .title, .text and so on are our own words.
OURS = {"plan", "st", "self", "page", "ROOMS", "StepKind"}


def leaks(one: Source) -> list[str]:
    """Places where a call that renders Markdown gets people's words as they are."""
    found = []
    for call in one.calls():
        if isinstance(call.func, ast.Attribute) and call.func.attr in MARKUP and _root(call.func) != "say":
            for argument in _rendered(call):
                found += [f"{one.name}:{call.lineno}: {dotted(node)}" for node in _bare(argument)]
    return found


def _rendered(call: ast.Call) -> list[ast.AST]:
    """The arguments of which Markdown is made."""
    if isinstance(call.func, ast.Attribute) and call.func.attr in LABEL_ONLY:
        return [*call.args[:1], *(word.value for word in call.keywords if word.arg in ("label", "help"))]
    return [*call.args, *(word.value for word in call.keywords if word.arg != "key")]


def html_leaks(one: Source) -> list[str]:
    """Places where people's words stand in a piece of HTML as they are."""
    return [
        f"{one.name}:{piece.lineno}: {dotted(node)}"
        for piece in ast.walk(one.tree)
        if isinstance(piece, ast.JoinedStr)
        and any(isinstance(p, ast.Constant) and "<" in p.value for p in piece.values)
        for node in _bare(piece)
    ]


def _bare(node: ast.AST) -> list[ast.Attribute]:
    if isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] in SAFE:
        return []
    own = [node] if isinstance(node, ast.Attribute) and node.attr in THEIRS and _root(node) not in OURS else []
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):  # st.text(...), not the column
        return [leak for child in [*node.args, *node.keywords] for leak in _bare(child)]
    return own + [leak for child in ast.iter_child_nodes(node) for leak in _bare(child)]


def _root(node: ast.AST) -> str:
    while isinstance(node, ast.Attribute | ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def test_peoples_words_are_escaped_where_markup_is_rendered() -> None:
    rooms = [one for one in product() if one.under("pages/", "profit_tt/ui/")]
    assert [leak for one in rooms for leak in leaks(one)] == []


def test_peoples_words_are_escaped_in_html() -> None:
    assert [leak for one in product() for leak in html_leaks(one)] == []


def test_the_rule_sees_what_it_forbids() -> None:
    broken = Source(product()[0].path)
    broken.__dict__["tree"] = ast.parse(
        "st.markdown(finding.text)\nst.button(f'{finding.text}!')\nbox.caption(say('{q}', q=tank.question))\n"
        "st.pills('x', options, format_func=lambda one: one.text)\n"
        "html = f'<p>{finding.text}</p>' + f'<p>{escape(finding.text)}</p>'\n"
        "st.markdown(escaped(finding.text))\nst.text(finding.text)\nst.caption(say(plan.title))\n"
    )
    assert [leak.rpartition(":")[0].rpartition(":")[2] for leak in leaks(broken)] == ["1", "2", "3", "4"]
    assert [leak.split(": ")[1] for leak in html_leaks(broken)] == ["finding.text"]
