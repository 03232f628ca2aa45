/** The schema, as the steps that made it. A step that was released is never changed: add one. */

import { StorageRefused } from '../storage.ts'
import type { Connection } from './connection.ts'
import { inTransaction } from './connection.ts'

export const STEPS = [
  `
  -- Numbers: 'fence' (the newest owner of the rooms), 'changes' (of the directory).
  CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO meta VALUES ('fence', 0), ('changes', 0);
  -- Always empty: whether something can be committed is found out here.
  CREATE TABLE probes (bytes BLOB NOT NULL) STRICT;

  -- email_key: the address as it is compared.
  CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT, email_key TEXT UNIQUE) STRICT, WITHOUT ROWID;
  CREATE TABLE councils (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT, WITHOUT ROWID;
  -- role NULL: a name that an agenda of the council brought.
  CREATE TABLE members (
    council TEXT NOT NULL REFERENCES councils, person TEXT NOT NULL REFERENCES people, role TEXT,
    PRIMARY KEY (council, person)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX members_by_person ON members (person);

  -- Times are milliseconds since 1970 (UTC), tokens SHA-256 in hex.
  CREATE TABLE sign_in_links (
    token_hash TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES people, place TEXT NOT NULL,
    expires_at INTEGER NOT NULL, used_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES people,
    created_at INTEGER NOT NULL, seen_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- last_seq: the number of the last entry that was ever acknowledged. facts: JSON.
  CREATE TABLE agendas (
    id TEXT PRIMARY KEY, council TEXT NOT NULL REFERENCES councils, epoch TEXT NOT NULL, last_seq INTEGER NOT NULL,
    facts TEXT NOT NULL, state TEXT NOT NULL, deleted INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;

  -- One row an entry (first = last), or one for many of them, made by compaction: then person is NULL and deletions
  -- says who deleted what. bytes: Yjs update format v1.
  CREATE TABLE log (
    agenda TEXT NOT NULL REFERENCES agendas, first INTEGER NOT NULL, last INTEGER NOT NULL,
    person TEXT, connection TEXT NOT NULL, at INTEGER NOT NULL, last_at INTEGER NOT NULL,
    bytes BLOB NOT NULL, crc32 INTEGER NOT NULL, deletions TEXT,
    PRIMARY KEY (agenda, first)
  ) STRICT, WITHOUT ROWID;
  -- What could not be read, for somebody to look at. first = 0: a snapshot.
  CREATE TABLE log_set_aside (
    agenda TEXT NOT NULL REFERENCES agendas, first INTEGER NOT NULL, last INTEGER NOT NULL,
    person TEXT, connection TEXT NOT NULL, at INTEGER NOT NULL, last_at INTEGER NOT NULL,
    bytes BLOB NOT NULL, crc32 INTEGER NOT NULL, deletions TEXT, problem TEXT NOT NULL
  ) STRICT;
  CREATE INDEX log_set_aside_by_agenda ON log_set_aside (agenda);
  -- The whole state after entry seq, garbage collected.
  CREATE TABLE snapshots (
    agenda TEXT PRIMARY KEY REFERENCES agendas, seq INTEGER NOT NULL, at INTEGER NOT NULL,
    bytes BLOB NOT NULL, crc32 INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE bindings (
    agenda TEXT NOT NULL REFERENCES agendas, client INTEGER NOT NULL, person TEXT NOT NULL,
    PRIMARY KEY (agenda, client)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Words that a merge swallowed at entry seq, kept for their author; item '': nobody can tell where they stood.
  -- pieces: JSON, the words with the ids of their letters. done: NULL, 'put-in' or 'dismissed'.
  CREATE TABLE handed_back (
    agenda TEXT NOT NULL REFERENCES agendas, id TEXT NOT NULL, seq INTEGER NOT NULL,
    author TEXT NOT NULL, item TEXT NOT NULL, field TEXT NOT NULL, words TEXT NOT NULL, pieces TEXT NOT NULL,
    at INTEGER NOT NULL, caused_by TEXT, done TEXT, done_by TEXT, done_at INTEGER,
    PRIMARY KEY (agenda, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX handed_back_open ON handed_back (agenda, seq) WHERE done IS NULL;
  -- Where the ids stood (JSON) that lost their place at entry seq. What is typed there offline comes later, and names them alone.
  CREATE TABLE gone_places (
    agenda TEXT NOT NULL REFERENCES agendas, seq INTEGER NOT NULL, at INTEGER NOT NULL,
    item TEXT NOT NULL, field TEXT NOT NULL, caused_by TEXT, ids TEXT NOT NULL
  ) STRICT;
  CREATE INDEX gone_places_by_agenda ON gone_places (agenda, seq);
  `,
  // Agendas may hold texts of content schema 2 from now on: a program that knows only the first would read kinds of blocks away.
  '',
  `
  -- entries: what each of the entries did that compaction joined into the row (server/storage/earlier/joinedEntries.ts).
  -- Rows that were joined before have deletions instead.
  ALTER TABLE log ADD COLUMN entries BLOB;
  ALTER TABLE log_set_aside ADD COLUMN entries BLOB;
  `,
  `
  -- same_as: a name that an agenda of the council brought, joined with this member. Ids in documents stay as they are.
  ALTER TABLE members ADD COLUMN same_as TEXT REFERENCES people;
  -- Whether the person has ever signed in: sessions are forgotten.
  ALTER TABLE people ADD COLUMN signed_in INTEGER NOT NULL DEFAULT 0;
  UPDATE people SET signed_in = 1 WHERE id IN (SELECT person FROM sessions);
  `,
  `
  -- Who did what: rows are added, and never changed. person NULL: a program did it. details: JSON (shared/record).
  CREATE TABLE record (
    id INTEGER PRIMARY KEY AUTOINCREMENT, council TEXT REFERENCES councils, at INTEGER NOT NULL,
    person TEXT, program TEXT, kind TEXT NOT NULL, agenda TEXT, details TEXT NOT NULL
  ) STRICT;
  CREATE INDEX record_by_time ON record (council, at, id);
  CREATE INDEX record_by_agenda ON record (agenda);
  CREATE TRIGGER record_keeps BEFORE UPDATE ON record
    BEGIN SELECT RAISE(ABORT, 'The record is only added to.'); END;
  -- With an agenda that is deleted for good goes what the record tells of it, but for that it was deleted.
  CREATE TRIGGER record_stays BEFORE DELETE ON record
    WHEN OLD.kind = 'agenda-deleted' OR NOT EXISTS (SELECT 1 FROM agendas WHERE id = OLD.agenda AND deleted)
    BEGIN SELECT RAISE(ABORT, 'The record is only added to.'); END;
  -- The last entry of the log that the record tells of. What agendas did before there was a record is not in it.
  ALTER TABLE agendas ADD COLUMN recorded_seq INTEGER NOT NULL DEFAULT 1;
  UPDATE agendas SET recorded_seq = last_seq;
  `,
  `
  -- settings: JSON (shared/council/settings.ts); NULL: as every council has them at first.
  ALTER TABLE councils ADD COLUMN settings TEXT;
  `,
  `
  -- Every file that an attachment was ever given; its bytes are in DATA_DIR/files (server/storage/files/).
  CREATE TABLE given_files (
    agenda TEXT NOT NULL, seq INTEGER NOT NULL, item TEXT NOT NULL, attachment TEXT NOT NULL,
    hash TEXT NOT NULL, bytes INTEGER NOT NULL, type TEXT NOT NULL, person TEXT, at INTEGER
  ) STRICT;
  CREATE INDEX given_files_by_agenda ON given_files (agenda, seq);
  -- The bytes of files, in a backup alone.
  CREATE TABLE file_parts (
    agenda TEXT NOT NULL, hash TEXT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (agenda, hash, part)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Reminders on their way: one a person, agenda, reason and day. id: of the mail, for good. mail: JSON (server/mail/mail.ts).
  -- Times are ms since 1970 (UTC), day is the day in Denmark; claimed_until: somebody sends it just now.
  CREATE TABLE reminders (
    id TEXT PRIMARY KEY, agenda TEXT NOT NULL REFERENCES agendas, person TEXT NOT NULL, reason TEXT NOT NULL,
    day TEXT NOT NULL, at INTEGER NOT NULL, mail TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'waiting',
    tries INTEGER NOT NULL DEFAULT 0, next_at INTEGER NOT NULL, claimed_until INTEGER NOT NULL DEFAULT 0,
    sent_at INTEGER, UNIQUE (agenda, person, reason, day)
  ) STRICT;
  CREATE INDEX reminders_waiting ON reminders (next_at) WHERE state = 'waiting';
  -- The language in which a person gets mail that they have not just asked for; NULL: they have chosen none.
  ALTER TABLE people ADD COLUMN language TEXT;
  `,
  `
  -- How far the items of an agenda are, as its document says after entry seq of the log. form: what the program derived that wrote it;
  -- of another it is derived anew. tally, headings, details: JSON (shared/progress).
  CREATE TABLE progress (
    agenda TEXT PRIMARY KEY REFERENCES agendas, seq INTEGER NOT NULL, form INTEGER NOT NULL,
    tally TEXT NOT NULL, headings TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE progress_items (
    agenda TEXT NOT NULL REFERENCES agendas, item TEXT NOT NULL, place INTEGER NOT NULL, details TEXT NOT NULL,
    PRIMARY KEY (agenda, item)
  ) STRICT, WITHOUT ROWID;
  -- Who is responsible for what.
  CREATE TABLE progress_people (
    person TEXT NOT NULL, agenda TEXT NOT NULL REFERENCES agendas, item TEXT NOT NULL,
    PRIMARY KEY (person, agenda, item)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX progress_people_by_item ON progress_people (agenda, item);
  `,
  `
  -- settings_revision: counts the saves of the settings, so that of two who save at once the second is told.
  ALTER TABLE councils ADD COLUMN settings_revision INTEGER NOT NULL DEFAULT 0;
  -- put_away_at: since when the agenda is out of sight (ms since 1970 UTC); NULL: it is not. put_away_by: a person's id; NULL: a program.
  ALTER TABLE agendas ADD COLUMN put_away_at INTEGER;
  ALTER TABLE agendas ADD COLUMN put_away_by TEXT;
  `,
  `
  -- Whose is a task about what.
  CREATE TABLE progress_tasks (
    person TEXT NOT NULL, agenda TEXT NOT NULL REFERENCES agendas, item TEXT NOT NULL,
    PRIMARY KEY (person, agenda, item)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX progress_tasks_by_item ON progress_tasks (agenda, item);
  `,
  `
  -- Mail on its way, of whatever kind. id: of the mail, for good. mail: JSON (server/mail/mail.ts). agenda NULL: about several.
  -- Times are ms since 1970 (UTC); claimed_until: somebody sends it just now.
  CREATE TABLE outbox (
    id TEXT PRIMARY KEY, agenda TEXT REFERENCES agendas, at INTEGER NOT NULL, mail TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting', tries INTEGER NOT NULL DEFAULT 0, next_at INTEGER NOT NULL,
    claimed_until INTEGER NOT NULL DEFAULT 0, sent_at INTEGER
  ) STRICT;
  CREATE INDEX outbox_waiting ON outbox (next_at) WHERE state = 'waiting';
  INSERT INTO outbox SELECT id, agenda, at, mail, state, tries, next_at, claimed_until, sent_at FROM reminders;
  -- Of a reminder: who got it, and why. Its mail is in the outbox, under the same id.
  DROP INDEX reminders_waiting;
  ALTER TABLE reminders DROP COLUMN mail;
  ALTER TABLE reminders DROP COLUMN state;
  ALTER TABLE reminders DROP COLUMN tries;
  ALTER TABLE reminders DROP COLUMN next_at;
  ALTER TABLE reminders DROP COLUMN claimed_until;
  ALTER TABLE reminders DROP COLUMN sent_at;
  `,
  `
  -- What people are told of what others did, derived from the logs. cause: what it was; for the same one is told once.
  -- withdrawn_at: since when it does not hold any more. mailed_at: when its mail was put in; 0: it gets none. due is local.
  CREATE TABLE notifications (
    id INTEGER PRIMARY KEY AUTOINCREMENT, person TEXT NOT NULL, agenda TEXT NOT NULL REFERENCES agendas,
    reason TEXT NOT NULL, cause TEXT NOT NULL, item TEXT, field TEXT, thread TEXT, comment TEXT,
    by TEXT, at INTEGER NOT NULL, words TEXT NOT NULL, items INTEGER, due TEXT,
    read_at INTEGER, withdrawn_at INTEGER, mailed_at INTEGER, UNIQUE (person, agenda, reason, cause)
  ) STRICT;
  CREATE INDEX notifications_by_person ON notifications (person, at, id);
  CREATE INDEX notifications_by_agenda ON notifications (agenda);
  CREATE INDEX notifications_waiting ON notifications (at, id)
    WHERE mailed_at IS NULL AND read_at IS NULL AND withdrawn_at IS NULL;
  -- The last entry of the log of which people are told, and in which epoch; of another it begins at what is there. An agenda that is made
  -- from now on is told of from its second entry on.
  ALTER TABLE agendas ADD COLUMN told_seq INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE agendas ADD COLUMN told_epoch TEXT;
  -- choices: JSON (shared/notifications/reasons.ts).
  CREATE TABLE mail_choices (person TEXT PRIMARY KEY REFERENCES people, choices TEXT NOT NULL) STRICT, WITHOUT ROWID;
  -- With which links in mail are signed.
  CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO secrets VALUES ('mail-links', lower(hex(randomblob(32))));
  `,
  `
  -- Up to which entry of the log somebody has seen an item, or a thread ('thread/' and its id); place '': everything.
  CREATE TABLE seen (
    agenda TEXT NOT NULL REFERENCES agendas, person TEXT NOT NULL, place TEXT NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (agenda, person, place)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- What was sent out; nothing of it is ever changed. hash: of all that it says. seq: the entry of the log that it was made after.
  -- file_name: of its files where they are saved, without an ending.
  CREATE TABLE versions (
    agenda TEXT NOT NULL REFERENCES agendas, number INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    at INTEGER NOT NULL, person TEXT NOT NULL, note TEXT NOT NULL, hash TEXT NOT NULL, items INTEGER NOT NULL,
    seq INTEGER NOT NULL, file_name TEXT NOT NULL, PRIMARY KEY (agenda, number)
  ) STRICT, WITHOUT ROWID;
  -- In what it is kept; the bytes are in DATA_DIR/files, by their hash.
  CREATE TABLE version_files (
    agenda TEXT NOT NULL, number INTEGER NOT NULL, format TEXT NOT NULL, hash TEXT NOT NULL, bytes INTEGER NOT NULL,
    type TEXT NOT NULL, PRIMARY KEY (agenda, number, format)
  ) STRICT, WITHOUT ROWID;
  -- The attachments that it names, with the files that they had then.
  CREATE TABLE version_attachments (
    agenda TEXT NOT NULL, number INTEGER NOT NULL, attachment TEXT NOT NULL, name TEXT NOT NULL, hash TEXT NOT NULL,
    bytes INTEGER NOT NULL, type TEXT NOT NULL, PRIMARY KEY (agenda, number, attachment)
  ) STRICT, WITHOUT ROWID;
  -- Versions on their way. was: the agenda's state before. state: 'on-its-way' or 'taken-back'. tries: how often it was begun.
  CREATE TABLE sendings (
    agenda TEXT PRIMARY KEY REFERENCES agendas, number INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    note TEXT NOT NULL, person TEXT NOT NULL, at INTEGER NOT NULL, was TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'on-its-way', tries INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- What somebody writes for themselves about an item of an agenda; item 'agenda': about the whole meeting. text '': it was wiped out.
  -- revision: counts the times it was saved, so that of two devices the second asks first. at: ms since 1970 (UTC).
  CREATE TABLE notes (
    agenda TEXT NOT NULL REFERENCES agendas, person TEXT NOT NULL REFERENCES people, item TEXT NOT NULL, about TEXT NOT NULL,
    text TEXT NOT NULL, revision INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (agenda, person, item)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Pictures for a council's papers, by the hash of their bytes; its settings say which it has now.
  CREATE TABLE council_logos (
    council TEXT NOT NULL REFERENCES councils, hash TEXT NOT NULL, type TEXT NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (council, hash)
  ) STRICT;
  `,
  `
  -- Of what tells that a version was sent: JSON, its number and kind, and its meeting as it was sent (council, title, startsAt).
  ALTER TABLE notifications ADD COLUMN version TEXT;
  `,
  `
  -- The last version of an agenda that could not be made, until it is put aside or sent anew. at: when it was given up.
  CREATE TABLE failed_sendings (
    agenda TEXT PRIMARY KEY REFERENCES agendas, number INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    person TEXT NOT NULL, at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Why a mail could not be sent the last time (server/mail/failureOf.ts); NULL: it was not tried, or it is not known.
  ALTER TABLE outbox ADD COLUMN failure TEXT;
  -- 1: that it was given up is not told any more.
  ALTER TABLE outbox ADD COLUMN aside INTEGER NOT NULL DEFAULT 0;
  UPDATE outbox SET aside = 1 WHERE state = 'given-up';
  `,
]

/**
 * Brings the schema to what this program knows, each step in its own transaction. Several processes may do it at once.
 * @throws StorageRefused when a newer program has written the file
 */
export function migrate(connection: Connection, file: string): void {
  const known = STEPS.length
  for (let version = versionOf(connection); version !== known; version = versionOf(connection)) {
    if (version > known) {
      throw new StorageRefused(
        `The database ${file} was written by a newer version of this program (schema ${version}, known here: ${known}).`,
      )
    }
    step(connection, version)
  }
}

function step(connection: Connection, from: number): void {
  inTransaction(connection, () => {
    // Another process may have done it while this one waited for the transaction.
    if (versionOf(connection) !== from) return
    connection.db.exec(STEPS[from]!)
    connection.db.exec(`PRAGMA user_version = ${from + 1}`)
  })
}

function versionOf({ db }: Connection): number {
  return db.prepare('PRAGMA user_version').get()!.user_version as number
}
