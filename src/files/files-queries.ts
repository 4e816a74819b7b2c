/** What other rooms may ask of files. */
export { type FileRow, findFile } from './file-row-store.ts';
