import { goesOnPaper } from '#domain/route.ts';
import type { InvoiceRow } from '#ledger/rows.ts';

/** Whether printing is what comes next for an invoice. */
export const printsNext = ({ state, route, printedAt }: InvoiceRow): boolean =>
	state === 'to-send' && goesOnPaper(route) && printedAt === '';
