import { variantParts, type DocumentProblem, type StoredDocument } from '#domain/document.ts';
import { fileNameOf } from '#domain/filename.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import { ok, type Result } from '#domain/result.ts';
import { storeVariant, variantsOf } from '#ledger/variants.ts';
import { makeDocument } from './make.ts';
import { blankVariant, defaultVariant } from './variants.ts';

const layout = 'delivery-overview';

/** Overviews that are being made, by invoice and paper: two who ask at once get the same. */
const underWay = new Map<string, Promise<Result<StoredDocument, DocumentProblem>>>();

/** Whether an invoice tells of deliveries: when, by which note or where something was brought. */
export const hasDeliveries = ({ lines }: Pick<Invoice, 'lines'>): boolean =>
	lines.some(({ deliveryDate, noteNumber, place }) => deliveryDate !== '' || noteNumber !== '' || place !== '');

/** What an overview lies on: the issuer's usual head, or paper with a printed one. */
export type OverviewPaper = 'usual' | 'headed';

/** The overview of a frozen invoice's deliveries: the one that is stored, else made once and stored beside its document. */
export function overviewOf(
	invoice: Invoice,
	issuer: Issuer,
	paper: OverviewPaper = 'usual'
): Promise<Result<StoredDocument, DocumentProblem>> {
	const key = `${invoice.id} ${paper}`;
	const known = underWay.get(key);
	if (known) return known;
	const made = findOrMake(invoice, issuer, paper).finally(() => underWay.delete(key));
	underWay.set(key, made);
	return made;
}

async function findOrMake(
	invoice: Invoice,
	issuer: Issuer,
	paper: OverviewPaper
): Promise<Result<StoredDocument, DocumentProblem>> {
	const stored = (await variantsOf(invoice.id)).find((one) => isOverviewOn(paper, one));
	if (stored) return ok(stored);
	const variant = paper === 'headed' ? await blankVariant(issuer, null) : await defaultVariant(issuer);
	const made = await makeDocument(invoice, { ...issuer, layout }, variant, null);
	if (!made.ok) return made;
	const { number, date, buyer } = invoice;
	const fileName = fileNameOf(issuer.fileNamePattern, { debtor: buyer.number, number, date, copy: 2 });
	const document = { ...made.value.document, fileName };
	await storeVariant({ ...made.value, document });
	return ok(document);
}

function isOverviewOn(paper: OverviewPaper, { variant }: StoredDocument): boolean {
	const { layout: drawn, head } = variantParts(variant);
	return drawn === layout && head.startsWith('blank') === (paper === 'headed');
}
