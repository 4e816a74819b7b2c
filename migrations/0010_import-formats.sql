CREATE TABLE `import_heading` (
	`kind` text NOT NULL,
	`heading` text NOT NULL,
	`spelling` text NOT NULL,
	`column_name` text NOT NULL,
	`made_by` integer,
	PRIMARY KEY(`kind`, `heading`),
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `import_heading_made_by` ON `import_heading` (`made_by`);--> statement-breakpoint
ALTER TABLE `import` ADD `kind` text DEFAULT 'lovac' NOT NULL;--> statement-breakpoint
ALTER TABLE `import` ADD `sheet` text;--> statement-breakpoint
ALTER TABLE `import` ADD `headings` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `import` ADD `choices` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
-- Written by hand from here.
-- Holds a row while units are entered many at a time: what follows a unit row by row is then written for all of them
-- at once (bulk-store.ts), in the same transaction.
CREATE TABLE unit_bulk (entering INTEGER PRIMARY KEY) STRICT;
--> statement-breakpoint
DROP TRIGGER unit_position_insert;
--> statement-breakpoint
CREATE TRIGGER unit_position_insert AFTER INSERT ON unit WHEN NOT EXISTS (SELECT 1 FROM unit_bulk) AND NEW.longitude IS NOT NULL AND NEW.latitude IS NOT NULL
BEGIN INSERT INTO unit_position VALUES (NEW.id, NEW.longitude, NEW.longitude, NEW.latitude, NEW.latitude); END;
--> statement-breakpoint
DROP TRIGGER unit_facet_insert;
--> statement-breakpoint
CREATE TRIGGER unit_facet_insert AFTER INSERT ON unit WHEN NOT EXISTS (SELECT 1 FROM unit_bulk)
BEGIN INSERT INTO unit_facet (rowid, words) SELECT id, words FROM unit_words WHERE id = NEW.id; END;
--> statement-breakpoint
DROP TRIGGER unit_cell_insert;
--> statement-breakpoint
CREATE TRIGGER unit_cell_insert AFTER INSERT ON unit WHEN NOT EXISTS (SELECT 1 FROM unit_bulk) AND NEW.longitude IS NOT NULL AND NEW.latitude IS NOT NULL
BEGIN
  INSERT INTO unit_cell SELECT column1, CAST(floor(NEW.longitude * column1) AS INTEGER), CAST(floor(NEW.latitude * column1) AS INTEGER), NEW.commune, 1
    FROM (VALUES (2), (8), (32), (128), (512)) WHERE true ON CONFLICT DO UPDATE SET n = n + 1;
END;
--> statement-breakpoint
DROP TRIGGER unit_perimeter_insert;
--> statement-breakpoint
CREATE TRIGGER unit_perimeter_insert AFTER INSERT ON unit WHEN NOT EXISTS (SELECT 1 FROM unit_bulk) AND NEW.longitude IS NOT NULL AND NEW.latitude IS NOT NULL
BEGIN
  INSERT INTO unit_perimeter (perimeter_id, unit_id) SELECT p.id, NEW.id FROM perimeter p
  WHERE NEW.longitude BETWEEN p.west AND p.east AND NEW.latitude BETWEEN p.south AND p.north
    AND (SELECT count(*) FROM perimeter_side s WHERE s.perimeter_id = p.id AND (s.from_latitude > NEW.latitude) <> (s.to_latitude > NEW.latitude)
      AND NEW.longitude < (s.to_longitude - s.from_longitude) * (NEW.latitude - s.from_latitude) / (s.to_latitude - s.from_latitude) + s.from_longitude) % 2 = 1;
END;
--> statement-breakpoint
DROP TRIGGER unit_owner_kept_insert;
--> statement-breakpoint
CREATE TRIGGER unit_owner_kept_insert AFTER INSERT ON unit_owner WHEN NOT EXISTS (SELECT 1 FROM unit_bulk) AND NEW.rank >= 1
BEGIN
  UPDATE unit SET held_back = 1 WHERE id = NEW.unit_id AND NOT held_back AND (SELECT do_not_contact FROM owner WHERE id = NEW.owner_id);
  UPDATE unit SET shared_owner = 1 WHERE NOT shared_owner AND EXISTS (SELECT 1 FROM unit_owner WHERE owner_id = NEW.owner_id AND unit_id <> NEW.unit_id AND rank >= 1)
    AND id IN (NEW.unit_id, (SELECT unit_id FROM unit_owner WHERE owner_id = NEW.owner_id AND unit_id <> NEW.unit_id AND rank >= 1 LIMIT 1));
END;
--> statement-breakpoint
DROP TRIGGER unit_priority_insert;
--> statement-breakpoint
CREATE TRIGGER unit_priority_insert AFTER INSERT ON unit WHEN NOT EXISTS (SELECT 1 FROM unit_bulk) AND NEW.vacant_since IS NOT NULL
BEGIN UPDATE unit SET priority = (SELECT score FROM unit_priority_now WHERE id = NEW.id) WHERE id = NEW.id; END;
