-- Written by hand from here.
-- Which homes bear a word (view `unit_words`), as sets of bits by chunks of 65,536 ids (src/shared/id-set.ts) instead of
-- lists of full text: what several words have in common is then told in a millisecond, exactly, however many bear them.
DROP TRIGGER unit_facet_update;
--> statement-breakpoint
DROP TRIGGER unit_facet_delete;
--> statement-breakpoint
DROP TRIGGER unit_entered;
--> statement-breakpoint
DROP TABLE unit_facet;
--> statement-breakpoint
DROP VIEW unit_words;
--> statement-breakpoint
-- No WITHOUT ROWID: rows of some kilobytes in the tree of the key leave it four keys a page.
CREATE TABLE unit_bits (id INTEGER PRIMARY KEY, chunk INTEGER NOT NULL, word TEXT NOT NULL, bits BLOB NOT NULL, UNIQUE (chunk, word)) STRICT;
--> statement-breakpoint
-- Another number each time that sets are written: those that a reader keeps in mind hold as long as it stands.
CREATE TABLE unit_fold (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL) STRICT;
--> statement-breakpoint
INSERT INTO unit_fold (one, version) VALUES (1, 0);
--> statement-breakpoint
-- Homes whose words are not in the sets yet, with all their words between spaces (none for a home that is gone): a reader
-- takes both together, so that nothing is ever out of date, and the background puts them in (word-sets-store.ts).
CREATE TABLE unit_touched (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;
--> statement-breakpoint
-- As before without the parts that homes were dealt into (`z_`), and with `all`, cells of 1/8 degree, the month beside the
-- year of vacancy, the year beside the decade (`bb_`), the square metre beside the ten of them (`dd_`), and a word for each
-- span of what lists are sorted by: first letters of owners (`x_`), months of contacts (`v_`), fives of scores (`y_`).
CREATE VIEW unit_words AS SELECT id, ' all c_' || commune || ' s_' || status || ' u_' || coalesce(substatus, 'none') || ' o_' || occupancy
  || ' k_' || kind || ' e_' || coalesce(audited_class, estimated_class, declared_class, 'unknown') || iif(audited_class IS NULL, '', ' a_yes')
  || ' w_' || coalesce(owner_kind, 'none') || ' i_' || coalesce(assigned_to, 'none') || ' t_' || contact_state
  || iif(held_back, ' h_1', '') || iif(shared_owner, ' m_1', '') || iif(vacant_together, ' j_1', '') || ' g_' || coalesce(case_state, 'none')
  || ' f_' || source || ' l_' || coalesce(last_vintage, 'none')
  || ' n_' || coalesce(substr(vacant_since, 1, 4) || ' n_' || substr(vacant_since, 1, 7), 'over')
  || coalesce(' bb_' || year_built, '') || coalesce(' dd_' || CAST(living_area AS INTEGER), '') || ' b_' || coalesce(min(210, max(180, year_built / 10)), 'none')
  || ' d_' || coalesce(max(0, min(CAST(living_area / 10 AS INTEGER), 30)), 'none') || ' q_' || coalesce(min(rooms, 20), 'none')
  || ' x_' || iif(owner_name IS NULL, 'none', min(91, max(64, coalesce(unicode(owner_name), 0))))
  || ' v_' || coalesce(substr(contacted_at, 1, 7), 'none') || ' y_' || coalesce(priority / 5, 'none')
  || coalesce(' p_8_' || CAST(floor(longitude * 8) AS INTEGER) || '_' || CAST(floor(latitude * 8) AS INTEGER)
    || ' p_32_' || CAST(floor(longitude * 32) AS INTEGER) || '_' || CAST(floor(latitude * 32) AS INTEGER)
    || ' p_128_' || CAST(floor(longitude * 128) AS INTEGER) || '_' || CAST(floor(latitude * 128) AS INTEGER), '')
  || coalesce((SELECT ' ' || group_concat('r_' || value, ' ') FROM json_each(reasons)), '') || ' ' AS words
FROM unit;
--> statement-breakpoint
CREATE TRIGGER unit_words_update AFTER UPDATE OF commune, status, substatus, occupancy, kind, declared_class, estimated_class, audited_class, owner_kind,
  assigned_to, contact_state, held_back, shared_owner, vacant_together, case_state, source, last_vintage, vacant_since, year_built, living_area, rooms, reasons,
  longitude, latitude, owner_name, contacted_at, priority ON unit
WHEN (NEW.commune, NEW.status, NEW.occupancy, NEW.kind, NEW.contact_state, NEW.held_back, NEW.shared_owner, NEW.vacant_together, NEW.source, NEW.reasons)
  <> (OLD.commune, OLD.status, OLD.occupancy, OLD.kind, OLD.contact_state, OLD.held_back, OLD.shared_owner, OLD.vacant_together, OLD.source, OLD.reasons)
  OR NEW.substatus IS NOT OLD.substatus OR NEW.declared_class IS NOT OLD.declared_class OR NEW.audited_class IS NOT OLD.audited_class
  OR NEW.estimated_class IS NOT OLD.estimated_class
  OR NEW.owner_kind IS NOT OLD.owner_kind OR NEW.assigned_to IS NOT OLD.assigned_to OR NEW.case_state IS NOT OLD.case_state
  OR NEW.last_vintage IS NOT OLD.last_vintage OR NEW.vacant_since IS NOT OLD.vacant_since OR NEW.year_built IS NOT OLD.year_built
  OR NEW.living_area IS NOT OLD.living_area OR NEW.rooms IS NOT OLD.rooms
  OR NEW.longitude IS NOT OLD.longitude OR NEW.latitude IS NOT OLD.latitude
  OR NEW.owner_name IS NOT OLD.owner_name OR NEW.contacted_at IS NOT OLD.contacted_at OR NEW.priority IS NOT OLD.priority
BEGIN INSERT INTO unit_touched (id, words) SELECT id, words FROM unit_words WHERE id = NEW.id ON CONFLICT (id) DO UPDATE SET words = excluded.words; END;
--> statement-breakpoint
CREATE TRIGGER unit_words_delete AFTER DELETE ON unit BEGIN INSERT INTO unit_touched (id, words) VALUES (OLD.id, '') ON CONFLICT (id) DO UPDATE SET words = ''; END;
--> statement-breakpoint
CREATE TRIGGER unit_entered AFTER INSERT ON unit WHEN NOT EXISTS (SELECT 1 FROM unit_bulk)
BEGIN
  UPDATE unit SET priority = (SELECT score FROM unit_priority_now WHERE id = NEW.id) WHERE id = NEW.id AND NEW.vacant_since IS NOT NULL;
  INSERT INTO unit_position SELECT NEW.id, NEW.longitude, NEW.longitude, NEW.latitude, NEW.latitude
    WHERE NEW.longitude IS NOT NULL AND NEW.latitude IS NOT NULL;
  INSERT INTO unit_cell SELECT column1, CAST(floor(NEW.longitude * column1) AS INTEGER), CAST(floor(NEW.latitude * column1) AS INTEGER), NEW.commune, 1
    FROM (VALUES (2), (8), (32), (128), (512)) WHERE NEW.longitude IS NOT NULL AND NEW.latitude IS NOT NULL ON CONFLICT DO UPDATE SET n = n + 1;
  INSERT INTO unit_perimeter (perimeter_id, unit_id) SELECT p.id, NEW.id FROM perimeter p
  WHERE NEW.longitude BETWEEN p.west AND p.east AND NEW.latitude BETWEEN p.south AND p.north
    AND (SELECT count(*) FROM perimeter_side s WHERE s.perimeter_id = p.id AND (s.from_latitude > NEW.latitude) <> (s.to_latitude > NEW.latitude)
      AND NEW.longitude < (s.to_longitude - s.from_longitude) * (NEW.latitude - s.from_latitude) / (s.to_latitude - s.from_latitude) + s.from_longitude) % 2 = 1;
  INSERT INTO unit_touched (id, words) SELECT id, words FROM unit_words WHERE id = NEW.id ON CONFLICT (id) DO UPDATE SET words = excluded.words;
END;
--> statement-breakpoint
-- The words that full text knows, read by their beginning (wordsBeginning in src/db/search.ts).
CREATE VIRTUAL TABLE unit_search_terms USING fts5vocab(unit_search, 'instance');
--> statement-breakpoint
INSERT INTO unit_touched (id, words) SELECT id, words FROM unit_words;
