"""Put what the map draws of a selection into one Folium element, which draws it on one canvas."""

import folium
from branca.element import MacroElement
from folium.template import Template

from components.escape import for_script


class DrawnEvents(MacroElement):
    """One selection's places for the drawing script; a change replaces it and leaves the base map alone."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        # streamlit-folium never empties this list of its own; the groups of every change would pile up.
        "window.feature_group = [];"
        "dateline.draw({{ this._parent._parent.get_name() }}, {{ this.payload }});"
        "{% endmacro %}"
    )

    def __init__(self, payload: str) -> None:
        super().__init__()
        self._name = "DrawnEvents"
        self.payload = payload

    def render(self, **kwargs) -> None:
        """Leave the group's document without a script: nobody reads it, for the map's frame gets the script alone.

        Folium would compile the script as a template once more: what somebody searched for would be run by it, and
        to do so takes longer than all the rest of the map.
        """


def build_event_layer(payload: dict) -> folium.FeatureGroup:
    """Build the feature group that st_folium puts on the base map."""
    group = folium.FeatureGroup(name="events")
    group.add_child(DrawnEvents(for_script(payload)))
    return group
