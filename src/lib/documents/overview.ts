import type { DocumentProblem, StoredDocument } from '#domain/document.ts';
import { fileNameOf } from '#domain/filename.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import { ok, type Result } from '#domain/result.ts';
import { storeVariant, variantsOf } from '#ledger/variants.ts';
import { makeDocument } from './make.ts';
import { defaultVariant } from './variants.ts';

const layout = 'delivery-overview';

/** Overviews that are being made, by invoice: two who ask at once get the same. */
const underWay = new Map<string, Promise<Result<StoredDocument, DocumentProblem>>>();

/** Whether an invoice tells of deliveries: when, by which note or where something was brought. */
export const hasDeliveries = ({ lines }: Pick<Invoice, 'lines'>): boolean =>
	lines.some(({ deliveryDate, noteNumber, place }) => deliveryDate !== '' || noteNumber !== '' || place !== '');

/** The overview of a frozen invoice's deliveries: the one that is stored, else made once and stored beside its document. */
export function overviewOf(invoice: Invoice, issuer: Issuer): Promise<Result<StoredDocument, DocumentProblem>> {
	const known = underWay.get(invoice.id);
	if (known) return known;
	const made = findOrMake(invoice, issuer).finally(() => underWay.delete(invoice.id));
	underWay.set(invoice.id, made);
	return made;
}

async function findOrMake(invoice: Invoice, issuer: Issuer): Promise<Result<StoredDocument, DocumentProblem>> {
	const stored = (await variantsOf(invoice.id)).find(isOverview);
	if (stored) return ok(stored);
	const plain: Issuer = { ...issuer, layout, termsMode: 'attached' };
	const made = await makeDocument(invoice, plain, await defaultVariant(issuer));
	if (!made.ok) return made;
	const { number, date, buyer } = invoice;
	const fileName = fileNameOf(issuer.fileNamePattern, { debtor: buyer.number, number, date, copy: 2 });
	const document = { ...made.value.document, fileName };
	await storeVariant({ ...made.value, document });
	return ok(document);
}

const isOverview = ({ variant }: StoredDocument): boolean =>
	variant.startsWith(`${layout}@`) && !variant.includes('/blank');
