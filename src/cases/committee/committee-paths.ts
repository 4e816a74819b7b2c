import { path } from '../../shared/path.ts';

export const committeesPath = path('/committees');
export const newCommitteePath = path('/committees/new');
export const committeePath = path('/committees/:session');
export const editCommitteePath = path('/committees/:session/edit');
export const agendaPath = path('/committees/:session/agenda');
export const takeOffPath = path('/committees/:session/items/:item/take-off');
export const decisionsPath = path('/committees/:session/decisions');
export const closeCommitteePath = path('/committees/:session/close');
export const cancelCommitteePath = path('/committees/:session/cancel');
export const agendaFilePath = path('/committees/:session/agenda.pdf');
export const minutesFilePath = path('/committees/:session/minutes.pdf');
