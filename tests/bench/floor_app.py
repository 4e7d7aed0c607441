"""The floor of the benchmark: the least that a page with the same filter can do, written the usual way.

One Plotly chart of daily counts, no map. The store to show is the one that DATELINE_STORE names.
"""

import os
from pathlib import Path

import pandas as pd
import plotly.express as px
import streamlit as st

st.set_page_config(page_title="Floor", layout="wide")


@st.cache_resource
def daily_counts() -> pd.DataFrame:
    """Count events by day and side, once for all sessions."""
    import duckdb

    path = str(Path(os.environ["DATELINE_STORE"]) / "events.parquet").replace("'", "''")
    return duckdb.sql(
        f"SELECT first AS day, side, count(*) AS events FROM read_parquet('{path}') "
        "WHERE first IS NOT NULL GROUP BY ALL ORDER BY ALL"
    ).df()


counts = daily_counts()
with st.sidebar:
    sides = st.pills("Side", counts.groupby("side").events.sum().sort_values(ascending=False).index, key="side",
                     selection_mode="multi")  # fmt: skip
shown = counts[counts.side.isin(sides)] if sides else counts
st.html(f'<h1 class="dateline-headline">{shown.events.sum()} of {counts.events.sum()} events</h1>')
st.plotly_chart(px.bar(shown, x="day", y="events", color="side"), key="timeline")
