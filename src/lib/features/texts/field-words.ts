import type { MergeField } from '#domain/merge.ts';
import { m } from '#ui/paraglide/messages.js';

/** What each field of a mail text is called. */
export const fieldWords: Record<MergeField, () => string> = {
	'invoice.number': m.texts_field_invoice_number,
	'invoice.date': m.texts_field_invoice_date,
	'invoice.dueDate': m.texts_field_invoice_due_date,
	'invoice.total': m.texts_field_invoice_total,
	'invoice.subject': m.texts_field_invoice_subject,
	'invoice.orderReference': m.texts_field_invoice_order_reference,
	'invoice.count': m.texts_field_invoice_count,
	'debtor.name': m.texts_field_debtor_name,
	'debtor.number': m.texts_field_debtor_number,
	'debtor.contact': m.texts_field_debtor_contact,
	'debtor.addressee': m.texts_field_debtor_addressee,
	'issuer.name': m.texts_field_issuer_name,
	'issuer.iban': m.texts_field_issuer_iban,
	'issuer.phone': m.texts_field_issuer_phone,
	'issuer.email': m.texts_field_issuer_email,
	'issuer.website': m.texts_field_issuer_website,
	'issuer.closing': m.texts_field_issuer_closing,
	'issuer.signature': m.texts_field_issuer_signature
};

/** The heads under which the fields are listed, by the first part of their names. */
export const fieldGroups: readonly { prefix: string; title: () => string }[] = [
	{ prefix: 'invoice.', title: m.texts_fields_invoice },
	{ prefix: 'debtor.', title: m.texts_fields_debtor },
	{ prefix: 'issuer.', title: m.texts_fields_issuer }
];
