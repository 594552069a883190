export { mostPictures, printPdf, printWay, type PrintWay } from '#pdf/print.ts';
export { canShare, sharePdf } from '#pdf/share.ts';
