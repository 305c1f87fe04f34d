"""The tables of one client's file, as of the newest step; see `migrations.py`.

In tables without rowid the key columns stand first, in order: the integrity check of SQLite 3.40
reports a NULL that is not there when another column stands between them.
"""

NEWEST = 4
"""Number of the newest step; stands in the file as ``user_version``."""

IMPORTED = """
CREATE TABLE accounts (
  id TEXT PRIMARY KEY, platform TEXT NOT NULL, handle TEXT NOT NULL DEFAULT '',
  display_name TEXT NOT NULL DEFAULT '', audience TEXT NOT NULL DEFAULT '[]',
  languages TEXT NOT NULL DEFAULT '[]'
) STRICT, WITHOUT ROWID;

CREATE TABLE imports (
  id INTEGER PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL DEFAULT '',
  size INTEGER NOT NULL DEFAULT 0, platform TEXT NOT NULL DEFAULT '',
  layout TEXT NOT NULL DEFAULT '', account TEXT NOT NULL DEFAULT '',
  imported_at TEXT NOT NULL, exported_on TEXT NOT NULL DEFAULT '',
  found INTEGER NOT NULL DEFAULT 0, new INTEGER NOT NULL DEFAULT 0,
  edited INTEGER NOT NULL DEFAULT 0, unchanged INTEGER NOT NULL DEFAULT 0,
  duplicate INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0,
  missing INTEGER NOT NULL DEFAULT 0, other TEXT NOT NULL DEFAULT '{}',
  why TEXT NOT NULL DEFAULT '[]', notes TEXT NOT NULL DEFAULT '[]',
  not_read TEXT NOT NULL DEFAULT '[]', state TEXT NOT NULL DEFAULT 'running'
) STRICT;

CREATE TABLE issues (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES imports(id) ON DELETE CASCADE,
  member TEXT NOT NULL, pointer TEXT NOT NULL, code TEXT NOT NULL, detail TEXT NOT NULL,
  severity TEXT NOT NULL
) STRICT;
CREATE INDEX issues_import ON issues(import_id);

CREATE TABLE posts (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  account_id TEXT NOT NULL REFERENCES accounts(id), platform TEXT NOT NULL,
  kind TEXT NOT NULL, standing TEXT NOT NULL, native_id TEXT NOT NULL,
  published_at INTEGER, utc_offset INTEGER, zone_known INTEGER NOT NULL, edited_at INTEGER,
  day INTEGER NOT NULL, ym INTEGER NOT NULL, permalink TEXT NOT NULL,
  has_text INTEGER NOT NULL, is_styled INTEGER NOT NULL, label_state INTEGER,
  relation TEXT NOT NULL, import_id INTEGER NOT NULL REFERENCES imports(id),
  missing_since INTEGER, digest TEXT NOT NULL,
  file TEXT NOT NULL, pointer TEXT NOT NULL, layout TEXT NOT NULL,
  parts TEXT NOT NULL, links TEXT NOT NULL, media TEXT NOT NULL, labels TEXT NOT NULL,
  collaborators TEXT NOT NULL, extra TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE INDEX posts_view ON posts(standing, published_at, day, ym, platform, has_text, kind);
CREATE INDEX posts_account ON posts(account_id, platform, published_at);

CREATE TABLE sightings (
  import_id INTEGER NOT NULL REFERENCES imports(id) ON DELETE CASCADE,
  post_key INTEGER NOT NULL REFERENCES posts(key) ON DELETE CASCADE,
  state TEXT NOT NULL, was_missing INTEGER,
  PRIMARY KEY (import_id, post_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX sightings_post ON sightings(post_key);

CREATE TABLE post_versions (
  post_key INTEGER NOT NULL REFERENCES posts(key) ON DELETE CASCADE,
  import_id INTEGER NOT NULL REFERENCES imports(id) ON DELETE CASCADE,
  text TEXT NOT NULL, row TEXT NOT NULL, replaced_at TEXT NOT NULL,
  PRIMARY KEY (post_key, import_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX post_versions_import ON post_versions(import_id);

CREATE TABLE joins (
  caption_id TEXT PRIMARY KEY, post_id TEXT NOT NULL, how TEXT NOT NULL,
  confidence REAL NOT NULL, place TEXT NOT NULL,
  import_id INTEGER NOT NULL REFERENCES imports(id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE posts_fts USING fts5(
  text, content='posts', content_rowid='key', tokenize="unicode61 remove_diacritics 2"
);
"""

