import type { Field } from '#import/fields.ts';
import { debtorWords } from '#ui/debtor-words.ts';
import { m } from '#ui/paraglide/messages.js';

/** What a field is called. */
export const fieldWords: Record<Field, () => string> = {
	...debtorWords,
	invoiceNumber: m.import_field_invoiceNumber,
	date: m.import_field_date,
	dueDate: m.import_field_dueDate,
	type: m.import_field_type,
	correctsNumber: m.import_field_correctsNumber,
	currency: m.import_field_currency,
	orderReference: m.import_field_orderReference,
	subject: m.import_field_subject,
	statedGross: m.import_field_statedGross,
	alreadySent: m.import_field_alreadySent,
	selfBilled: m.import_field_selfBilled,
	article: m.import_field_article,
	description: m.import_field_description,
	note: m.import_field_note,
	quantity: m.import_field_quantity,
	unit: m.import_field_unit,
	unitPrice: m.import_field_unitPrice,
	lineNet: m.import_field_lineNet,
	discountPercent: m.import_field_discountPercent,
	discountAmount: m.import_field_discountAmount,
	invoiceDiscountPercent: m.import_field_invoiceDiscountPercent,
	invoiceDiscountAmount: m.import_field_invoiceDiscountAmount,
	grossPrice: m.import_field_grossPrice,
	lineGross: m.import_field_lineGross,
	vatRate: m.import_field_vatRate,
	vatCategory: m.import_field_vatCategory,
	deliveryDate: m.import_field_deliveryDate,
	noteNumber: m.import_field_noteNumber,
	place: m.import_field_place,
	ordered: m.import_field_ordered,
	returned: m.import_field_returned,
	file: m.pdfs_field_file
};
