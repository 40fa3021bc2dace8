{{- /* The roster's schema. The columns of the fields are written from the
input's fields; everything else is fixed. A comment stands on every table and
column, so that the file explains itself. */ -}}
CREATE TABLE meta ( -- what this roster is and how it was made
  key   TEXT NOT NULL PRIMARY KEY, -- tool_version, schema_version, count, overlap, digest, model, …
  value TEXT NOT NULL              -- the value as text; the model is JSON
) STRICT;

CREATE TABLE source ( -- the lists that were merged, one row per file
  id       INTEGER NOT NULL UNIQUE, -- 1, 2, … in the order of names
  name     TEXT NOT NULL PRIMARY KEY, -- the list's name in this roster, e.g. pd
  file     TEXT NOT NULL,          -- base name of the file
  sha256   TEXT NOT NULL,          -- fingerprint of the file's bytes, hexadecimal
  profile  TEXT NOT NULL,          -- the profile that read the file
  encoding TEXT NOT NULL,          -- encoding, separator and line ends as found
  rows     INTEGER NOT NULL,       -- data rows read: records + rejects
  records  INTEGER NOT NULL,       -- rows that became records
  rejects  INTEGER NOT NULL,       -- rows that could not, see table reject
  CHECK (rows = records + rejects)
) STRICT;

CREATE TABLE edition ( -- the dated exports of the lists, one row per file; several of one list are one source
  id     INTEGER PRIMARY KEY,      -- 1, 2, … in the order of the lists' names; the id of the source
  list   TEXT NOT NULL,            -- the list as it stands in source_list; all its editions have this name
  as_of  TEXT,                     -- the day on which the export was true, as the recipe says; empty when it does not say
  file   TEXT NOT NULL,            -- base name of the file
  sha256 TEXT NOT NULL             -- fingerprint of the file's bytes, hexadecimal
) STRICT;

CREATE TABLE source_column ( -- the columns of each file and the fields that they feed
  source   TEXT NOT NULL REFERENCES source (name), -- the list
  position INTEGER NOT NULL,       -- 1 is the first column
  field    TEXT NOT NULL,          -- the field it feeds; empty when the profile does not know the column
  header   TEXT NOT NULL,          -- the column's title in the file
  PRIMARY KEY (source, position, field)
) STRICT;

CREATE TABLE person ( -- the persons, with the value chosen for each field
  id          TEXT NOT NULL PRIMARY KEY, -- the person's id, e.g. p-7h2k9m4q
  name        TEXT,                -- the fullest spelling that most lists support
  aliases     TEXT,                -- aliases of all records, separated by ;
  names       TEXT NOT NULL,       -- every spelling on any list, one a line, for name_search
{{- range .Fields}}
  {{pad .Name}} TEXT, -- {{.About}}
{{- end}}
{{- range .Derived}}
  {{pad .Name}} {{.Type}}, -- {{.About}}
{{- end}}
  records     INTEGER NOT NULL,    -- number of records joined to this person
  sources     INTEGER NOT NULL,    -- number of lists that have the person
  source_list TEXT NOT NULL,       -- their names, separated by spaces
  confidence  REAL NOT NULL        -- the least probability by which a record is held to the others; 1 for a single record
) STRICT;

