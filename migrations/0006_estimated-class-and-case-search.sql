ALTER TABLE `unit` ADD `estimated_class` text;
--> statement-breakpoint
-- Audits completed before: what the register would have been told of them. Where the last one is reviewed, the audited class stands.
UPDATE unit SET estimated_class = (
	SELECT CASE audit.state WHEN 'completed' THEN json_extract(audit.result, '$.likely.energyClass') END
	FROM audit WHERE audit.unit_id = unit.id ORDER BY audit.number DESC LIMIT 1
) WHERE id IN (SELECT unit_id FROM audit WHERE state = 'completed');
--> statement-breakpoint
-- The words a case is found by. Ligatures are spelt out here as src/db/search.ts does in queries; accents are folded by the index.
CREATE VIEW case_words AS SELECT case_file.id AS id, case_file.unit_id AS unit_id, case_file.owner_id AS owner_id,
	coalesce(case_file.ref, '') AS ref,
	replace(replace(replace(replace(replace(owner.name, 'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'), 'Æ', 'AE'), 'ß', 'ss') AS owner,
	replace(replace(replace(replace(replace(concat_ws(' ', unit.address, unit.postcode), 'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'), 'Æ', 'AE'), 'ß', 'ss') AS address,
	concat_ws(' ', unit.idlocal, unit.rnb_id, unit.parcel) AS ids
	FROM case_file JOIN unit ON unit.id = case_file.unit_id JOIN owner ON owner.id = case_file.owner_id;
--> statement-breakpoint
-- Full text of cases: rowid = case_file.id, as unit_search is of the register. Kept in step by the triggers below.
CREATE VIRTUAL TABLE case_search USING fts5(ref, owner, address, ids, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3');
--> statement-breakpoint
INSERT INTO case_search (rowid, ref, owner, address, ids) SELECT id, ref, owner, address, ids FROM case_words;
--> statement-breakpoint
CREATE TRIGGER case_search_insert AFTER INSERT ON case_file
BEGIN INSERT INTO case_search (rowid, ref, owner, address, ids) SELECT id, ref, owner, address, ids FROM case_words WHERE id = NEW.id; END;
--> statement-breakpoint
CREATE TRIGGER case_search_update AFTER UPDATE OF ref, unit_id, owner_id ON case_file
WHEN NEW.ref IS NOT OLD.ref OR NEW.unit_id IS NOT OLD.unit_id OR NEW.owner_id IS NOT OLD.owner_id
BEGIN
	DELETE FROM case_search WHERE rowid = NEW.id;
	INSERT INTO case_search (rowid, ref, owner, address, ids) SELECT id, ref, owner, address, ids FROM case_words WHERE id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER case_search_delete AFTER DELETE ON case_file
BEGIN DELETE FROM case_search WHERE rowid = OLD.id; END;
--> statement-breakpoint
CREATE TRIGGER case_search_owner AFTER UPDATE OF name ON owner WHEN NEW.name IS NOT OLD.name
BEGIN
	DELETE FROM case_search WHERE rowid IN (SELECT id FROM case_file WHERE owner_id = NEW.id);
	INSERT INTO case_search (rowid, ref, owner, address, ids) SELECT id, ref, owner, address, ids FROM case_words WHERE owner_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER case_search_unit AFTER UPDATE OF address, postcode, idlocal, rnb_id, parcel ON unit
WHEN NEW.address IS NOT OLD.address OR NEW.postcode IS NOT OLD.postcode OR NEW.idlocal IS NOT OLD.idlocal OR NEW.rnb_id IS NOT OLD.rnb_id OR NEW.parcel IS NOT OLD.parcel
BEGIN
	DELETE FROM case_search WHERE rowid IN (SELECT id FROM case_file WHERE unit_id = NEW.id);
	INSERT INTO case_search (rowid, ref, owner, address, ids) SELECT id, ref, owner, address, ids FROM case_words WHERE unit_id = NEW.id;
END;
