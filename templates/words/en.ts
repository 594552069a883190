import type { Words } from '#templates/words.ts';

/** English. */
export const en: Words = {
	invoice: 'Invoice',
	creditNote: 'Credit note',
	draft: 'draft',
	invoiceNumber: 'Invoice no.',
	creditNoteNumber: 'Credit note no.',
	invoiceDate: 'Invoice date',
	creditNoteDate: 'Date',
	dueDate: 'Due date',
	period: 'Period',
	deliveryDate: 'Delivery date',
	customerNumber: 'Customer no.',
	order: 'Your order',
	reference: 'Your reference',
	buyerVatId: 'Your VAT no.',
	creditedInvoice: 'Credits invoice',
	creditFor: (number, date) => `Credit for invoice ${number}${date && ` of ${date}`}`,
	dated: (date) => `of ${date}`,
	opening: 'We charge you for the following:',
	creditOpening: 'We credit the following items to your account:',
	position: 'No.',
	description: 'Description',
	quantity: 'Quantity',
	unitPrice: 'Unit price',
	vat: 'VAT',
	amount: 'Amount',
	delivered: (date) => `delivered ${date}`,
	deliveryNote: (number) => `delivery note ${number}`,
	ordered: (quantity) => `ordered ${quantity}`,
	returned: (quantity) => `returned ${quantity}`,
	carriedTo: (page) => `Carried forward to page ${page}`,
	carriedFrom: (page) => `Brought forward from page ${page}`,
	pageOf: (page, pages) => `Page ${page} of ${pages}`,
	discount: 'Discount',
	charge: 'Surcharge',
	sumOfLines: 'Sum of the lines',
	inclusive: 'incl.',
	selfBilled: 'Self-billing',
	code: 'Payment code',
	net: 'Total excluding VAT',
	vatRow: (rate, exemption, base) => `VAT ${rate}${exemption && `, ${exemption},`} on ${base}`,
	total: 'Total',
	credited: 'Amount credited',
	payBy: (date) => `Please pay by ${date}`,
	pay: 'Please pay',
	payable: 'Amount',
	payee: 'Payee',
	paymentReference: 'Reference',
	nothingToPay: 'Nothing is payable on this document.',
	vatId: 'VAT no.',
	registration: 'Registration no.',
	exemptions: {
		Z: { short: 'zero rate', reason: null },
		E: { short: 'exempt', reason: { head: 'Exempt from VAT', text: 'The items marked E are exempt from VAT.' } },
		AE: {
			short: 'reverse charge',
			reason: { head: 'Reverse charge', text: 'VAT on the items marked AE is to be accounted for by the customer.' }
		},
		K: {
			short: 'intra-Community',
			reason: {
				head: 'Intra-Community supply',
				text: 'The items marked K are exempt, Article 138 of Council Directive 2006/112/EC.'
			}
		},
		G: {
			short: 'export',
			reason: { head: 'Export', text: 'The items marked G are exempt, Article 146 of Council Directive 2006/112/EC.' }
		}
	}
};
