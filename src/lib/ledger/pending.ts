import { db } from './db.ts';

/** How many documents are still to be made. */
export const countPending = async (): Promise<number> => db.invoices.where('document').equals('pending').count();
