import { formatCount } from './format.ts';
import { m } from './paraglide/messages.js';

/** `38 invoices`. */
export const invoicesWord = (count: number): string => m.send_count_invoices({ count, shown: formatCount(count) });

/** `41 addresses`. */
export const addressesWord = (count: number): string => m.send_count_addresses({ count, shown: formatCount(count) });
