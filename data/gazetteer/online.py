"""Ask an online service for the names that the embedded gazetteer lacks: off unless a user turns it on."""

from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import get_geocoder_for_service
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from data.records import Place

USER_AGENT = "dateline-news-map"
"""Services ask who calls them; a user with an account of their own gives theirs."""
SECONDS_BETWEEN = 1.0
"""What public services ask for between two questions."""
AREA_DEGREES = 0.5
"""A found place whose box is wider than this (55 km) is an area, not a point."""


class OnlineGazetteer:
    """Geocode by a geopy service, with the face of the embedded gazetteer: a Location's `raw` is a `Place`.

    A service that fails raises geopy's error, a name that it does not know gives None: never the same.
    """

    def __init__(self, service: Geocoder, seconds_between: float = SECONDS_BETWEEN) -> None:
        self.service = service
        self._ask = RateLimiter(service.geocode, min_delay_seconds=seconds_between, swallow_exceptions=False)
        self._ask_reverse = RateLimiter(service.reverse, min_delay_seconds=seconds_between, swallow_exceptions=False)
        self._known: dict[str, list[Location]] = {}

    def geocode(self, query, *, exactly_one=True, timeout=DEFAULT_SENTINEL):
        """Return the place that the service gives for a name, each name asked once; None where it knows none.

        Raises geopy.exc.GeopyError where the service fails.
        """
        if query not in self._known:
            found = self._ask(query, exactly_one=False, timeout=timeout) or []
            self._known[query] = [_with_place(location) for location in found]
        return _answer(self._known[query], exactly_one)

    def reverse(self, query, *, exactly_one=True, timeout=DEFAULT_SENTINEL):
        """Return the place that the service gives for a point. Raises geopy.exc.GeopyError where the service fails."""
        found = self._ask_reverse(Point(query), exactly_one=False, timeout=timeout) or []
        return _answer([_with_place(location) for location in found], exactly_one)


def online_gazetteer(name: str) -> OnlineGazetteer:
    """Set up a geopy service by its name ("nominatim", "photon"). Raises geopy.exc.GeocoderNotFound."""
    return OnlineGazetteer(get_geocoder_for_service(name)(user_agent=USER_AGENT))


def _with_place(location: Location) -> Location:
    raw = location.raw if isinstance(location.raw, dict) else {}
    place = Place(
        place_id=f"online:{raw.get('osm_type', '')}{raw.get('osm_id', location.address)}",
        name=raw.get("name") or location.address.split(",")[0],
        lat=location.latitude,
        lon=location.longitude,
        kind="region" if _is_area(raw) else "settlement",
        precision="area" if _is_area(raw) else "near",
        source="online service",
    )
    return Location(location.address, location.point, place)


def _is_area(raw: dict) -> bool:
    box = raw.get("boundingbox")
    if not box:
        return False
    south, north, west, east = map(float, box)
    return max(north - south, east - west) > AREA_DEGREES


def _answer(locations: list[Location], exactly_one: bool):
    if not locations:
        return None
    return locations[0] if exactly_one else locations
