import { path } from '../../shared/path.ts';

export const columnsPath = path('/register/columns');
export const viewsPath = path('/register/views');
export const viewPath = path('/register/views/:view');
export const deleteViewPath = path('/register/views/:view/delete');
export const openOnViewPath = path('/register/views/:view/opening');
export const perimetersPath = path('/register/perimeters');
export const newPerimeterPath = path('/register/perimeters/new');
export const deletePerimeterPath = path('/register/perimeters/:perimeter/delete');
