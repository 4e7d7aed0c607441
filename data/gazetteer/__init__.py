"""Where names lie: the embedded gazetteer and, for who turns one on, an online service behind the same face."""

from data.gazetteer.embedded import EmbeddedGazetteer
from data.gazetteer.index import Entry, GazetteerIndex, load_index, name_key

__all__ = ["EmbeddedGazetteer", "Entry", "GazetteerIndex", "load_index", "name_key"]
