-- Written by hand from here: what SQLite keeps in step by itself.
-- The words of a unit now tell where it stands, in cells of 1/32 and 1/128 degree, so that a box on the map is told with the
-- other filters. Words that nearly every unit bears (not audited, not held back, no other unit of its owner) are left out:
-- they are asked for by what they are not, or never.
DROP TRIGGER unit_facet_insert;
--> statement-breakpoint
DROP TRIGGER unit_facet_update;
--> statement-breakpoint
DROP VIEW unit_words;
--> statement-breakpoint
CREATE VIEW unit_words AS SELECT id, 'c_' || commune || ' s_' || status || ' u_' || coalesce(substatus, 'none') || ' o_' || occupancy
  || ' k_' || kind || ' e_' || coalesce(audited_class, estimated_class, declared_class, 'unknown') || iif(audited_class IS NULL, '', ' a_yes')
  || ' w_' || coalesce(owner_kind, 'none') || ' i_' || coalesce(assigned_to, 'none') || ' t_' || contact_state
  || iif(held_back, ' h_1', '') || iif(shared_owner, ' m_1', '') || ' g_' || coalesce(case_state, 'none')
  || ' f_' || source || ' l_' || coalesce(last_vintage, 'none')
  || ' n_' || coalesce(substr(vacant_since, 1, 4), 'over') || ' b_' || coalesce(max(year_built / 10, 180), 'none')
  || ' d_' || coalesce(min(CAST(living_area / 10 AS INTEGER), 30), 'none') || ' q_' || coalesce(min(rooms, 20), 'none') || ' z_' || (id % 256)
  || coalesce(' p_32_' || CAST(floor(longitude * 32) AS INTEGER) || '_' || CAST(floor(latitude * 32) AS INTEGER)
    || ' p_128_' || CAST(floor(longitude * 128) AS INTEGER) || '_' || CAST(floor(latitude * 128) AS INTEGER), '')
  || coalesce((SELECT ' ' || group_concat('r_' || value, ' ') FROM json_each(reasons)), '') AS words
FROM unit;
--> statement-breakpoint
CREATE TRIGGER unit_facet_insert AFTER INSERT ON unit
BEGIN INSERT INTO unit_facet (rowid, words) SELECT id, words FROM unit_words WHERE id = NEW.id; END;
--> statement-breakpoint
CREATE TRIGGER unit_facet_update AFTER UPDATE OF commune, status, substatus, occupancy, kind, declared_class, estimated_class, audited_class, owner_kind,
  assigned_to, contact_state, held_back, shared_owner, case_state, source, last_vintage, vacant_since, year_built, living_area, rooms, reasons, longitude, latitude ON unit
WHEN (NEW.commune, NEW.status, NEW.occupancy, NEW.kind, NEW.contact_state, NEW.held_back, NEW.shared_owner, NEW.source, NEW.reasons)
  <> (OLD.commune, OLD.status, OLD.occupancy, OLD.kind, OLD.contact_state, OLD.held_back, OLD.shared_owner, OLD.source, OLD.reasons)
  OR NEW.substatus IS NOT OLD.substatus OR NEW.declared_class IS NOT OLD.declared_class OR NEW.audited_class IS NOT OLD.audited_class
  OR NEW.estimated_class IS NOT OLD.estimated_class
  OR NEW.owner_kind IS NOT OLD.owner_kind OR NEW.assigned_to IS NOT OLD.assigned_to OR NEW.case_state IS NOT OLD.case_state
  OR NEW.last_vintage IS NOT OLD.last_vintage OR NEW.vacant_since IS NOT OLD.vacant_since OR NEW.year_built IS NOT OLD.year_built
  OR NEW.living_area IS NOT OLD.living_area OR NEW.rooms IS NOT OLD.rooms
  OR NEW.longitude IS NOT OLD.longitude OR NEW.latitude IS NOT OLD.latitude
BEGIN INSERT OR REPLACE INTO unit_facet (rowid, words) SELECT id, words FROM unit_words WHERE id = NEW.id; END;
--> statement-breakpoint
INSERT INTO unit_facet (unit_facet) VALUES ('delete-all');
--> statement-breakpoint
INSERT INTO unit_facet (rowid, words) SELECT id, words FROM unit_words ORDER BY id;
