/** What a file holds. */
export type ImportKind = 'debtors' | 'invoices' | 'documents';

/** How the cells of a field are read. */
export type FieldType =
	| 'text'
	| 'prose'
	| 'addresses'
	| 'number'
	| 'percent'
	| 'date'
	| 'country'
	| 'language'
	| 'route'
	| 'category'
	| 'currency'
	| 'type'
	| 'answer';

/** Whether a file without the field can be taken; of those that are `either` it needs one. */
export type Need = 'required' | 'either' | 'optional';

/** What a column of an import can be. */
export type Field = DebtorField | InvoiceField | 'file';

/** What a column of a file of debtors can be. */
export type DebtorField =
	| 'debtorNumber'
	| 'name'
	| 'contactName'
	| 'street'
	| 'houseNumber'
	| 'postalCode'
	| 'city'
	| 'country'
	| 'invoiceRecipients'
	| 'invoiceAddress'
	| 'generalEmail'
	| 'addressee'
	| 'language'
	| 'route'
	| 'vatId'
	| 'electronicAddress'
	| 'electronicScheme'
	| 'buyerReference';

/** What a column of a file of invoices with their lines can be. */
export type InvoiceField =
	| 'invoiceNumber'
	| 'date'
	| 'dueDate'
	| 'debtorNumber'
	| 'type'
	| 'correctsNumber'
	| 'currency'
	| 'orderReference'
	| 'subject'
	| 'statedGross'
	| 'alreadySent'
	| 'selfBilled'
	| 'article'
	| 'description'
	| 'note'
	| 'quantity'
	| 'unit'
	| 'unitPrice'
	| 'lineNet'
	| 'grossPrice'
	| 'lineGross'
	| 'discountPercent'
	| 'discountAmount'
	| 'invoiceDiscountPercent'
	| 'invoiceDiscountAmount'
	| 'vatRate'
	| 'vatCategory'
	| 'deliveryDate'
	| 'noteNumber'
	| 'place'
	| 'ordered'
	| 'returned';

interface FieldSpec {
	type: FieldType;
	need: Need;
	/** Most characters. */
	limit: number;
}

const spec = (type: FieldType, need: Need = 'optional', limit = 200): FieldSpec => ({ type, need, limit });

/** The fields of a file of debtors, in the order they are offered. */
export const debtorFields: Record<DebtorField, FieldSpec> = {
	debtorNumber: spec('text', 'required', 60),
	name: spec('text', 'required'),
	contactName: spec('text'),
	street: spec('text'),
	houseNumber: spec('text', 'optional', 30),
	postalCode: spec('text', 'optional', 30),
	city: spec('text'),
	country: spec('country'),
	invoiceRecipients: spec('addresses', 'optional', 4_000),
	invoiceAddress: spec('addresses', 'optional', 4_000),
	generalEmail: spec('addresses', 'optional', 4_000),
	addressee: spec('text', 'optional', 120),
	language: spec('language'),
	route: spec('route'),
	vatId: spec('text', 'optional', 40),
	electronicAddress: spec('text', 'optional', 120),
	electronicScheme: spec('text', 'optional', 20),
	buyerReference: spec('text')
};

/** The fields of a file of invoices, in the order they are offered. */
export const invoiceFields: Record<InvoiceField, FieldSpec> = {
	invoiceNumber: spec('text', 'required', 60),
	date: spec('date', 'required'),
	debtorNumber: spec('text', 'required', 60),
	article: spec('text', 'optional', 60),
	description: spec('prose', 'required', 2_000),
	note: spec('prose', 'optional', 2_000),
	quantity: spec('number'),
	unit: spec('text', 'optional', 40),
	unitPrice: spec('number', 'either'),
	lineNet: spec('number', 'either'),
	grossPrice: spec('number', 'either'),
	lineGross: spec('number', 'either'),
	discountPercent: spec('percent'),
	discountAmount: spec('number'),
	invoiceDiscountPercent: spec('percent'),
	invoiceDiscountAmount: spec('number'),
	vatRate: spec('percent', 'required'),
	vatCategory: spec('category'),
	dueDate: spec('date'),
	type: spec('type'),
	correctsNumber: spec('text', 'optional', 60),
	currency: spec('currency'),
	orderReference: spec('text'),
	subject: spec('text'),
	statedGross: spec('number'),
	alreadySent: spec('answer'),
	selfBilled: spec('answer'),
	deliveryDate: spec('date'),
	noteNumber: spec('text', 'optional', 60),
	place: spec('text'),
	ordered: spec('number'),
	returned: spec('number')
};

/** What a list of finished PDFs says of their invoices and, where they are new, of their debtors. */
export const documentFields = {
	invoiceNumber: invoiceFields.invoiceNumber,
	file: spec('text', 'optional', 400),
	debtorNumber: spec('text', 'either', 60),
	name: spec('text', 'either'),
	date: spec('date'),
	statedGross: invoiceFields.statedGross,
	dueDate: invoiceFields.dueDate,
	type: invoiceFields.type,
	correctsNumber: invoiceFields.correctsNumber,
	currency: invoiceFields.currency,
	orderReference: invoiceFields.orderReference,
	subject: invoiceFields.subject,
	alreadySent: invoiceFields.alreadySent,
	contactName: debtorFields.contactName,
	street: debtorFields.street,
	houseNumber: debtorFields.houseNumber,
	postalCode: debtorFields.postalCode,
	city: debtorFields.city,
	country: debtorFields.country,
	invoiceRecipients: debtorFields.invoiceRecipients,
	generalEmail: debtorFields.generalEmail,
	language: debtorFields.language,
	route: debtorFields.route,
	vatId: debtorFields.vatId
} satisfies Partial<Record<Field, FieldSpec>>;

const fieldsByKind: Record<ImportKind, Partial<Record<Field, FieldSpec>>> = {
	debtors: debtorFields,
	invoices: invoiceFields,
	documents: documentFields
};

/** The fields that a kind of file can have. */
export const fieldsOf = (kind: ImportKind): readonly Field[] => Object.keys(fieldsByKind[kind]) as Field[];

/** How a field is read, and whether its kind of file needs it. */
export const specOf = (kind: ImportKind, field: Field): FieldSpec | undefined => fieldsByKind[kind][field];

/** The fields that a file of this kind still lacks with these columns. */
export function missingFields(kind: ImportKind, columns: readonly (Field | null)[]): Field[] {
	const lacking = (field: Field) => !columns.includes(field);
	const needed = fieldsOf(kind).filter((field) => specOf(kind, field)?.need === 'required' && lacking(field));
	const either = fieldsOf(kind).filter((field) => specOf(kind, field)?.need === 'either');
	return either.length > 0 && either.every(lacking) ? [...needed, either[0]!] : needed;
}
