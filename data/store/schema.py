"""The tables of a store: what each column holds. All are Parquet files in one directory.

events        one row an event, in order of `first`; `event_no` is the row's number from 0
places        one row a place, `place_no` from 0; a place known with two precisions is two rows
event_places  which event stands at which places
articles      the articles that the read events stand in (none for imported events)
"""

import pyarrow as pa

TEXTS = pa.list_(pa.string())

STAGED = pa.schema(
    [
        ("event_id", pa.string()),
        ("type", pa.string()),
        ("start", pa.date32()),
        ("end", pa.date32()),
        ("no_later_than", pa.date32()),
        ("date_precision", pa.string()),
        ("side", pa.string()),
        ("target", pa.string()),
        ("claimed_by", TEXTS),
        ("denied_by", TEXTS),
        ("killed", pa.int32()),
        ("injured", pa.int32()),
        ("place_ids", TEXTS),
        ("sources", TEXTS),
        ("sentence", pa.string()),
        ("search", pa.string()),
        ("url", pa.string()),
        ("title", pa.string()),
        ("published", pa.date32()),
        ("reports", pa.int32()),
        ("noted", pa.bool_()),
        ("notes", pa.string()),
        ("detail", pa.string()),
    ]
)
"""What a reader or an import hands over. `search` is all that the text search looks into (None: `sentence`),
`notes` the codes of the event's notes, by commas. `detail` is the whole event as JSON; None where one report says
all and the other columns hold it: then the report's article has the event's id, and the sentence as its text."""

PLACES = pa.schema(
    [
        ("place_id", pa.string()),
        ("name", pa.string()),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("kind", pa.string()),
        ("precision", pa.string()),
        ("names", TEXTS),
        ("country", pa.string()),
        ("geometry", pa.string()),
        ("source", pa.string()),
    ]
)

ARTICLES = pa.schema(
    [
        ("article_id", pa.string()),
        ("path", pa.string()),
        ("text", pa.string()),
        ("language", pa.string()),
        ("published", pa.date32()),
        ("source", pa.string()),
        ("title", pa.string()),
        ("url", pa.string()),
        ("retold", pa.bool_()),
        ("notes", pa.string()),
    ]
)

PRECISIONS = ("exact", "near", "line", "area", "country")
"""From the best known to the least; an event's precision is its best place's."""

OPEN_END = "9999-12-31"
"""`last` of an event that began and of whose end nothing bounds."""
