/** What a perimeter is for. Labels: `find.perimeterKind.*`. */
export const PERIMETER_KINDS = ['opah', 'ort', 'heat-network', 'heritage', 'planning', 'other'] as const;
export type PerimeterKind = (typeof PERIMETER_KINDS)[number];
