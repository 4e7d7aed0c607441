"""Names on a picture never touch."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from components.share.labels import Wish, place_labels
from components.share.viewport import Box

INSIDE = Box(0, 0, 400, 300)
WISHES = st.lists(
    st.tuples(st.floats(0, 400), st.floats(0, 300), st.floats(0, 20), st.floats(5, 160), st.floats(8, 20)), max_size=40
)
BOXES = st.lists(st.tuples(st.floats(0, 380), st.floats(0, 280), st.floats(1, 60), st.floats(1, 60)), max_size=8)


@given(WISHES, BOXES)
def test_no_name_meets_another_or_a_mark_or_leaves_the_map(wishes, boxes):
    taken = [Box(x, y, x + w, y + h) for x, y, w, h in boxes]
    spots = place_labels([Wish(str(n), x, y, r, r, w, h) for n, (x, y, r, w, h) in enumerate(wishes)], taken, INSIDE)
    assert not any(a.box.meets(b.box) for a, b in combinations(spots, 2))
    assert not any(spot.box.meets(box) for spot in spots for box in taken)
    assert all(INSIDE.holds(spot.box) for spot in spots)


def test_the_first_wish_stands_beside_its_point():
    (spot,) = place_labels([Wish("a", 100, 100, 5, 5, 60, 12)], [], INSIDE)
    assert spot.box.left > 105
    assert (spot.box.top + spot.box.bottom) / 2 == 100


def test_the_more_wanted_name_takes_the_room():
    narrow = Box(0, 0, 140, 20)
    spots = place_labels([Wish("more", 10, 10, 5, 5, 100, 12), Wish("less", 12, 10, 5, 5, 100, 12)], [], narrow)
    assert [spot.key for spot in spots] == ["more"]


def test_a_name_without_room_stays_away():
    assert place_labels([Wish("a", 10, 10, 5, 5, 900, 12)], [], INSIDE) == ()
