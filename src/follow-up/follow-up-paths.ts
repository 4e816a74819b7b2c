import { path } from '../shared/path.ts';

export const unitTasksPath = path('/register/units/:unit/tasks');
export const unitNotesPath = path('/register/units/:unit/notes');
export const applyPlaybookPath = path('/register/units/:unit/playbook');
export const taskPath = path('/register/tasks/:task');
export const notePath = path('/register/notes/:note');
export const digestPath = path('/work/digest');
export const teamPath = path('/team');
export const absencesPath = path('/team/absences');
export const endAbsencePath = path('/team/absences/:absence/end');
export const taskLetterPath = path('/register/tasks/:task/letter');
export const tickPath = path('/register/tasks/:task/points');
export const playbooksPath = path('/playbooks');
export const playbookPath = path('/playbooks/:playbook');
export const restorePlaybookPath = path('/playbooks/:playbook/restore');
export const retirePlaybookPath = path('/playbooks/:playbook/retire');
