DROP INDEX `owner_account`;--> statement-breakpoint
DROP INDEX `owner_email`;--> statement-breakpoint
CREATE INDEX `owner_account` ON `owner` (`account_id`) WHERE "owner"."account_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `owner_email` ON `owner` (`email`) WHERE "owner"."email" IS NOT NULL;--> statement-breakpoint
DROP INDEX `unit_assigned_to`;--> statement-breakpoint
CREATE INDEX `unit_assigned_to` ON `unit` (`assigned_to`,`vacant_since`,`id`) WHERE "unit"."assigned_to" IS NOT NULL;--> statement-breakpoint
-- Written by hand from here: what follows the entry of a unit is one trigger and no longer five, since each is entered for every
-- row of an import only to find that there is nothing to do.
DROP TRIGGER unit_position_insert;--> statement-breakpoint
DROP TRIGGER unit_facet_insert;--> statement-breakpoint
DROP TRIGGER unit_cell_insert;--> statement-breakpoint
DROP TRIGGER unit_perimeter_insert;--> statement-breakpoint
DROP TRIGGER unit_priority_insert;--> statement-breakpoint
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
  INSERT INTO unit_facet (rowid, words) SELECT id, words FROM unit_words WHERE id = NEW.id;
END;
