"""Other programs read a roster and what was exported from it.

Run by TestOtherTools with a folder and the number of persons; see .ci/tools for the
packages. Prints one line for each program; ends with 1 where one finds something else.
"""

import asyncio
import json
import sqlite3
import sys
from pathlib import Path

folder, persons = Path(sys.argv[1]), int(sys.argv[2])
roster = folder / "roster.db"
failed = False


def check(what, found, wanted):
    global failed
    if found != wanted:
        failed = True
        print(f"{what}: {found!r}, not {wanted!r}")


async def datasette():
    from datasette.app import Datasette

    metadata = json.loads((folder / "metadata.json").read_text("utf-8"))
    ds = Datasette([str(roster)], metadata=metadata, settings={"facet_time_limit_ms": 1000})
    await ds.invoke_startup()

    async def get(path):
        response = await ds.client.get(path)
        check("datasette " + path, response.status_code, 200)
        return response

    page = (await get("/roster/person?_search=nunez")).text
    check("search box", 'type="search"' in page, True)
    check("Núñez by nunez", "Núñez" in page, True)
    check("note of a column", "last such day" in page, True)
    found = (await get("/roster/person.json?_search=nunez&_shape=objects")).json()
    check("rows of the search", found["filtered_table_rows_count"] > 0, True)
    await get("/roster/source/pd")
    labels = (await get("/roster/record.json?_labels=on&_size=1&_shape=objects")).json()["rows"][0]
    check("label of a person", set(labels["person_id"]), {"value", "label"})
    facets = (await get("/roster/person.json?_facet=custody&_facet_array=charges_list&_size=0")).json()
    check("facets that took too long", facets.get("facets_timed_out", []), [])
    check("charges as a facet", len(facets["facet_results"]["charges_list"]["results"]) > 1, True)
    claims = (await get("/roster/claim.json?_facet=field&_facet=source&_size=0")).json()
    check("facets of claims that took too long", claims.get("facets_timed_out", []), [])
    check("claims by field", len(claims["facet_results"]["field"]["results"]) > 5, True)
    code = (await get("/roster/code.json?field=custody&code=inside&_shape=objects")).json()["rows"][0]
    check("words of a code", bool(code["label_es"]) and bool(code["label_en"]), True)
    print("datasette finds, links and counts")


def sqlite_utils_():
    import sqlite_utils

    db = sqlite_utils.Database(sqlite3.connect(roster))
    check("sqlite-utils search", len(list(db["person"].search("nunez"))) > 0, True)
    print("sqlite-utils searches")


def duckdb_():
    import duckdb

    check("duckdb, JSON Lines", duckdb.sql(f"SELECT count(*) FROM '{folder}/person.jsonl'").fetchall()[0][0], persons)
    check("duckdb, Parquet", duckdb.sql(f"SELECT count(*) FROM '{folder}/person.parquet'").fetchall()[0][0], persons)
    try:
        from duckdb_extensions import import_extension

        import_extension("sqlite_scanner")
        duckdb.sql("LOAD sqlite_scanner")
    except (ImportError, duckdb.Error):
        print("duckdb reads the exports; the roster is not tried, as its extension for SQLite cannot be had")
        return
    duckdb.sql(f"ATTACH '{roster}' AS r (TYPE sqlite)")
    check("duckdb, roster", duckdb.sql("SELECT count(*) FROM r.person").fetchall()[0][0], persons)
    check("duckdb, claims", duckdb.sql("SELECT count(DISTINCT person) FROM r.claim").fetchall()[0][0] > 0, True)
    oldest = duckdb.sql("SELECT min(CAST(birth_from AS DATE)), max(sentence_months_number) FROM r.person").fetchall()[0]
    check("duckdb, dates and months", (hasattr(oldest[0], "year"), isinstance(oldest[1], int)), (True, True))
    print("duckdb counts persons")


def pandas_():
    import pandas

    db = sqlite3.connect(roster)
    frame = pandas.read_sql("SELECT * FROM person", db, parse_dates=["birth_from", "arrest_to"])
    check("pandas, persons", len(frame), persons)
    check("pandas, dates", str(frame["birth_from"].dtype)[:10], "datetime64")
    check("pandas, dates read", int(frame["birth_from"].notna().sum()), int(frame["birth"].notna().sum()))
    check("pandas, months", frame["sentence_months_number"].dtype.kind, "f")
    sheet = pandas.read_excel(folder / "person.xlsx")
    check("pandas, workbook", len(sheet), persons)
    excel = pandas.read_csv(folder / "excel.csv", sep=";", encoding="utf-8-sig")
    check("pandas, CSV for Excel", len(excel), persons)
    print("pandas reads dates and numbers")


def openpyxl_():
    import openpyxl

    sheet = openpyxl.load_workbook(folder / "question.xlsx")["question"]
    lists = [v.formula1 for v in sheet.data_validations.dataValidation]
    check("openpyxl, answers", lists[-1], '"correcto,incorrecto"')
    check("openpyxl, header stays", sheet.freeze_panes, "A2")
    print("openpyxl offers the answers")


def followthemoney_():
    import csv
    from itertools import groupby

    from followthemoney import model

    with open(folder / "statements.csv", encoding="utf-8") as f:
        rows = list(csv.DictReader(f))
    schema, entities = model.get("Person"), 0
    for who, statements in groupby(rows, key=lambda row: row["canonical_id"]):
        entity = model.make_entity(schema)
        entity.id = who
        for s in statements:
            entity.add(s["prop"], s["value"])
            if not entity.get(s["prop"]):
                check("followthemoney takes " + s["prop"], s["value"], None)
        entities += 1
    check("followthemoney, entities", entities, persons)
    check("followthemoney, ids of statements", len({row["id"] for row in rows}), len(rows))
    print("followthemoney makes an entity of each person")


def frictionless_():
    import frictionless

    report = frictionless.validate(str(folder / "package" / "datapackage.json"))
    check("frictionless", report.flatten(["message"])[:3], [])
    print("frictionless finds the data package valid")


asyncio.run(datasette())
for program in (sqlite_utils_, duckdb_, pandas_, openpyxl_, followthemoney_, frictionless_):
    program()
sys.exit(failed)