CREATE TABLE record ( -- every data row that was read, standardised
  id        INTEGER PRIMARY KEY,   -- 1, 2, … in the order of list and row
  source    TEXT NOT NULL REFERENCES source (name), -- the list
  edition_id INTEGER NOT NULL REFERENCES edition (id), -- the export of the list
  row       INTEGER NOT NULL,      -- number of the data row in its file, the header not counted
  line      INTEGER NOT NULL,      -- line of the file on which the row starts
  key       TEXT NOT NULL,         -- the row's key within its list, the same in the next export
  ref       TEXT NOT NULL,         -- source:key, the reference of the record; no other has it
  person_id TEXT NOT NULL REFERENCES person (id), -- the person that the record belongs to
  name      TEXT,                  -- the name, tidied, given names first
  aliases   TEXT,                  -- aliases, separated by ;
  given     TEXT,                  -- given names as read, without accents
  surname1  TEXT,                  -- paternal surname as read
  surname2  TEXT,                  -- maternal surname as read
{{- range .Fields}}
  {{pad .Name}} TEXT, -- {{.About}}
{{- end}}
  as_of     TEXT,                  -- date on which the row says it was last true
  reading   TEXT NOT NULL,         -- how the name was read where the columns beside do not say it all, JSON
  raw       TEXT NOT NULL          -- the original cells, exactly: a JSON object from column title to cell
) STRICT;

CREATE TABLE reject ( -- the rows that could not become records
  source TEXT NOT NULL REFERENCES source (name), -- the list
  row    INTEGER NOT NULL,         -- number of the data row
  line   INTEGER NOT NULL,         -- line of the file
  reason TEXT NOT NULL,            -- why, as a code: no-name, too-many-cells, …
  raw    TEXT NOT NULL,            -- the original cells, a JSON array
  PRIMARY KEY (source, row)
) STRICT;

CREATE TABLE doubt ( -- the cells that could not be read, or only in part
  id     INTEGER PRIMARY KEY,      -- 1, 2, … in the order of list, row and column
  source TEXT NOT NULL REFERENCES source (name), -- the list
  row    INTEGER NOT NULL,         -- number of the data row
  line   INTEGER NOT NULL,         -- line of the file
  header TEXT NOT NULL,            -- title of the column
  cell   TEXT NOT NULL,            -- the cell as written
  reason TEXT NOT NULL             -- why, as a code: no-date, unknown-province, …
) STRICT;

CREATE TABLE origin ( -- for every value of a person of several records, or decided on: who said it and why it was chosen; view provenance has it of all persons
  person_id  TEXT NOT NULL REFERENCES person (id), -- the person
  field      TEXT NOT NULL,        -- the column of table person
  value      TEXT NOT NULL,        -- the value chosen
  record_id  INTEGER NOT NULL REFERENCES record (id), -- the record that gave it
  rule       TEXT NOT NULL,        -- the rule that chose it: only, agreed, supported, complete, precise, latest, narrowed, decided
  agreeing   INTEGER NOT NULL,     -- records that say the same or leave room for it
  dissenting INTEGER NOT NULL,     -- records that contradict it
  agreeing_records   TEXT NOT NULL, -- their ids, a JSON array
  dissenting_records TEXT NOT NULL, -- their ids, a JSON array
  PRIMARY KEY (person_id, field)
) STRICT;

CREATE TABLE status_event ( -- what happened to the persons, as cells state it, editions differ or somebody reports it
  id         INTEGER PRIMARY KEY,  -- 1, 2, … in the order of persons and days
  person_id  TEXT NOT NULL REFERENCES person (id), -- the person
  kind       TEXT NOT NULL,        -- arrest, charge, sentence, appeal, transfer, exit, measure_change, extinction, revocation, rearrest, death, exile, listed or delisted
  date_lo    TEXT,                 -- the first day on which it can have happened; empty when nothing tells
  date_hi    TEXT,                 -- the last such day
  figure     TEXT,                 -- the legal figure that it led to
  custody    TEXT,                 -- where the person was after it: inside, camp, home, free, dead, exiled
  prison     TEXT,                 -- the prison or camp after it
  basis      TEXT NOT NULL,        -- stated: a cell says so; diff: two editions of a list differ; report: somebody reported it; decision: a person settled it
  state      TEXT NOT NULL,        -- confirmed, unconfirmed, disputed or rejected
  record_id  INTEGER REFERENCES record (id), -- the record that tells it; empty when a report alone does
  report_id  INTEGER REFERENCES report (id), -- the report that tells it; empty when a record does
  decision_line INTEGER,           -- line of the decisions file that settled it; empty when nobody did
  asserted_as_of TEXT,             -- the day on which that record was true
  agreeing   TEXT NOT NULL,        -- ids of the records that tell it, a JSON array
  dissenting TEXT NOT NULL         -- ids of the records that contradict it, a JSON array
) STRICT;

