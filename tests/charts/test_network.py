from profit_tt.charts import network
from profit_tt.text import speaker
from tests.charts.network_frames import STATES, crowd, node, web

say = speaker("en")


def test_the_title_states_who_crossed_and_who_bridges() -> None:
    crossed = web(
        node("organisation", 1, rank=1, across=True),
        node("organisation", 2),
        node("activity", 3, place=2, across=True),
        links=[("o1", "a3")],
    )
    assert network.title(crossed, say) == (
        "1 of 2 organisations took part outside its own region. Name 1 bridges most."
    )
    assert network.title(crossed, say, short=True) == "1 of 2 organisations took part outside its own region."
    quiet = web(node("organisation", 1, name="", rank=1), node("activity", 3), links=[("o1", "a3")])
    assert network.title(quiet, say) == "Nobody took part outside their own region."


def test_links_across_a_border_lie_over_the_others_and_under_the_nodes() -> None:
    frame = web(
        *[node("organisation", one) for one in (1, 2)],
        node("activity", 3),
        node("activity", 4, place=2),
        links=[("o1", "a4"), ("o1", "a3"), ("o2", "a3")],
    )
    drawn = network.drawn(frame, say)
    assert drawn["part"].tolist()[:3] == ["link"] * 3
    assert drawn["across"].tolist()[:3] == [False, False, True]


def test_names_stand_inside_apart_and_only_where_there_is_one() -> None:
    drawn = network.drawn(crowd(300), say, size="phone")
    named = drawn[drawn["label"] != ""]
    assert 0 < len(named) <= network.PLANS["phone"].names
    assert named["label_x"].between(0, 1).all()
    silent = web(*[node("organisation", one, name="", rank=one) for one in (1, 2, 3)])
    assert (network.drawn(silent, say)["label"] == "").all()


def test_what_is_left_out_is_said() -> None:
    assert "Drawn: the 300 best connected of 1,200." in network.alt_text(crowd(300), say)
    assert "Drawn" not in network.alt_text(STATES[network]["usual"], say)


def test_activities_are_larger_when_more_took_part() -> None:
    frame = web(node("activity", 1, room=0.03), node("activity", 2, room=0.05), node("organisation", 3))
    areas = network.drawn(frame, say)["area"].tolist()
    assert areas == sorted(areas, reverse=True)
