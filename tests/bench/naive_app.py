"""The page most people write, for comparison: every event a marker with a popup in a cluster, a new map each time.

The store to show is the one that DATELINE_STORE names.
"""

import os
from pathlib import Path

import folium
import pandas as pd
import plotly.express as px
import streamlit as st
from folium.plugins import MarkerCluster
from streamlit_folium import st_folium

from tests.bench import naive_files

st.set_page_config(page_title="Naive", layout="wide")


@st.cache_data
def load_events() -> pd.DataFrame:
    """Read all events, each with its first place."""
    directory = Path(os.environ["DATELINE_STORE"])
    columns = ["event_id", "first", "side", "sentence", "place_ids"]
    events = pd.read_parquet(directory / "events.parquet", columns=columns)
    events["place_id"] = events.place_ids.str[0]
    places = pd.read_parquet(directory / "places.parquet", columns=["place_id", "name", "lat", "lon"])
    return events.drop(columns="place_ids").merge(places, on="place_id", how="left")


events = load_events()
with st.sidebar:
    sides = st.pills("Side", events.side.value_counts().index, key="side", selection_mode="multi")
shown = events[events.side.isin(sides)] if sides else events
st.html(f'<h1 class="dateline-headline">{len(shown)} of {len(events)} events</h1>')

# No tiles and no scripts from elsewhere: the benchmark asks nothing of the internet.
folium.Map.default_js = [naive_files.script("leaflet"), naive_files.script("jquery")]
folium.Map.default_css = naive_files.styles("leaflet")
MarkerCluster.default_js = [naive_files.script("leaflet_markercluster")]
MarkerCluster.default_css = naive_files.styles("leaflet_markercluster")
chart = folium.Map((40, 46.7), zoom_start=8, tiles=None, maxZoom=18)
cluster = MarkerCluster().add_to(chart)
for event in shown.dropna(subset=["lat"]).itertuples():
    popup = folium.Popup(f"{event.name}, {event.first}: {event.sentence}", parse_html=True)
    folium.CircleMarker((event.lat, event.lon), radius=5, popup=popup).add_to(cluster)
st_folium(chart, height=430, use_container_width=True, returned_objects=[])

daily = shown.groupby(["first", "side"], as_index=False).size()
st.plotly_chart(px.bar(daily, x="first", y="size", color="side"), key="timeline")
