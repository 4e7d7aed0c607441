"""What is exported is exactly the selection, runs nowhere, and can be read back in."""

import csv
import io
import json
import shutil
import subprocess
from datetime import date

import geopandas
import openpyxl
import pytest
from shapely.geometry import shape

from components.share import export_excel
from components.share.export_csv import write_csv
from components.share.export_excel import TooManyEvents, write_excel
from components.share.export_geojson import write_geojson
from data.columns import COLUMNS
from data.imports import import_file
from data.selection import EVERYTHING, Selection
from data.store import Store
from tests.components.share.cases import FORMULA, HOSTILE, day, make_store, one
from tests.factories import place

RUNS = ("=", "+", "-", "@", "\t", "\r")
SELECTIONS = {
    "all": EVERYTHING,
    "side": Selection(sides=("Armenia",), roles=("did",)),
    "days": Selection(first_day=day(7), last_day=day(9)),
    "none": Selection(text="nowhere"),
}


def csv_of(store, selection=EVERYTHING) -> str:
    file = io.StringIO(newline="")
    write_csv(store.evidences(selection), file)
    return file.getvalue()


def rows_of(text: str) -> list[dict]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def geojson_of(store, selection=EVERYTHING) -> dict:
    file = io.StringIO()
    write_geojson(store.evidences(selection), store.region, {"Title": "Events"}, file)
    return json.loads(file.getvalue())


def excel_of(store, selection=EVERYTHING) -> openpyxl.Workbook:
    file = io.BytesIO()
    write_excel(store.evidences(selection), {"Headline": "= a headline", "Permalink": "?"}, file)
    return openpyxl.load_workbook(file)


@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=SELECTIONS)
def test_every_export_holds_exactly_the_selection(selection, store):
    ids = [event.event_id for event in store.events(selection)]
    assert [row["event_id"] for row in rows_of(csv_of(store, selection))] == ids
    assert [feature["id"] for feature in geojson_of(store, selection)["features"]] == ids
    sheet = excel_of(store, selection)["events"]
    assert [cell.value for cell in sheet["A"]][1:] == ids


def test_csv_says_what_an_event_is(store):
    row = next(row for row in rows_of(csv_of(store)) if row["source"] == "Kompas")
    assert list(row) == list(COLUMNS)
    assert row["start"] == row["end"] == "2020-10-05"
    assert row["place_names"] == "Stepanakert"
    assert row["place_other_names"] == "Xankəndi; Ստեփանակերտ"
    assert (row["lat"], row["lon"], row["precision"]) == ("39.818", "46.753", "exact")
    assert row["sentence"] == "Penembakan di Stepanakert, kata pejabat Հայաստան."
    assert (row["side"], row["claimed_by"], row["killed"]) == ("Azerbaijan", "Armenia", "3")
    assert row["url"].startswith("https://")


def test_no_cell_can_run_as_a_formula(tmp_path):
    places = [place(f"{sign}cmd", place_id=f"{sign}1") for sign in RUNS]
    pairs = zip(RUNS, places, strict=True)
    store = make_store(tmp_path / "s", [one(f"{sign}1+1 was said.", at, source=f"{sign}SUM(A1)") for sign, at in pairs])
    cells = [cell for row in rows_of(csv_of(store)) for cell in row.values()]
    cells += [cell.value for sheet in excel_of(store) for row in sheet for cell in row if isinstance(cell.value, str)]
    assert not [cell for cell in cells if cell and cell.startswith(RUNS)]
    assert sum(cell.startswith("'") for cell in cells) >= 2 * 3 * len(("=", "+", "-", "@"))


