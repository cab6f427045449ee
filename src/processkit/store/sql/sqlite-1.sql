-- Version 1. Times are microseconds since 1970 in UTC; null is never.

-- Every version of a page that a case ever ran on.
CREATE TABLE definitions (
  number INTEGER PRIMARY KEY,
  hash   TEXT NOT NULL UNIQUE,
  name   TEXT NOT NULL,
  text   TEXT NOT NULL          -- the model, in JSON
);

-- What each case is after its last event, so that nothing has to be replayed.
CREATE TABLE cases (
  number     INTEGER PRIMARY KEY, -- in the order in which they started
  id         TEXT NOT NULL UNIQUE,
  definition INTEGER NOT NULL REFERENCES definitions (number),
  version    INTEGER NOT NULL,    -- how many events it has
  core       INTEGER NOT NULL,    -- the version of the rules that wrote the state
  status     TEXT NOT NULL,
  step       TEXT NOT NULL,
  role       TEXT,                -- whose turn it is; null when it is over
  due        INTEGER,
  told       INTEGER NOT NULL,    -- whether the customer has had a word since it was due
  remind_at  INTEGER,
  next_at    INTEGER,             -- when time next brings something
  started_at INTEGER NOT NULL,
  state      TEXT NOT NULL,       -- all of it, in JSON
  link       BLOB NOT NULL,       -- the last link of its chain of events
  salt       BLOB,                -- null when the customer was forgotten
  customer   TEXT
);
CREATE INDEX cases_by_role ON cases (role, due IS NULL, due) WHERE role IS NOT NULL;
CREATE INDEX cases_by_due ON cases (told, due) WHERE due IS NOT NULL;
CREATE INDEX cases_by_reminder ON cases (remind_at) WHERE remind_at IS NOT NULL;
CREATE INDEX cases_by_next ON cases (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX cases_by_status ON cases (status);
CREATE INDEX cases_by_definition ON cases (definition, status);

-- What has happened, in the order in which it was kept. Nothing in it ever changes.
CREATE TABLE events (
  position    INTEGER PRIMARY KEY,
  case_number INTEGER NOT NULL REFERENCES cases (number),
  version     INTEGER NOT NULL,
  text        TEXT NOT NULL,      -- the event, in JSON
  link        BLOB NOT NULL       -- a digest of it, and of the link before it
);
CREATE UNIQUE INDEX events_by_case ON events (case_number, version);
CREATE TRIGGER events_come_in_order BEFORE INSERT ON events
WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM events)
BEGIN SELECT RAISE(ABORT, 'an event comes behind all others'); END;
CREATE TRIGGER events_do_not_change BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;

-- Names, notes and references, which are erased when a customer is forgotten.
CREATE TABLE words (
  case_number INTEGER NOT NULL,
  sealed      TEXT NOT NULL,      -- what stands for them in the events
  words       TEXT NOT NULL,
  PRIMARY KEY (case_number, sealed)
) WITHOUT ROWID;

-- The words of customers' names, by which they are found.
CREATE TABLE names (
  word        TEXT NOT NULL,
  case_number INTEGER NOT NULL,
  PRIMARY KEY (word, case_number)
) WITHOUT ROWID;

-- The keys of commands that were carried out.
CREATE TABLE keys (
  digest      BLOB NOT NULL,
  part        TEXT NOT NULL,
  case_number INTEGER NOT NULL,
  version     INTEGER NOT NULL,   -- of the case, afterwards
  fingerprint BLOB NOT NULL,
  PRIMARY KEY (digest, part)
) WITHOUT ROWID;