CREATE TABLE announcement ( -- releases that were officially announced, as announcements.csv has them
  id              TEXT NOT NULL PRIMARY KEY, -- what the editors call it
  name            TEXT NOT NULL,        -- its name, for readers
  announced_on    TEXT NOT NULL,        -- the day on which it was made
  window_start    TEXT NOT NULL,        -- the first day of the releases
  window_end      TEXT,                 -- the last day; empty while nobody has said that it is over
  announced       INTEGER NOT NULL,     -- how many were to be released
  official_source TEXT,                 -- who said it
  url             TEXT,                 -- where it can be read
  named           INTEGER NOT NULL,     -- 1 when the names were published
  line            INTEGER NOT NULL      -- line of the file
) STRICT;

CREATE TABLE announcement_part ( -- the numbers within an announcement, by legal figure or as they stood on a day
  announcement_id TEXT NOT NULL REFERENCES announcement (id), -- the announcement
  figure          TEXT NOT NULL,        -- the legal figure; empty for all
  as_of           TEXT NOT NULL,        -- the day, counted from the first; empty for the announcement as a whole
  announced       INTEGER NOT NULL,     -- how many
  PRIMARY KEY (announcement_id, figure, as_of)
) STRICT;

CREATE TABLE announcement_person ( -- who left prison in the days of an announcement, was outside before, or may have left
  announcement_id TEXT NOT NULL REFERENCES announcement (id), -- the announcement
  person_id       TEXT NOT NULL REFERENCES person (id), -- the person
  event_id        INTEGER REFERENCES status_event (id), -- the event that shows it; empty when none does
  already_out     INTEGER NOT NULL,     -- 1 when the person was outside before the days began
  listed_before   INTEGER,              -- 1 when a list had the person before the announcement, 0 when only afterwards; empty when no list says
  state           TEXT NOT NULL,        -- verified, already-out, unconfirmed or silent
  PRIMARY KEY (announcement_id, person_id)
) STRICT;

CREATE TABLE form ( -- the forms through which citizens report, one row per file; they are no lists, and nobody is counted because of them
  id       INTEGER PRIMARY KEY,    -- 1, 2, … in the order of names
  name     TEXT NOT NULL UNIQUE,   -- the form's name in this roster, e.g. avisos
  file     TEXT NOT NULL,          -- base name of the file
  sha256   TEXT NOT NULL,          -- fingerprint of the file's bytes, hexadecimal
  profile  TEXT NOT NULL,          -- the profile that read the file
  encoding TEXT NOT NULL,          -- encoding, separator and line ends as found
  rows     INTEGER NOT NULL,       -- data rows read: reports + rejects
  reports  INTEGER NOT NULL,       -- rows that became reports
  rejects  INTEGER NOT NULL,       -- rows that could not, see table form_reject
  dropped  INTEGER NOT NULL,       -- cells of whoever reported that were not taken over
  CHECK (rows = reports + rejects)
) STRICT;

CREATE TABLE form_reject ( -- the rows of forms that could not become reports; their cells are not kept
  form   TEXT NOT NULL REFERENCES form (name), -- the form
  row    INTEGER NOT NULL,         -- number of the data row
  line   INTEGER NOT NULL,         -- line of the file
  reason TEXT NOT NULL,            -- why, as a code: too-many-cells, too-few-cells, empty-row, …
  PRIMARY KEY (form, row)
) STRICT;

