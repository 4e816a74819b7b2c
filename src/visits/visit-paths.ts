import { path } from '../shared/path.ts';

/** Staff, by case reference. */
export const visitsPath = path('/cases/:ref/visits');
export const heldPath = path('/cases/:ref/visits/held');
export const visitPath = path('/cases/:ref/visits/:visit');
export const moveVisitPath = path('/cases/:ref/visits/:visit/move');
export const cancelVisitPath = path('/cases/:ref/visits/:visit/cancel');
export const visitCalendarPath = path('/cases/:ref/visits/:visit/visit.ics');
export const pointPath = path('/cases/:ref/visits/:visit/points/:point');
export const liftPath = path('/cases/:ref/visits/:visit/points/:point/lift');
export const visitPhotoPath = path('/cases/:ref/visits/:visit/photos/:photo');
export const concludePath = path('/cases/:ref/visits/:visit/conclude');
export const visitReportPath = path('/cases/:ref/visits/:visit/report');

/** Owner, by case identifier. */
export const myVisitPath = path('/my/cases/:case/visits/:visit');
export const myVisitCalendarPath = path('/my/cases/:case/visits/:visit/visit.ics');
export const myVisitReportPath = path('/my/cases/:case/visits/:visit/report');
