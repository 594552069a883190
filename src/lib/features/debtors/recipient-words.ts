import type { InvoiceRecipients, RecipientSource } from '#domain/recipients.ts';
import { writeRecipients } from '#domain/recipients.ts';
import { m } from '#ui/paraglide/messages.js';

/** Where a debtor's invoices go by mail, or why they cannot, in words. */
export function recipientWords(found: InvoiceRecipients): string {
	if (found.state === 'ready') {
		const addresses = writeRecipients(found.addresses);
		return m.debtors_goes_to({ addresses, source: sourceWord(found.source) });
	}
	switch (found.reason.type) {
		case 'NoAddress':
			return m.debtors_goes_nowhere();
		case 'TooMany':
			return m.debtors_too_many({ count: found.reason.count, limit: found.reason.limit });
		case 'BadParts':
			return found.reason.good.length > 0
				? m.debtors_partly_bad({ source: sourceWord(found.source) })
				: m.debtors_all_bad({ source: sourceWord(found.source) });
	}
}

function sourceWord(source: RecipientSource): string {
	switch (source) {
		case 'invoice-address':
			return m.debtors_invoice_address();
		case 'contact':
			return m.debtors_contact_email();
		case 'general':
			return m.debtors_general_email();
		case 'invoice':
		case 'invoice-recipients':
		case 'none':
			return m.debtors_recipients();
	}
}
