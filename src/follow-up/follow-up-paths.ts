import { path } from '../shared/path.ts';

export const unitTasksPath = path('/register/units/:unit/tasks');
export const unitNotesPath = path('/register/units/:unit/notes');
export const applyPlaybookPath = path('/register/units/:unit/playbook');
export const taskPath = path('/register/tasks/:task');
export const notePath = path('/register/notes/:note');
export const digestPath = path('/work/digest');
