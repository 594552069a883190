export { download } from '#pdf/download.ts';
