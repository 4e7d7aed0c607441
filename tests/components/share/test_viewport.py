"""A map window in a picture agrees with Leaflet's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.share.viewport import SCREEN, TILE_PX, Box, Viewport

SCREEN_BOX = Box(0, 0, *SCREEN)


def test_the_screen_is_drawn_at_leaflets_scale():
    view = Viewport(SCREEN_BOX, lat=0, lon=0, zoom=3)
    assert view.world_px == TILE_PX * 8
    x, y = view.project(45, 0)
    assert (x - SCREEN[0] / 2, y) == (pytest.approx(TILE_PX), SCREEN[1] / 2)


@given(st.floats(-70, 70), st.floats(-170, 170), st.floats(4, 12))
def test_the_window_holds_what_the_box_shows(lat, lon, zoom):
    view = Viewport(Box(36, 120, 1240, 610), lat, lon, zoom)
    window = view.window
    x, y = view.project([window.west, window.east], [window.north, window.south])
    if window.west > -180 and window.east < 180:
        assert x == pytest.approx([view.box.left, view.box.right], abs=0.01)
    assert y == pytest.approx([view.box.top, view.box.bottom], abs=0.01)


def test_a_larger_box_shows_the_whole_window_of_the_screen():
    screen, large = Viewport(SCREEN_BOX, 40, 47, 8).window, Viewport(Box(0, 0, 1500, 500), 40, 47, 8).window
    assert large.west <= screen.west and screen.east <= large.east
    assert large.south <= screen.south and screen.north <= large.north


def test_a_pixel_has_its_length_on_the_ground():
    assert Viewport(SCREEN_BOX, 60, 0, 0).metres_per_px() == pytest.approx(40_075_016.686 / 256 / 2)
