"""Link a file of `cotejo synth --generic` with Splink.

Usage: splink_people.py people.csv truth.csv
Prints one line of JSON: seconds by stage, pairs compared, peak memory up to the
clusters, and precision, recall and F1 of the clusters over pairs.

The settings are the best of nine that were tried on 100,000 and 300,000 people
of seed 21, two of them on 1,000,000 of that seed too, with the truth in view and
cuts from .5 to .999; the files that are reported have another seed. What decided:

- Training blocks on names with the postcode, the birth date with the postcode,
  and the surname with the birth date. An address of mail must be neither a
  training block nor a deterministic rule: among many people, namesakes share
  addresses, which taught the model that birth dates and postcodes of one person
  differ (F1 .915 instead of .958 at 300,000 and .5, and worse with more people).
- Blocking rules on the first three letters of a name and a second field find
  what is misspelt later in the word: .006 more recall.
- A third level of names, Jaro-Winkler .80, or more pairs for u gain nothing.
- Pairs are grouped from a probability of .9: F1 .975, .971 and .958 there, for
  .969, .954 and .913 at .5 and .974, .970 and .956 at .95.
"""
import json, logging, resource, sys, time
started = time.time()
import duckdb
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.blocking_analysis import count_comparisons_from_blocking_rules
import splink.comparison_library as cl

THRESHOLD = 0.9
RULES = [
    block_on("email"),
    block_on("substr(surname,1,3)", "birth_date"), block_on("substr(given_name,1,3)", "birth_date"),
    block_on("given_name", "surname", "city"),
    block_on("substr(surname,1,3)", "postcode"), block_on("substr(given_name,1,3)", "postcode"),
    block_on("birth_date", "postcode"), block_on("birth_date", "city"),
]
logging.disable(logging.CRITICAL)

marks = [("import", time.time())]
def mark(name): marks.append((name, time.time()))

people, truth = sys.argv[1:3]
db = duckdb.connect()
db.execute("create table people as select * replace (cast(unique_id as bigint) as unique_id) from read_csv(?, all_varchar=true, nullstr='')", [people])
mark("read")
table = DuckDBAPI(db).register("people")
linker = Linker(table, SettingsCreator(
    link_type="dedupe_only",
    comparisons=[
        cl.JaroWinklerAtThresholds("given_name", [0.92, 0.88]).configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("surname", [0.92, 0.88]).configure(term_frequency_adjustments=True),
        cl.DateOfBirthComparison("birth_date", input_is_string=True),
        cl.JaroWinklerAtThresholds("city", [0.9]).configure(term_frequency_adjustments=True),
        cl.LevenshteinAtThresholds("postcode", [1]),
        cl.ExactMatch("email").configure(term_frequency_adjustments=True),
    ],
    blocking_rules_to_generate_predictions=RULES,
))
training = linker.training
training.estimate_probability_two_random_records_match(
    [block_on("given_name", "surname", "birth_date"), block_on("given_name", "surname", "postcode")], recall=0.7)
training.estimate_u_using_random_sampling(max_pairs=1e6)
for block in (block_on("given_name", "surname", "postcode"), block_on("birth_date", "postcode"), block_on("surname", "birth_date")):
    training.estimate_parameters_using_expectation_maximisation(block)
mark("train")
pairs = linker.inference.predict(threshold_match_probability=0.01)
mark("predict")
clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_probability=THRESHOLD)
mark("cluster")

peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

# What follows is neither timed nor counted in the peak.
found, right, true = map(float, db.sql(f"""
with t as (select cast(row as bigint) as id, person from read_csv('{truth}', all_varchar=true)),
c as (select cast(unique_id as bigint) as id, cluster_id from {clusters.physical_name}),
j as (select cluster_id, person, count(*) n from c join t using (id) group by all)
select (select sum(n*(n-1)/2) from (select sum(n) n from j group by cluster_id)), (select sum(n*(n-1)/2) from j), (select sum(n*(n-1)/2) from (select sum(n) n from j group by person))""").fetchall()[0])
[*_, compared] = count_comparisons_from_blocking_rules(table, blocking_rules=RULES, link_type="dedupe_only", record_sample_proportion=1.0)
before, stages = started, {}
for stage, at in marks:
    stages[stage] = round(at - before, 2)
    before = at
p, r = right / found, right / true
print(json.dumps({"seconds": round(before - started, 2), "stages": stages, "pairs": compared["cumulative_comparison_count"], "peak_mb": peak // 1024,
                  "precision": round(p, 4), "recall": round(r, 4), "f1": round(2 * p * r / (p + r), 4)}))
