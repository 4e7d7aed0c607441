"""Data sets of events become events with the same kinds of marks; what cannot be used is told and kept."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from data.__main__ import app
from data.answers import Evidence
from data.cells import guard
from data.columns import COLUMNS, from_row, to_row
from data.imports import import_file
from data.region import load_region
from data.selection import EVERYTHING, Selection
from data.store import Store
from data.synth import synthesize
from tests.factories import article, event, place, report

FILES = Path(__file__).parent / "imports"


def imported(tmp_path, name: str):
    done = import_file(FILES / name, load_region(), tmp_path / "store")
    with open(done.rejects, encoding="utf-8", newline="") as file:
        rejects = list(csv.DictReader(file))
    store = Store.open(tmp_path / "store")
    return done, {one.event_id: one for one in store.events(EVERYTHING)}, rejects, store


def test_ucdp_rows_become_events(tmp_path):
    done, events, rejects, store = imported(tmp_path, "ucdp.csv")
    assert (done.format, done.kept, done.rejected) == ("UCDP GED", 5, 6)
    first = events["ucdp:1"]
    assert (first.type, first.side, first.target, first.killed) == ("battle", "Azerbaijan", "Armenia", 3)
    assert (first.start, first.end, first.date_precision) == (date(2020, 10, 4), date(2020, 10, 4), "day")
    assert (first.places[0].name, first.places[0].precision) == ("Stepanakert town", "exact")
    assert [note.code for note in first.notes] == ["parties_without_direction"]
    assert (events["ucdp:2"].date_precision, events["ucdp:2"].places[0].precision) == ("range", "near")
    assert (events["ucdp:2"].start, events["ucdp:2"].end) == (date(2020, 10, 5), date(2020, 10, 9))
    assert (events["ucdp:3"].places[0].name, events["ucdp:3"].places[0].precision) == ("Khankendi district", "area")
    assert (events["ucdp:4"].places[0].precision, events["ucdp:4"].target) == ("country", "Civilians")
    assert events["ucdp:4"].notes == ()
    assert (events["ucdp:10"].side, events["ucdp:10"].target) == ("Fano", "Government of Ethiopia")
    assert store.sources == ("Reuters News",)
    found = store.evidence("ucdp:1")
    assert found.articles[0].text == found.articles[0].title == "Shelling reported"


@pytest.mark.parametrize(
    ("row", "word"),
    [("6", "where_prec"), ("7", "latitude"), ("8", "date_end"), ("9", "twice"), ("10", "Earth"), ("11", "best")],
)
def test_rows_that_cannot_be_used_say_why(tmp_path, row, word):
    _done, _events, rejects, store = imported(tmp_path, "ucdp.csv")
    assert word in {reject["row"]: reject["reason"] for reject in rejects}[row]
    assert "6 rows" in str(store.problems[0])


def test_acled_rows_become_events(tmp_path):
    done, events, rejects, _store = imported(tmp_path, "acled.csv")
    assert (done.format, done.kept, done.rejected) == ("ACLED", 5, 3)
    first = events["acled:AZE1"]
    assert (first.type, first.side, first.target) == ("explosion", "Armenia", "Civilians (Azerbaijan)")
    assert (first.start, first.date_precision) == (date(2020, 9, 28), "day")
    assert events["acled:AZE2"].places[0].precision == "near"
    assert (events["acled:AZE2"].start, events["acled:AZE2"].end) == (date(2020, 10, 5), date(2020, 10, 11))
    month = events["acled:AZE3"]
    assert (month.start, month.end, month.date_precision) == (date(2020, 9, 1), date(2020, 9, 30), "range")
    assert (month.target, month.killed, month.places[0].precision) == ("Azerbaijan", 12, "area")
    assert (events["acled:AZE4"].type, events["acled:AZE4"].target) == ("territory", None)
    assert events["acled:AZE5"].notes == ()
    assert [reject["reason"].split()[0] for reject in rejects] == ["event_type", "event_date", "event_id_cnty"]


def test_geojson_features_become_events(tmp_path):
    done, events, rejects, store = imported(tmp_path, "events.geojson")
    assert (done.format, done.kept, done.rejected) == ("GeoJSON", 3, 2)
    ganja = events["f1"]
    assert (ganja.places[0].name, ganja.places[0].lat, ganja.places[0].lon) == ("Ganja", 40.683, 46.361)
    assert (ganja.start, ganja.end, ganja.side) == (date(2020, 10, 4), date(2020, 10, 4), "Armenia")
    assert store.evidence("f1").articles[0].text == "Ganja, [hit] {again}"
    assert (events["f2"].places[0].precision, events["f2"].killed) == ("line", 4)
    assert events["f3"].places == ()
    assert ["geometry" in reject["reason"] or "event_id" in reject["reason"] for reject in rejects] == [True, True]


def test_a_broken_geojson_keeps_what_came_before(tmp_path):
    text = (FILES / "events.geojson").read_text()
    (tmp_path / "cut.geojson").write_text(text[: text.index('"id": "f3"')])
    done = import_file(tmp_path / "cut.geojson", load_region(), tmp_path / "store")
    assert (done.kept, done.rejected) == (2, 1)
    assert "breaks off" in done.rejects.read_text()


def awkward():
    """Make an event that holds all that a cell can stumble over."""
    first = article("It's = | a; “line”\\ of\ntext", source="A|B; C", title=None)
    second = article("=1+1", source=None, url=None, published=None)
    places = (
        place("Shusha", names=("Shushi", "Şuşa; town", "Шуша")),
        place("Aras | river", place_id="x:1", kind="river", precision="line", geometry="aras"),
    )
    return event(
        replace(report(first), sentence_end=len(first.text)), report(second), event_id="=cmd",
        places=places, end=None, date_precision="since", claimed_by=("Armenia", "media"), denied_by=("Azerbaijan",),
        killed=0, target=None,
    ), (first, second)  # fmt: skip


def test_the_own_table_loses_nothing_on_the_way_there_and_back(tmp_path):
    told = Evidence(*awkward())
    row = to_row(told)
    assert tuple(row) == COLUMNS
    assert to_row(from_row({name: None if cell is None else str(cell) for name, cell in row.items()})) == row
    with open(tmp_path / "own.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerow({name: guard(cell) if isinstance(cell, str) else cell for name, cell in row.items()})
    assert import_file(tmp_path / "own.csv", load_region(), tmp_path / "store").kept == 1
    back = next(iter(Store.open(tmp_path / "store").evidences(EVERYTHING)))
    assert to_row(back) == row


def test_an_import_adds_to_a_store_and_replaces_what_it_knew(tmp_path):
    region = load_region()
    import_file(FILES / "ucdp.csv", region, tmp_path / "store")
    import_file(FILES / "acled.csv", region, tmp_path / "store")
    import_file(FILES / "ucdp.csv", region, tmp_path / "store")
    store = Store.open(tmp_path / "store")
    assert store.total == 10
    assert store.count(Selection(text="tartar")) == 5


def test_what_is_in_no_known_format_is_told(tmp_path):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(ValueError, match="UCDP GED it lacks"):
        import_file(tmp_path / "x.csv", load_region(), tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_bytes_that_are_no_text_do_not_stop_an_import(tmp_path):
    raw = (FILES / "acled.csv").read_bytes().replace(b"Shells were", b"Sh\xff\x00lls were")
    (tmp_path / "x.csv").write_bytes(raw)
    assert import_file(tmp_path / "x.csv", load_region(), tmp_path / "store").kept == 5


def test_synthetic_events_are_the_same_for_the_same_seed(tmp_path):
    region = load_region()
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        synthesize(500, region, tmp_path / name, seed)
    a, b, c = (Store.open(tmp_path / name) for name in "abc")
    assert a.total == 500
    assert list(a.events(EVERYTHING)) == list(b.events(EVERYTHING))
    assert a.by_day(EVERYTHING) != c.by_day(EVERYTHING)
    tray = a.tray(EVERYTHING)
    assert tray.no_place > 0 and tray.no_date > 0
    assert max(mark.events for mark in a.by_place(EVERYTHING)) > 30


def test_the_command_line_says_what_it_did(tmp_path):
    run = CliRunner().invoke
    done = run(app, ["import", str(FILES / "ucdp.csv"), "--into", str(tmp_path / "store")])
    assert done.exit_code == 0
    assert "5 events of UCDP GED" in done.output and "6 rows cannot be used" in done.output
    done = run(app, ["import", str(FILES / "none.csv"), "--into", str(tmp_path / "other")])
    assert done.exit_code == 2 and "none.csv" in done.output and not (tmp_path / "other").exists()
    done = run(app, ["import", str(FILES / "acled.csv")], env={"DATELINE_STORE": str(tmp_path / "store")})
    assert done.exit_code == 0 and Store.open(tmp_path / "store").total == 10
    done = run(app, ["synth", "50", "--into", str(tmp_path / "synthetic")])
    assert done.exit_code == 0 and Store.open(tmp_path / "synthetic").total == 50
