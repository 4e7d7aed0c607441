"""A picture says what it shows, in its pixels and in its metadata, and nothing in it is hidden by another."""

import io
import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from components.share.kinds import SIZES
from components.share.paper import PAPERS
from components.share.picture import build_picture, draw_picture
from components.share.sheet import Sheet, drawable
from data.selection import EVERYTHING, Selection
from tests.components.share.cases import ADDRESS, day, make_store, many, one, scene_of
from tests.components.share.reference import REFERENCES, alike, difference, shrunk
from tests.factories import place

LETTERS = "Ստեփանակերտ Xankəndi Gəncə Şuşa Ağdam İğdır Степанакерт Гянджа Penembakan ≤ – “”"


def opened(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture))


@pytest.mark.parametrize("name", REFERENCES)
def test_a_picture_looks_like_its_reference(name, store):
    size, theme, language = REFERENCES[name]
    picture = opened(build_picture(scene_of(store, language, theme), size))
    reference = Image.open(Path(__file__).parent / "reference" / f"{name}.png")
    mean, far = difference(shrunk(picture), reference)
    assert alike(mean, far), f"{name}: mean {mean:.2f} of 255, {far:.1%} of the pixels differ much"


def test_the_reference_tells_pictures_apart(store):
    name, (size, theme, language) = next(iter(REFERENCES.items()))
    other = opened(build_picture(scene_of(store, language, theme, Selection(sides=("Armenia",))), size))
    reference = Image.open(Path(__file__).parent / "reference" / f"{name}.png")
    mean, far = difference(shrunk(other), reference)
    assert not alike(mean, far)


@pytest.mark.parametrize("size", SIZES)
def test_the_png_has_its_size_and_its_facts(size, store):
    scene = scene_of(store, selection=Selection(sides=("Azerbaijan",), first_day=day(1), last_day=day(9)))
    picture = opened(build_picture(scene, size))
    assert picture.size == SIZES[size]
    said = picture.text
    assert said["Title"] == scene.title
    assert re.match(r"\d+ of 10 events · .*2020 · Azerbaijan", said["Headline"])
    assert said["Permalink"] == f"{ADDRESS}?side=Azerbaijan&from=2020-10-01&to=2020-10-09"
    assert "Reuters" in said["Sources"] and "Kompas" in said["Sources"]
    assert said["Credits"] and said["Boundaries"]
    assert said["Software"] == "Dateline"


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_the_same_scene_gives_the_same_bytes(kind, store):
    assert build_picture(scene_of(store), kind=kind) == build_picture(scene_of(store), kind=kind)


def test_the_svg_has_its_words_as_text(store):
    scene = scene_of(store, "id", selection=Selection(types=("explosion",)))
    svg = build_picture(scene, kind="svg").decode()
    words = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert scene.title in words
    assert any(scene.headline.startswith(line) for line in words)
    assert any(line.startswith("Stepanakert") for line in words)
    assert scene.permalink.replace("&", "&amp;") in words
    assert "<script" not in svg


def test_the_pdf_names_its_facts_and_carries_its_fonts(store):
    scene = scene_of(store)
    pdf = build_picture(scene, kind="pdf")
    assert scene.headline.encode("utf-16-be") in pdf
    # A TrueType font with a map back to letters: what is drawn can be searched and copied.
    assert b"/FontFile2" in pdf and b"/ToUnicode" in pdf
    assert b"/CreationDate" not in pdf


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [1, 60])
def test_names_never_touch_each_other_or_a_mark(size, count, tmp_path):
    scene = scene_of(make_store(tmp_path / "s", many(count)), lat=39.85, lon=46.75, zoom=9)
    drawn = draw_picture(scene, size)
    assert drawn.names
    assert not any(a.box.meets(b.box) for a, b in combinations(drawn.names, 2))
    assert not any(spot.box.meets(mark.box) for spot in drawn.names for mark in drawn.marks)
    assert all(drawn.layout.map.holds(spot.box) for spot in drawn.names)


def test_a_region_gives_way_to_a_town(store):
    marks = {mark.place.name: mark for mark in draw_picture(scene_of(store), "1600x900").marks}
    town, region = marks["Stepanakert"], marks["Nagorno-Karabakh"]
    assert not town.box.meets(region.box)
    assert (town.x, town.y) == pytest.approx(town.spot)
    assert (region.x, region.y) != pytest.approx(region.spot)


@pytest.mark.parametrize("theme", PAPERS)
@pytest.mark.parametrize("size", SIZES)
def test_no_events_is_a_picture_that_says_so(size, theme, store, empty_store):
    for of, selection in ((empty_store, EVERYTHING), (store, Selection(text="nowhere"))):
        scene = scene_of(of, theme=theme, selection=selection)
        picture = opened(build_picture(scene, size))
        assert picture.text["Headline"].startswith("0 of ")
        assert picture.size == SIZES[size]


def test_words_that_are_too_long_are_cut_and_not_run_out():
    sheet = Sheet(600, 200, PAPERS["light"])
    lines = sheet.wrap("Khojavend district headquarters " * 40, 16, 300, 2)
    assert len(lines) == 2 and lines[-1].endswith("…")
    assert all(sheet.measure(line, 16)[0] <= 300 for line in lines)
    assert sheet.wrap("", 16, 300, 2) == []


def test_every_letter_is_drawn():
    assert drawable(LETTERS) == LETTERS
    ink = []
    for letter in sorted(set(LETTERS) - {" "}):
        sheet = Sheet(40, 40, PAPERS["light"])
        sheet.write(20, 20, letter, 24, "#000000", align="center", upright="center")
        pixels = sheet.pixels()
        ink.append(pixels[:, :, 0].tobytes())
        assert (pixels[:, :, 0] < 128).any(), letter
    assert len(set(ink)) > len(ink) * 0.9, "letters that look all alike are the font's sign for a letter it lacks"


@pytest.mark.parametrize(("given", "shown"), [
    ("a\u202eb\u200bc\x00d\ne", "abcd e"), ("北京", "BeiJing"), ("$x^2$ & <b>", "$x^2$ & <b>"),
    ("  two\t words ", "two words"),
])  # fmt: skip
def test_what_cannot_be_drawn_is_spelled_out(given, shown):
    assert drawable(given) == shown


def test_a_dollar_is_a_dollar(tmp_path):
    bill = one("It cost $1 and $2.", place("$\\frac{1}$ & $x$", place_id="t:bill"))
    svg = build_picture(scene_of(make_store(tmp_path / "s", [bill])), kind="svg").decode()
    assert "$\\frac{1}$ &amp; $x$ 1" in svg


def test_a_dark_picture_is_dark(store):
    light, dark = (np.asarray(opened(build_picture(scene_of(store, theme=theme)))) for theme in ("light", "dark"))
    assert light.mean() > 200 and dark.mean() < 70
