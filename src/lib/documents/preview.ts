export { openPdf, type OpenPdf } from '#pdf/preview.ts';
