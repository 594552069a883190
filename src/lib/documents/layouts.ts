const files = import.meta.glob(['/templates/layouts/*.ts', '!**/*.test.ts', '!**/delivery-*.ts']);

/** The names of the layouts that an issuer may choose from: the files in templates/layouts/ that draw invoices. */
export const layoutNames: readonly string[] = Object.keys(files).map((path) => /([^/]+)\.ts$/.exec(path)![1]!);
