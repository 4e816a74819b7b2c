-- What must never change, whoever asks: the journal, the ledger, a published scheme version, an issued act.
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER scheme_version_published_no_update BEFORE UPDATE ON scheme_version WHEN OLD.state = 'published'
BEGIN SELECT RAISE(ABORT, 'a published scheme version never changes'); END;
--> statement-breakpoint
CREATE TRIGGER scheme_version_published_no_delete BEFORE DELETE ON scheme_version WHEN OLD.state = 'published'
BEGIN SELECT RAISE(ABORT, 'a published scheme version never changes'); END;
--> statement-breakpoint
CREATE TRIGGER act_facts_no_update BEFORE UPDATE OF case_id, kind, number, facts, verification_code, issued_by, issued_at ON act
BEGIN SELECT RAISE(ABORT, 'an issued act never changes'); END;
--> statement-breakpoint
CREATE TRIGGER act_file_once BEFORE UPDATE OF file_hash ON act WHEN OLD.file_hash IS NOT NULL AND NEW.file_hash IS NOT OLD.file_hash
BEGIN SELECT RAISE(ABORT, 'the document of an issued act is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER act_signed_file_once BEFORE UPDATE OF signed_file_hash ON act WHEN OLD.signed_file_hash IS NOT NULL AND NEW.signed_file_hash IS NOT OLD.signed_file_hash
BEGIN SELECT RAISE(ABORT, 'the signed document of an act is never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER act_no_delete BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'an issued act never changes'); END;
--> statement-breakpoint
CREATE TRIGGER signature_no_update BEFORE UPDATE ON signature BEGIN SELECT RAISE(ABORT, 'a signature never changes'); END;
--> statement-breakpoint
CREATE TRIGGER signature_no_delete BEFORE DELETE ON signature BEGIN SELECT RAISE(ABORT, 'a signature never changes'); END;
--> statement-breakpoint
-- Full text of the register: rowid = unit.id; accents folded; prefixes of 2 and 3 letters indexed for search as one types.
CREATE VIRTUAL TABLE unit_search USING fts5(owner, address, ids, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3');
--> statement-breakpoint
-- Positions of units for map boxes.
CREATE VIRTUAL TABLE unit_position USING rtree(id, min_longitude, max_longitude, min_latitude, max_latitude);
--> statement-breakpoint
CREATE TRIGGER unit_position_insert AFTER INSERT ON unit WHEN NEW.longitude IS NOT NULL AND NEW.latitude IS NOT NULL
BEGIN INSERT INTO unit_position VALUES (NEW.id, NEW.longitude, NEW.longitude, NEW.latitude, NEW.latitude); END;
--> statement-breakpoint
CREATE TRIGGER unit_position_update AFTER UPDATE OF longitude, latitude ON unit
BEGIN
  DELETE FROM unit_position WHERE id = OLD.id;
  INSERT INTO unit_position SELECT NEW.id, NEW.longitude, NEW.longitude, NEW.latitude, NEW.latitude WHERE NEW.longitude IS NOT NULL AND NEW.latitude IS NOT NULL;
END;
--> statement-breakpoint
CREATE TRIGGER unit_position_delete AFTER DELETE ON unit BEGIN DELETE FROM unit_position WHERE id = OLD.id; END;
