"""What is being looked at: one frozen selection a run, passed as an argument to everything drawn."""

from dataclasses import dataclass, replace
from datetime import date

NO_DAYS = (date.max, date.min)


@dataclass(frozen=True, slots=True)
class Selection:
    """The filters in force; an empty tuple or None means "not filtered".

    sides with roles: an event stays when one of the sides takes part in one of the roles (did, hit, says).
    first_day, last_day: it stays when it may have happened within them. The event's days run from start to
    end; an open end runs to `no_later_than`; one with no stated date stands at `no_later_than`, its report's
    publication; one with neither stays only while no day is asked for.
    stretch: the days picked on the timeline; place_ids: the places clicked on the map. Both filter what is
    counted, but each is lifted for the drawing that it was picked on, so that the pick can be seen and undone.
    """

    first_day: date | None = None
    last_day: date | None = None
    sides: tuple[str, ...] = ()
    roles: tuple[str, ...] = ("did", "hit", "says")
    types: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    text: str = ""
    exact_only: bool = False
    stretch: tuple[date, date] | None = None
    place_ids: tuple[str, ...] = ()

    def lifted(self, *names: str) -> "Selection":
        """Return this selection with the named filters not in force."""
        return replace(self, **{name: getattr(EVERYTHING, name) for name in names})

    @property
    def days(self) -> tuple[date | None, date | None]:
        """Return the days asked for: what the date filter and the stretch share; NO_DAYS where they share none."""
        first, last = self.first_day, self.last_day
        if self.stretch:
            first = max(first or date.min, self.stretch[0])
            last = min(last or date.max, self.stretch[1])
        return NO_DAYS if first and last and first > last else (first, last)

    @property
    def filters(self) -> tuple[str, ...]:
        """Name the filters in force; roles count only together with sides."""
        names = (name for name in self.__slots__ if name != "roles")
        return tuple(name for name in names if getattr(self, name) != getattr(EVERYTHING, name))


EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class Window:
    """A map window in degrees, and its zoom."""

    south: float
    west: float
    north: float
    east: float
    zoom: int