CREATE TABLE report ( -- what citizens report of releases, and what became of it; nothing here says who reported
  id            INTEGER PRIMARY KEY, -- 1, 2, … in the order of form and row
  form          TEXT NOT NULL REFERENCES form (name), -- the form
  row           INTEGER NOT NULL,  -- number of the data row in its file
  line          INTEGER NOT NULL,  -- line of the file
  ref           TEXT NOT NULL,     -- form:key, by which decisions name it
  received_at   TEXT,              -- when it was sent, 2025-01-16T10:15:22, or as much of it as is certain
  name          TEXT,              -- of the person who left prison, tidied
  relation      TEXT,              -- of the reporter to the person: familiar, amistad, vecindad, activista, otra
  date_lo       TEXT,              -- the first day on which the person can have left, as reported
  date_hi       TEXT,              -- the last such day
  place         TEXT,              -- locality, municipality and province, as reported
  prison        TEXT,              -- the prison, as reported
  figure        TEXT,              -- the legal figure, as reported
  evidence_kind TEXT,              -- decision, photo, post, press or none; empty when it cannot be told
  evidence_ref  TEXT,              -- where the proof is; it was never opened
  state         TEXT NOT NULL,     -- new, matched, confirmed, duplicate, no-person or rejected
  person_id     TEXT REFERENCES person (id), -- whom it is about; empty when nobody knows
  posterior     REAL NOT NULL,     -- probability that it is about the likeliest person
  confirmed_by  TEXT,              -- reference of the record that confirms it; empty when a decision does
  confirmed_on  TEXT,              -- the day of the edition or of the decision that confirms it
  decision_line INTEGER,           -- line of the decisions file that settled it; empty when nobody did
  duplicate_of  INTEGER REFERENCES report (id), -- the report that it repeats
  marks         TEXT NOT NULL,     -- what looks like spam, a JSON array: no-name, future-date, same-evidence, burst
  raw           TEXT NOT NULL      -- the cells that were kept, a JSON object from column title to cell
) STRICT;

CREATE TABLE pair ( -- pairs of records worth keeping: within persons, undecided, and the closest that stayed apart
  record_a  INTEGER NOT NULL REFERENCES record (id), -- the record with the smaller id
  record_b  INTEGER NOT NULL REFERENCES record (id), -- the other
  weight    REAL NOT NULL,         -- evidence for one person against all rivals, in bits; each bit doubles the odds
  posterior REAL NOT NULL,         -- probability that the two are one person
  rival     TEXT NOT NULL,         -- the other explanation that came closest: stranger, sibling, parent, homonym
  outcome   TEXT NOT NULL,         -- same, different or undecided
  levels    TEXT NOT NULL,         -- what each comparison adds, a JSON array of [comparison, level, bits, a, b]; b is left out where it is a, both where there are none
  PRIMARY KEY (record_a, record_b)
) STRICT;

CREATE TABLE conflict ( -- what a person should look at, the greatest effect first
  id        INTEGER PRIMARY KEY,   -- 1 is the question to ask first
  kind      TEXT NOT NULL,         -- pair, duplicate, fits-two, inside, field, timeline, disputed, moved, audit-joined or audit-apart
  record_a  INTEGER NOT NULL REFERENCES record (id), -- the first record in question
  record_b  INTEGER REFERENCES record (id),          -- the second
  person_a  TEXT NOT NULL REFERENCES person (id),    -- the person of the first
  person_b  TEXT REFERENCES person (id),             -- the person of the second
  records   TEXT NOT NULL,         -- the ids of all records in question, a JSON array; the first two are the pair
  field     TEXT,                  -- the field on which lists disagree, for kind field
  posterior REAL NOT NULL,         -- probability that the first two are one person
  effect    REAL NOT NULL,         -- persons by which an answer is expected to move the count
  moves     TEXT                   -- persons by which each answer moves the count, a JSON array: one person, two; of fits-two also the second's, and all one
) STRICT;

