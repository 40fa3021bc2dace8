"""Link a file of `cotejo synth --generic` with Splink, as its notebooks do.

Usage: splink_people.py people.csv truth.csv
Prints one line of JSON: seconds by stage, pairs, peak memory, pairwise F1 of clusters.
The settings follow Splink's own example for records of persons (name, birth date,
place, e-mail); the posterior from which pairs are grouped is .5, chosen without the truth.
"""
import json, resource, sys, time
started = time.time()
import duckdb
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
import splink.comparison_library as cl

marks = [("import", time.time())]
def mark(name): marks.append((name, time.time()))

people, truth = sys.argv[1:3]
db = duckdb.connect()
db.execute("create table people as select * replace (cast(unique_id as bigint) as unique_id) from read_csv(?, all_varchar=true, nullstr='')", [people])
mark("read")
rules = [block_on("email"), block_on("surname", "birth_date"), block_on("given_name", "birth_date"), block_on("given_name", "surname", "city"),
         block_on("given_name", "surname", "postcode"), block_on("birth_date", "postcode"), block_on("birth_date", "city"), block_on("surname", "postcode"), block_on("given_name", "postcode")]
settings = SettingsCreator(
    link_type="dedupe_only",
    comparisons=[
        cl.JaroWinklerAtThresholds("given_name", [0.92, 0.88]).configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("surname", [0.92, 0.88]).configure(term_frequency_adjustments=True),
        cl.DateOfBirthComparison("birth_date", input_is_string=True),
        cl.JaroWinklerAtThresholds("city", [0.9]).configure(term_frequency_adjustments=True),
        cl.LevenshteinAtThresholds("postcode", [1]),
        cl.ExactMatch("email").configure(term_frequency_adjustments=True),
    ],
    blocking_rules_to_generate_predictions=rules,
)
api = DuckDBAPI(db)
try:
    table = api.register("people")
except (AttributeError, TypeError):
    table = "people"
try:
    linker = Linker(table, settings)
except TypeError:
    linker = Linker(table, settings, api)
training = linker.training
training.estimate_probability_two_random_records_match([block_on("given_name", "surname", "birth_date"), block_on("email")], recall=0.7)
training.estimate_u_using_random_sampling(max_pairs=1e6)
training.estimate_parameters_using_expectation_maximisation(block_on("given_name", "surname", "postcode"))
training.estimate_parameters_using_expectation_maximisation(block_on("birth_date", "postcode"))
training.estimate_parameters_using_expectation_maximisation(block_on("email"))
mark("train")
pairs = linker.inference.predict(threshold_match_probability=0.01)
mark("predict")
clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_probability=0.5)
mark("cluster")
name = clusters.physical_name
number = db.sql(f"select count(*) from {pairs.physical_name}").fetchall()[0][0]
found, right, true = db.sql(f"""
with t as (select cast(row as bigint) as id, person from read_csv('{truth}', all_varchar=true)),
c as (select cast(unique_id as bigint) as id, cluster_id from {name}),
j as (select cluster_id, person, count(*) n from c join t using (id) group by all)
select (select sum(n*(n-1)/2) from (select sum(n) n from j group by cluster_id)), (select sum(n*(n-1)/2) from j), (select sum(n*(n-1)/2) from (select sum(n) n from j group by person))""").fetchall()[0]
before = started
stages = {}
for stage, at in marks:
    stages[stage] = round(at - before, 2)
    before = at
p, r = float(right) / float(found), float(right) / float(true)
print(json.dumps({"seconds": round(marks[-1][1] - started, 2), "stages": stages, "pairs": number,
                  "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "precision": round(p, 4), "recall": round(r, 4), "f1": round(2 * p * r / (p + r), 4)}))
