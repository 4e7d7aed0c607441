"""A geopy Geocoder over the embedded gazetteer: nothing is asked of any service."""

from math import cos, radians

from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from data.gazetteer.index import Entry, load_index
from data.gazetteer.online import OnlineGazetteer
from data.gazetteer.spelling import similar_names
from data.region import Region


class EmbeddedGazetteer(Geocoder):
    """Geocode names by the embedded gazetteer, a region's places first.

    A `Location`'s `raw` is the `data.records.Place` it was made from, as it is for the online services.
    online: the service to ask for names that this gazetteer lacks, where a user turned one on.
    """

    def __init__(self, region: Region | None = None, online: OnlineGazetteer | None = None) -> None:
        super().__init__()
        self.region = region
        self.online = online
        self.index = load_index(region)

    def geocode(self, query, *, exactly_one=True, timeout=DEFAULT_SENTINEL, limit=None):
        """Return the place called `query`, or all of them likeliest first; None where there is none.

        A name that is not in the gazetteer gives the places whose names are spelled most like it.
        timeout is taken for geopy's sake: nothing is waited for.
        """
        entries = self.candidates(query)
        if not entries:
            names = (name for name, _ in similar_names(query, self.index))
            entries = [entry for name in names for entry in self.index.lookup(name)]
        locations = [_location(entry) for entry in entries[:limit]]
        return _answer(locations, exactly_one)

    def reverse(self, query, *, exactly_one=True, timeout=DEFAULT_SENTINEL, limit=10):
        """Return the towns nearest to a point, nearest first; areas and rivers are not near to anything."""
        point = Point(query)
        points = (entry for entry in self.index.entries if entry.place.kind in {"settlement", "site"})
        nearest = sorted(points, key=lambda entry: _flat_distance(entry, point))
        return _answer([_location(entry) for entry in nearest[:limit]], exactly_one)

    def candidates(self, name: str) -> list[Entry]:
        """Return the entries of exactly this name: the region's first, then countries, areas, towns by size."""
        return sorted(self.index.lookup(name), key=lambda entry: (entry.tier, -entry.population))


def _location(entry: Entry) -> Location:
    place = entry.place
    return Location(place.name, Point(place.lat, place.lon), place)


def _answer(locations: list[Location], exactly_one: bool):
    if not locations:
        return None
    return locations[0] if exactly_one else locations


def _flat_distance(entry: Entry, point: Point) -> float:
    """Squared distance in degrees of latitude, the Earth taken as flat: enough to put neighbours in order."""
    place = entry.place
    east = (place.lon - point.longitude + 180) % 360 - 180
    return (place.lat - point.latitude) ** 2 + (east * cos(radians(point.latitude))) ** 2
