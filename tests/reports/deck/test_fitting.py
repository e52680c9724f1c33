"""Words on a slide: clean, and as large as there is room."""

from profit_tt.reports.deck.fitting import one_size, plain, size_of_all
from tests.bad_input import REFUSED, TEXTS

SIZES = ((28, 2), (20, 3))


def test_nothing_is_left_that_a_file_cannot_hold() -> None:
    for text in TEXTS.values():
        told = plain(text)
        assert told == told.strip()
        assert not any(sign in told for sign in "\n\r\t\v\f\x00\x1b\x85\u2028\u2029\ud83d\udc00\uffff")
    assert plain(REFUSED["ANSI escape"]) == "[31mred[0m alert"
    assert plain("44\u202f% : oui\u00a0!") == "44\u202f% : oui\u00a0!"


def test_a_title_is_set_smaller_before_it_is_cut() -> None:
    words = "What helps small firms at the coast "
    assert one_size("Short", width=12, sizes=SIZES) == ("Short", 28)
    long, size = one_size((words * 6).strip(), width=12, sizes=SIZES)
    assert (long, size) == ((words * 6).strip(), 20)
    cut, size = one_size((words * 40).strip(), width=12, sizes=SIZES)
    assert (cut[-1], size) == ("…", 20)
    assert len(cut) < len(words * 40)


def test_all_texts_of_a_slide_have_one_size() -> None:
    few, many = [("A finding", "a note")] * 2, [("A finding of a few words " * 8, "a note " * 20)] * 6
    assert size_of_all(few, box=(12, 4.8), sizes=(20, 16, 12)) == 20
    assert size_of_all(many, box=(12, 4.8), sizes=(20, 16, 12)) == 12
