import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.charts.lines import wrapped


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("   ", []),
        ("Short", ["Short"]),
        ("A joint ticket for the quiet months", ["A joint ticket for the", "quiet months"]),
        ("A joint ticket for the quiet months helps small museums", ["A joint ticket for the", "quiet months helps…"]),
        ("two\nlines\tmade one", ["two lines made one"]),
        ("x" * 50, ["x" * 18, "x" * 17 + "…"]),
    ],
)
def test_a_finding_in_two_lines(text: str, lines: list[str]) -> None:
    assert wrapped(text, width=150, font=15) == lines


def test_a_narrow_column_still_takes_a_letter() -> None:
    assert wrapped("Wide", width=1, font=15, lines=2) == ["W", "i…"]


@given(st.text(max_size=400), st.integers(20, 600), st.integers(1, 4))
def test_lines_are_the_beginning_of_the_text_and_fit(text: str, width: int, lines: int) -> None:
    made = wrapped(text, width=width, font=14, lines=lines)
    assert len(made) <= lines
    assert not any(set(line) & set("\n\r\t\u2028\u2029") for line in made)
    told = "".join("".join(made).removesuffix("…").split())
    assert "".join(text.split()).startswith(told)


@given(st.text(alphabet="abcdefghij klm", max_size=60))
def test_what_fits_is_not_cut(text: str) -> None:
    assert " ".join(wrapped(text, width=10_000, font=14, lines=1)) == " ".join(text.split())
