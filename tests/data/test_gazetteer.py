"""The embedded gazetteer has geopy's face, and an online one the same; a service that fails raises."""

import pytest
from geopy.exc import GeocoderServiceError
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from data.gazetteer import EmbeddedGazetteer, load_index, name_key
from data.gazetteer.index import SHOWN
from data.gazetteer.online import OnlineGazetteer
from data.gazetteer.spelling import similar_names, skeleton
from data.languages import load_language
from data.places import find_toponyms
from data.records import Place
from data.region import load_region
from data.sentences import split_sentences
from tests.factories import article

GAZETTEER = EmbeddedGazetteer(load_region())


class Service(Geocoder):
    """A geopy service that answers from a table, counts its questions, and fails where it is told to."""

    def __init__(self, answers=None, fails=False):
        super().__init__()
        self.answers, self.fails, self.asked = answers or {}, fails, []

    def geocode(self, query, *, exactly_one=True, timeout=None):
        self.asked.append(query)
        if self.fails:
            raise GeocoderServiceError("out of order")
        return self.answers.get(query)

    def reverse(self, query, *, exactly_one=True, timeout=None):
        return None


def found_online(name: str, **raw) -> Location:
    return Location(f"{name}, Somewhere", Point(40.1, 46.9), {"name": name, "osm_id": 7, **raw})


def test_it_is_a_geopy_geocoder():
    assert isinstance(GAZETTEER, Geocoder)
    location = GAZETTEER.geocode("Stepanakert")
    assert isinstance(location, Location) and isinstance(location.raw, Place)
    assert (round(location.latitude, 1), round(location.longitude, 1)) == (39.8, 46.8)


def test_geocode_many_and_none():
    several = GAZETTEER.geocode("Martuni", exactly_one=False)
    assert len(several) > 1
    assert GAZETTEER.geocode("Martuni", exactly_one=False, limit=1) == several[:1]
    assert GAZETTEER.geocode("Qqqqq") is None
    assert GAZETTEER.geocode("Stepanakret").raw.name == "Stepanakert"


def test_reverse_gives_the_nearest_towns_first():
    assert GAZETTEER.reverse((40.342, 46.932)).raw.name == "Tartar"
    assert len(GAZETTEER.reverse(Point(40.342, 46.932), exactly_one=False, limit=3)) == 3


@pytest.mark.parametrize(("a", "b"), [
    ("Nagorno-Karabakh", "nagorno karabakh"), ("Ağdam", "Agdam"), ("Step\u200banakert", "Stepanakert"),
    ("Степанакерт", "stepanakert"), ("U.S.", "US"),
])  # fmt: skip
def test_spellings_share_a_key(a, b):
    assert name_key(a) == name_key(b)


@pytest.mark.parametrize(("a", "b"), [("khojavend", "xocavend"), ("zengilan", "zangilan"), ("aghdam", "agdam")])
def test_romanisations_share_a_skeleton(a, b):
    assert skeleton(a) == skeleton(b)


def test_what_is_no_place_is_like_none():
    for word in ("Facebook", "Pashinyan", "Kementerian", "Mnatsakanyan"):
        assert similar_names(word, GAZETTEER.index) == []


def test_without_a_region_the_world_is_known_and_the_region_is_not_favoured():
    index = load_index()
    assert index.lookup("Jakarta")
    assert not any(entry.tier in (0, 3) for entry in index.entries)


def test_every_entry_is_on_the_globe_and_every_name_leads_to_it():
    for entry in GAZETTEER.index.entries:
        assert -90 <= entry.place.lat <= 90 and -180 <= entry.place.lon <= 180
        assert any(each is entry for each in GAZETTEER.index.lookup(entry.place.name)), entry.place


def test_online_names_become_places_and_are_asked_once():
    service = Service({"Xyzzyabad": [found_online("Xyzzyabad")]})
    online = OnlineGazetteer(service, seconds_between=0)
    for _ in range(2):
        assert online.geocode("Xyzzyabad").raw.name == "Xyzzyabad"
    assert online.geocode("Nowhere") is None
    assert service.asked == ["Xyzzyabad", "Nowhere"]
    assert online.reverse((40.1, 46.9)) is None


def test_an_area_is_not_taken_for_a_point():
    wide = found_online("Wide", boundingbox=["39.0", "40.0", "46.0", "48.0"])
    online = OnlineGazetteer(Service({"Wide": [wide]}), seconds_between=0)
    assert (online.geocode("Wide").raw.kind, online.geocode("Wide").raw.precision) == ("region", "area")


def test_a_service_that_fails_raises():
    with pytest.raises(GeocoderServiceError):
        OnlineGazetteer(Service(fails=True), seconds_between=0).geocode("Xyzzyabad")


def test_only_names_that_the_gazetteer_lacks_are_sent_out():
    service = Service({"Xyzzyabad": [found_online("Xyzzyabad")]})
    gazetteer = EmbeddedGazetteer(load_region(), OnlineGazetteer(service, seconds_between=0))
    report = article("Roket jatuh di desa Xyzzyabad dan di kota Stepanakert kemarin.")
    language = load_language("id")
    toponyms = find_toponyms(report, split_sentences(report, language), gazetteer, language)
    assert [toponym.place.name for toponym in toponyms] == ["Xyzzyabad", "Stepanakert"]
    assert service.asked == ["Xyzzyabad"]


def test_a_region_chooses_the_other_names_that_are_shown_and_each_is_of_a_known_place():
    index = load_index(load_region())
    places = {entry.place.place_id: entry.place for entry in index.entries}
    lines = (load_region().directory / SHOWN).read_text(encoding="utf-8").splitlines()[1:]
    for line in lines:
        place_id, names = line.split(",")
        assert places[place_id].names == tuple(names.split("|"))
    assert all(len(place.names) <= 4 for place in places.values())
