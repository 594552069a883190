import { remember, remembered } from '#ui/remembered.ts';

const key = 'facturier-ledger';

/** Keeps outside the database that this browser holds a ledger of somebody's own, and when it last did. */
export const bearWitness = (): void => remember(key, new Date().toISOString());

/** The ISO time at which this browser last held a ledger of somebody's own, or empty. */
export const lastSeen = (): string => remembered(key);

/** Forgets it: a person knows that the ledger is gone, and begins anew. */
export const forgetLedger = (): void => remember(key, '');