CREATE TABLE decision ( -- people's decisions, and what became of each
  id        INTEGER PRIMARY KEY,   -- 1, 2, … in the order of time
  judgement TEXT NOT NULL,         -- same, different, unsure, retract, wrong-value or right-value
  ref_a     TEXT NOT NULL,         -- reference of the first record, source:key
  ref_b     TEXT,                  -- reference of the second; empty for a value
  record_a  INTEGER REFERENCES record (id), -- the first record, if it is still there; as it is today, if it was corrected
  record_b  INTEGER REFERENCES record (id), -- the second
  field     TEXT,                  -- the field, when a value was judged
  value     TEXT,                  -- the value that was judged
  reviewer  TEXT NOT NULL,         -- who decided
  at        TEXT NOT NULL,         -- when, in UTC
  reason    TEXT NOT NULL,         -- why
  line      INTEGER NOT NULL,      -- line of the decisions file
  state     TEXT NOT NULL          -- applied, superseded, or why it does not bind: decision-contradiction, decision-record-gone, …
) STRICT;

CREATE TABLE person_alias ( -- ids that persons had in earlier rosters
  old_id TEXT NOT NULL PRIMARY KEY, -- the id that is no longer used
  new_id TEXT NOT NULL REFERENCES person (id) -- the person that it means today
) STRICT;

CREATE TABLE code ( -- what the codes of the fields mean
  field    TEXT NOT NULL,          -- the field, a column of tables person and record
  code     TEXT NOT NULL,          -- the code
  label_es TEXT NOT NULL,          -- in Spanish
  label_en TEXT NOT NULL,          -- in English
  PRIMARY KEY (field, code)
) STRICT;

CREATE VIRTUAL TABLE name_search USING fts5 ( -- search over all names and aliases of a person, blind to accents; its rowid is that of the person
  names,               -- every spelling on any list
  content="person",
  content_rowid="rowid",
  tokenize = "unicode61 remove_diacritics 2",
  columnsize = 0
);

CREATE VIEW provenance AS -- for every value of a person: who said it and why it was chosen
SELECT
  person_id AS person_id,   -- the person
  field AS field,           -- the column of table person
  value AS value,           -- the value chosen
  record_id AS record_id,   -- the record that gave it
  rule AS rule,             -- the rule that chose it: only, agreed, supported, complete, precise, latest, narrowed, decided
  agreeing AS agreeing,     -- records that say the same or leave room for it
  dissenting AS dissenting, -- records that contradict it
  agreeing_records AS agreeing_records,    -- their ids, a JSON array
  dissenting_records AS dissenting_records -- their ids, a JSON array
FROM origin
{{- range .Claims}}
UNION ALL SELECT p.id, '{{.}}', p.{{.}}, r.id, 'only', 1, 0, '[' || r.id || ']', '[]'
FROM person p JOIN record r ON r.person_id = p.id
WHERE p.records = 1 AND p.{{.}} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM origin o WHERE o.person_id = p.id)
{{- end}};

CREATE VIEW claim AS -- what each record says of each field
{{- range $i, $f := .Claims}}
{{if $i}}UNION ALL {{end}}SELECT
  r.person_id AS person,    -- the person
  '{{$f}}' AS field,        -- the field
  r.{{$f}} AS value,        -- the value, standardised
  r.raw AS raw,             -- the cells of its row, JSON
  r.source AS source,       -- the list
  r.row AS row,             -- the data row
  r.id AS record_id         -- the record
FROM record r WHERE r.{{$f}} IS NOT NULL
{{- end}};

CREATE UNIQUE INDEX record_ref ON record (ref);
CREATE UNIQUE INDEX record_row ON record (source, row);
CREATE INDEX record_person ON record (person_id);
CREATE INDEX event_person ON status_event (person_id);
CREATE INDEX person_name ON person (name);
{{- range .Indexed}}
CREATE INDEX person_{{.}} ON person ({{.}});
{{- end}}
