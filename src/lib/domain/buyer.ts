import type { Debtor } from './debtor.ts';
import type { BuyerParty } from './invoice.ts';

/** The debtor as an invoice prints it. */
export const buyerOf = ({ number, name, contactName, address, vatId, buyerReference }: Debtor): BuyerParty => ({
	number,
	name,
	contactName,
	address: { ...address },
	vatId,
	buyerReference
});
