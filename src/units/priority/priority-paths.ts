import { path } from '../../shared/path.ts';

export const priorityPath = path('/register/priority');
