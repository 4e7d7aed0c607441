"""Names on a picture never touch."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from components.share.labels import Spot, Wish, place_labels
from components.share.viewport import Box

INSIDE = Box(0, 0, 400, 300)
WISHES = st.lists(
    st.tuples(st.floats(0, 400), st.floats(0, 300), st.floats(0, 20), st.floats(5, 160), st.floats(8, 20)), max_size=40
)
BOXES = st.lists(st.tuples(st.floats(0, 380), st.floats(0, 280), st.floats(1, 60), st.floats(1, 60)), max_size=8)


@given(WISHES, BOXES)
def test_no_name_meets_another_or_a_mark_or_leaves_the_map(wishes, boxes):
    taken = [Box(x, y, x + w, y + h) for x, y, w, h in boxes]
    wanted = [Wish(str(n), x, y, r, r, w, h, far=n % 2 == 0) for n, (x, y, r, w, h) in enumerate(wishes)]
    spots = place_labels(wanted, taken, INSIDE)
    assert not any(a.box.meets(b.box) for a, b in combinations(spots, 2))
    assert not any(spot.box.meets(box) for spot in spots for box in taken)
    assert all(INSIDE.holds(spot.box) for spot in spots)
    # A name that stands apart is tied to its mark by a thread that meets no other name and no mark.
    assert all(not (bead.meets(other.box) and other is not spot) for spot in spots for other in spots
               for bead in beads_of(spot))
    assert not any(bead.meets(box) for spot in spots for bead in beads_of(spot) for box in taken)


def beads_of(spot: Spot) -> list[Box]:
    """Return points along a thread, without its ends."""
    if not spot.thread:
        return []
    (x0, y0), (x1, y1) = spot.thread
    points = [(x0 + (x1 - x0) * n / 10, y0 + (y1 - y0) * n / 10) for n in range(3, 9)]
    return [Box(x, y, x, y) for x, y in points]


def test_a_name_with_no_room_beside_its_mark_stands_apart_with_a_thread():
    crowd = [Box(50, 95, 92, 115), Box(118, 95, 160, 115), Box(95, 60, 115, 92), Box(95, 118, 115, 150)]
    assert place_labels([Wish("a", 105, 105, 5, 5, 60, 12)], crowd, INSIDE) == ()
    (spot,) = place_labels([Wish("a", 105, 105, 5, 5, 60, 12, far=True)], crowd, INSIDE)
    assert spot.thread is not None
    assert not any(spot.box.meets(box) for box in crowd)


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


def test_no_more_names_than_asked_for():
    wishes = [Wish(str(n), 40 * n, 100, 5, 5, 10, 10) for n in range(1, 8)]
    assert [spot.key for spot in place_labels(wishes, [], INSIDE, most=3)] == ["1", "2", "3"]
