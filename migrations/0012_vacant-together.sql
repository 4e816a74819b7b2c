ALTER TABLE `unit` ADD `vacant_together` integer DEFAULT false NOT NULL;--> statement-breakpoint
-- Written by hand from here.
DROP TRIGGER unit_facet_update;
--> statement-breakpoint
DROP VIEW unit_words;
--> statement-breakpoint
-- As before, and `j_1`: its building holds several vacant homes.
CREATE VIEW unit_words AS SELECT id, 'c_' || commune || ' s_' || status || ' u_' || coalesce(substatus, 'none') || ' o_' || occupancy
  || ' k_' || kind || ' e_' || coalesce(audited_class, estimated_class, declared_class, 'unknown') || iif(audited_class IS NULL, '', ' a_yes')
  || ' w_' || coalesce(owner_kind, 'none') || ' i_' || coalesce(assigned_to, 'none') || ' t_' || contact_state
  || iif(held_back, ' h_1', '') || iif(shared_owner, ' m_1', '') || iif(vacant_together, ' j_1', '') || ' g_' || coalesce(case_state, 'none')
  || ' f_' || source || ' l_' || coalesce(last_vintage, 'none')
  || ' n_' || coalesce(substr(vacant_since, 1, 4), 'over') || ' b_' || coalesce(max(year_built / 10, 180), 'none')
  || ' d_' || coalesce(min(CAST(living_area / 10 AS INTEGER), 30), 'none') || ' q_' || coalesce(min(rooms, 20), 'none') || ' z_' || (id % 256)
  || coalesce(' p_32_' || CAST(floor(longitude * 32) AS INTEGER) || '_' || CAST(floor(latitude * 32) AS INTEGER)
    || ' p_128_' || CAST(floor(longitude * 128) AS INTEGER) || '_' || CAST(floor(latitude * 128) AS INTEGER), '')
  || coalesce((SELECT ' ' || group_concat('r_' || value, ' ') FROM json_each(reasons)), '') AS words
FROM unit;
--> statement-breakpoint
CREATE TRIGGER unit_facet_update AFTER UPDATE OF commune, status, substatus, occupancy, kind, declared_class, estimated_class, audited_class, owner_kind,
  assigned_to, contact_state, held_back, shared_owner, vacant_together, case_state, source, last_vintage, vacant_since, year_built, living_area, rooms, reasons, longitude, latitude ON unit
WHEN (NEW.commune, NEW.status, NEW.occupancy, NEW.kind, NEW.contact_state, NEW.held_back, NEW.shared_owner, NEW.vacant_together, NEW.source, NEW.reasons)
  <> (OLD.commune, OLD.status, OLD.occupancy, OLD.kind, OLD.contact_state, OLD.held_back, OLD.shared_owner, OLD.vacant_together, OLD.source, OLD.reasons)
  OR NEW.substatus IS NOT OLD.substatus OR NEW.declared_class IS NOT OLD.declared_class OR NEW.audited_class IS NOT OLD.audited_class
  OR NEW.estimated_class IS NOT OLD.estimated_class
  OR NEW.owner_kind IS NOT OLD.owner_kind OR NEW.assigned_to IS NOT OLD.assigned_to OR NEW.case_state IS NOT OLD.case_state
  OR NEW.last_vintage IS NOT OLD.last_vintage OR NEW.vacant_since IS NOT OLD.vacant_since OR NEW.year_built IS NOT OLD.year_built
  OR NEW.living_area IS NOT OLD.living_area OR NEW.rooms IS NOT OLD.rooms
  OR NEW.longitude IS NOT OLD.longitude OR NEW.latitude IS NOT OLD.latitude
BEGIN INSERT OR REPLACE INTO unit_facet (rowid, words) SELECT id, words FROM unit_words WHERE id = NEW.id; END;
--> statement-breakpoint
-- Homes of a building tell together that several of them are vacant: what changes one changes all. Those entered many at
-- once tell it already (enter-units.ts).
CREATE TRIGGER unit_together_update AFTER UPDATE OF building_id, vacant_since ON unit
WHEN NEW.building_id IS NOT OLD.building_id OR (NEW.building_id IS NOT NULL AND (NEW.vacant_since IS NULL) <> (OLD.vacant_since IS NULL))
BEGIN
  UPDATE unit SET vacant_together = 0 WHERE id = NEW.id AND vacant_together AND NEW.building_id IS NULL;
  UPDATE unit SET vacant_together = NOT vacant_together WHERE OLD.building_id IS NOT NEW.building_id AND building_id = OLD.building_id
    AND vacant_together <> ((SELECT count(*) FROM (SELECT 1 FROM unit n WHERE n.building_id = OLD.building_id AND n.vacant_since IS NOT NULL LIMIT 2)) > 1);
  UPDATE unit SET vacant_together = NOT vacant_together WHERE building_id = NEW.building_id AND vacant_together <> ((SELECT count(*) FROM (SELECT 1 FROM unit n WHERE n.building_id = NEW.building_id AND n.vacant_since IS NOT NULL LIMIT 2)) > 1);
END;
--> statement-breakpoint
CREATE TRIGGER unit_together_delete AFTER DELETE ON unit WHEN OLD.building_id IS NOT NULL AND OLD.vacant_since IS NOT NULL
BEGIN
  UPDATE unit SET vacant_together = NOT vacant_together WHERE building_id = OLD.building_id AND vacant_together <> ((SELECT count(*) FROM (SELECT 1 FROM unit n WHERE n.building_id = OLD.building_id AND n.vacant_since IS NOT NULL LIMIT 2)) > 1);
END;
--> statement-breakpoint
UPDATE unit SET vacant_together = 1 WHERE building_id IN (
  SELECT building_id FROM unit WHERE building_id IS NOT NULL AND vacant_since IS NOT NULL GROUP BY building_id HAVING count(*) > 1);