DERIVED = """
CREATE TABLE scans (
  post_key INTEGER PRIMARY KEY REFERENCES posts(key) ON DELETE CASCADE,
  language TEXT NOT NULL, digest TEXT NOT NULL
) STRICT;

CREATE TABLE spans (
  post_key INTEGER NOT NULL REFERENCES posts(key) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL, kind TEXT NOT NULL, strength TEXT NOT NULL, part INTEGER NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, value TEXT NOT NULL,
  detector TEXT NOT NULL, language TEXT NOT NULL,
  PRIMARY KEY (post_key, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX spans_value ON spans(value, kind) WHERE value <> '';

CREATE TABLE judgements (
  post_key INTEGER PRIMARY KEY REFERENCES posts(key) ON DELETE CASCADE,
  class TEXT NOT NULL, verdict TEXT NOT NULL, tie TEXT NOT NULL, relation TEXT NOT NULL,
  confidence REAL NOT NULL, also TEXT NOT NULL, cannot_tell INTEGER NOT NULL,
  redirect INTEGER NOT NULL, by_user INTEGER NOT NULL, no_text INTEGER NOT NULL,
  is_disclosed INTEGER NOT NULL, language TEXT NOT NULL, digest TEXT NOT NULL
) STRICT;

CREATE TABLE reasons (
  post_key INTEGER PRIMARY KEY REFERENCES posts(key) ON DELETE CASCADE,
  question TEXT NOT NULL, class_signals TEXT NOT NULL, tie_signals TEXT NOT NULL
) STRICT;

CREATE TABLE verdicts (
  post_key INTEGER NOT NULL REFERENCES posts(key) ON DELETE CASCADE,
  position INTEGER NOT NULL, jurisdiction TEXT NOT NULL, verdict TEXT NOT NULL,
  problem TEXT NOT NULL, rule TEXT NOT NULL, severity TEXT NOT NULL, reason TEXT NOT NULL,
  citations TEXT NOT NULL, missing TEXT NOT NULL, mark TEXT NOT NULL,
  PRIMARY KEY (post_key, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
  post_key INTEGER NOT NULL REFERENCES posts(key) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL, brand_id TEXT NOT NULL, published_at INTEGER, part INTEGER NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, stance TEXT NOT NULL,
  tie TEXT NOT NULL,
  PRIMARY KEY (post_key, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_brand ON mentions(brand_id, published_at, post_key, stance);

CREATE TABLE findings (
  id TEXT PRIMARY KEY, stage TEXT NOT NULL, rule_id TEXT NOT NULL, rule_version TEXT NOT NULL,
  family TEXT NOT NULL, outcome TEXT NOT NULL, severity TEXT NOT NULL, rank INTEGER NOT NULL,
  brand TEXT NOT NULL, problem TEXT NOT NULL, verdict TEXT NOT NULL, signs TEXT NOT NULL,
  evidence TEXT NOT NULL, verdicts TEXT NOT NULL, missing TEXT NOT NULL,
  parameters TEXT NOT NULL, unsure_because TEXT NOT NULL, evidence_digest TEXT NOT NULL,
  first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
  is_quiet INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX findings_rule ON findings(rule_id, outcome, brand);

CREATE TABLE finding_posts (
  finding_id TEXT NOT NULL REFERENCES findings(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  post_key INTEGER NOT NULL REFERENCES posts(key) ON DELETE CASCADE,
  PRIMARY KEY (finding_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_posts_post ON finding_posts(post_key, finding_id);

CREATE TABLE stages (name TEXT PRIMARY KEY, digest TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""

USER = """
CREATE TABLE reviews (
  finding_id TEXT PRIMARY KEY, decision TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '',
  expires TEXT NOT NULL DEFAULT '', "by" TEXT NOT NULL DEFAULT '', at TEXT NOT NULL DEFAULT '',
  seen_evidence TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE deals (
  id TEXT PRIMARY KEY, brand TEXT NOT NULL, kind TEXT NOT NULL, starts TEXT NOT NULL DEFAULT '',
  ends TEXT NOT NULL DEFAULT '', status TEXT NOT NULL, declined_by TEXT NOT NULL DEFAULT '',
  handles TEXT NOT NULL DEFAULT '[]', codes TEXT NOT NULL DEFAULT '[]',
  domains TEXT NOT NULL DEFAULT '[]', exclusive_for TEXT NOT NULL DEFAULT '[]',
  exclusive_until TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
  brand_id TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE brands (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, category TEXT NOT NULL DEFAULT '',
  aliases TEXT NOT NULL DEFAULT '[]', parent TEXT NOT NULL DEFAULT '',
  handles TEXT NOT NULL DEFAULT '[]', domains TEXT NOT NULL DEFAULT '[]',
  role TEXT NOT NULL DEFAULT 'brand'
) STRICT, WITHOUT ROWID;

CREATE TABLE rivals (
  one TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE names (
  name TEXT NOT NULL, kind TEXT NOT NULL, role TEXT NOT NULL,
  brand_id TEXT NOT NULL DEFAULT '', PRIMARY KEY (name, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE corrections (
  post_id TEXT PRIMARY KEY, class TEXT NOT NULL DEFAULT '', relation TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE label_answers (
  account_id TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL, answer TEXT NOT NULL,
  post_ids TEXT NOT NULL DEFAULT '[]', PRIMARY KEY (account_id, since, until)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
  id INTEGER PRIMARY KEY, "group" INTEGER NOT NULL, label TEXT NOT NULL, "table" TEXT NOT NULL,
  key TEXT NOT NULL, before TEXT, after TEXT, at TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX journal_group ON journal("group");
"""

RULES = """
CREATE TABLE rules_used (
  base TEXT PRIMARY KEY, version TEXT NOT NULL, digest TEXT NOT NULL, app TEXT NOT NULL,
  since TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_updates (
  id INTEGER PRIMARY KEY, before TEXT NOT NULL, after TEXT NOT NULL, at TEXT NOT NULL,
  has_trust INTEGER NOT NULL, is_done INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE judged_before (
  post_key INTEGER PRIMARY KEY REFERENCES posts(key) ON DELETE CASCADE
) STRICT;

CREATE TABLE findings_before (
  id TEXT PRIMARY KEY, stage TEXT NOT NULL, is_quiet INTEGER NOT NULL, told TEXT NOT NULL,
  posts TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_changes (
  update_id INTEGER NOT NULL REFERENCES rule_updates(id) ON DELETE CASCADE,
  finding_id TEXT NOT NULL, change TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
  posts TEXT NOT NULL,
  PRIMARY KEY (update_id, finding_id)
) STRICT, WITHOUT ROWID;
"""
"""`rules_used` tells by which rules a judgement was made (`judgements.digest` is its `base`)."""

DEAL_FACTS = """
ALTER TABLE deals ADD COLUMN amount TEXT NOT NULL DEFAULT '';
ALTER TABLE deals ADD COLUMN currency TEXT NOT NULL DEFAULT '';
ALTER TABLE deals ADD COLUMN contract TEXT NOT NULL DEFAULT '';
"""
"""Amounts are decimal numbers as text: a price must not turn into a binary fraction."""

AUDITS = """
CREATE TABLE decisions (
  finding_id TEXT NOT NULL, reviewer TEXT NOT NULL, decision TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '', expires TEXT NOT NULL DEFAULT '', at TEXT NOT NULL DEFAULT '',
  seen_evidence TEXT NOT NULL DEFAULT '', PRIMARY KEY (finding_id, reviewer)
) STRICT, WITHOUT ROWID;
INSERT INTO decisions
  SELECT finding_id, "by", decision, reason, expires, at, seen_evidence FROM reviews;

CREATE TABLE audits (
  id INTEGER PRIMARY KEY, made_at TEXT NOT NULL, data_until TEXT NOT NULL,
  rules_version TEXT NOT NULL, rules_digest TEXT NOT NULL, base TEXT NOT NULL, app TEXT NOT NULL,
  jurisdictions TEXT NOT NULL, scope TEXT NOT NULL, records TEXT NOT NULL,
  last_import INTEGER NOT NULL, posts INTEGER NOT NULL, digest TEXT NOT NULL
) STRICT;

CREATE TABLE audit_findings (
  audit_id INTEGER NOT NULL REFERENCES audits(id) ON DELETE CASCADE, finding_id TEXT NOT NULL,
  rule TEXT NOT NULL, rule_version TEXT NOT NULL, outcome TEXT NOT NULL, is_quiet INTEGER NOT NULL,
  decision TEXT NOT NULL, severity TEXT NOT NULL, brand TEXT NOT NULL, verdict TEXT NOT NULL,
  basis TEXT NOT NULL, day TEXT NOT NULL, posts TEXT NOT NULL,
  PRIMARY KEY (audit_id, finding_id)
) STRICT, WITHOUT ROWID;
"""
"""`decisions` holds the last one of every reviewer, `reviews` the one that stands.

`audits` records what was reported: it is no step of the journal. `base`, `verdict`, `basis`,
`records` and `digest` are digests; see `model/audit_record.py`.
"""