def test_numbers_stay_numbers(tmp_path):
    south = make_store(tmp_path / "s", [one("Far away.", place(lat=-6.2, lon=-77.03), killed=3)])
    (row,) = rows_of(csv_of(south))
    assert (row["lat"], row["lon"], row["killed"]) == ("-6.2", "-77.03", "3")
    cells = {head.value: cell for head, cell in zip(*excel_of(south)["events"].iter_rows(), strict=True)}
    assert (cells["lat"].value, cells["lon"].value, cells["killed"].value) == (-6.2, -77.03, 3)
    (feature,) = geojson_of(south)["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [-77.03, -6.2]}
    assert feature["properties"]["killed"] == 3


@pytest.mark.parametrize("ending", ["csv", "geojson", "xlsx"])
def test_an_export_is_read_back_and_gives_the_same_export(ending, store, tmp_path):
    path = tmp_path / f"e.{ending}"
    if ending == "xlsx":
        excel_of(store).save(path)
    else:
        path.write_text(csv_of(store) if ending == "csv" else json.dumps(geojson_of(store)), "utf-8", newline="")
    imported = import_file(path, store.region, tmp_path / "again")
    assert (imported.kept, imported.rejected) == (10, 0)
    again = Store.open(tmp_path / "again")
    in_order = sorted(rows_of(csv_of(store)), key=lambda row: row["event_id"])
    assert sorted(rows_of(csv_of(again)), key=lambda row: row["event_id"]) == in_order
    assert again.headline(EVERYTHING) == store.headline(EVERYTHING)


def test_texts_come_back_unchanged_whatever_they_begin_with(store, tmp_path):
    path = tmp_path / "e.csv"
    path.write_text(csv_of(store), encoding="utf-8", newline="")
    import_file(path, store.region, tmp_path / "again")
    again = Store.open(tmp_path / "again")
    sentences = [row.sentence for row in again.page(EVERYTHING, size=20)]
    assert f"{FORMULA} came first." in sentences
    assert f"A report that says {HOSTILE}." in sentences
    assert "+1 news" in again.sources


def test_excel_is_a_table_with_iso_days_and_tells_what_it_is(store):
    book = excel_of(store)
    head, *rows = book["events"].iter_rows(values_only=True)
    assert head == COLUMNS
    by_name = [dict(zip(head, row, strict=True)) for row in rows]
    assert by_name[0]["start"] == "2020-10-04"
    assert all(cell.data_type != "f" for row in book["events"] for cell in row)
    assert dict(book["about"].iter_rows(values_only=True)) == {"Headline": "'= a headline", "Permalink": "?"}


def test_excel_takes_letters_that_a_workbook_cannot_hold(tmp_path):
    store = make_store(tmp_path / "s", [one("A bell \x07 and a very long tale. " + "x" * 40_000, place())])
    (row,) = list(excel_of(store)["events"].iter_rows(min_row=2, values_only=True))
    sentence = row[COLUMNS.index("sentence")]
    assert sentence.startswith("A bell  and") and len(sentence) == export_excel.MOST_CHARACTERS


def test_more_events_than_a_sheet_has_rows_are_refused(store, monkeypatch):
    monkeypatch.setattr(export_excel, "MOST_ROWS", 3)
    with pytest.raises(TooManyEvents, match="export as CSV"):
        excel_of(store)


def test_geojson_follows_the_rfc(store):
    collection = geojson_of(store)
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    by_place = {tuple(f["properties"]["place_names"]): f for f in collection["features"]}
    town = by_place["Stepanakert",]
    assert town["geometry"] == {"type": "Point", "coordinates": [46.753, 39.818]}
    assert by_place["Aras",]["geometry"]["type"] in ("LineString", "MultiLineString")
    region = shape(by_place["Nagorno-Karabakh",]["geometry"])
    assert region.geom_type == "Polygon" and region.exterior.is_ccw
    assert by_place["Shusha", "Hadrut"]["geometry"]["type"] == "MultiPoint"
    assert by_place[()]["geometry"] is None
    for feature in collection["features"]:
        properties = feature["properties"]
        assert properties["killed"] is None or isinstance(properties["killed"], int)
        assert properties["start"] is None or date.fromisoformat(properties["start"])
        assert all(isinstance(lat, float) for lat in properties["lat"])
        assert feature["geometry"] is None or shape(feature["geometry"]).is_valid


def test_geojson_loads_in_geopandas(store, tmp_path):
    path = tmp_path / "e.geojson"
    with path.open("w", encoding="utf-8") as file:
        assert write_geojson(store.evidences(EVERYTHING), store.region, {}, file) == 10
    frame = geopandas.read_file(path)
    assert len(frame) == 10
    assert frame.crs.to_epsg() == 4326
    west, south, east, north = frame.total_bounds
    assert 43 < west < east < 51 and 38 < south < north < 42


def test_libreoffice_reads_the_csv(store, tmp_path):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "e.csv").write_text(csv_of(store), encoding="utf-8", newline="")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, profile, "--headless", "--convert-to", "xlsx", "--infilter=CSV:44,34,76", "--outdir", tmp_path]
    subprocess.run([*command, tmp_path / "e.csv"], check=True, capture_output=True, timeout=120)
    sheet = openpyxl.load_workbook(tmp_path / "e.xlsx").active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == COLUMNS and len(rows) == 11
    assert all(cell.data_type != "f" for row in sheet for cell in row)
    sentences = [row[COLUMNS.index("sentence")] for row in rows]
    assert f"'{FORMULA} came first." in sentences


def test_a_workbook_that_is_none_is_told(store, tmp_path):
    path = tmp_path / "e.xlsx"
    path.write_text("event_id,type", encoding="utf-8")
    with pytest.raises(ValueError, match="no Excel workbook"):
        import_file(path, store.region, tmp_path / "again")
