/** What other rooms may ask of files. */
export { type FileRow, findFile } from './file-row-store.ts';
export { type FileScan, findScan, scansOf } from './scan-store.ts';
