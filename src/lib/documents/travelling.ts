import { hasTerms, type DocumentProblem, type StoredDocument } from '#domain/document.ts';
import type { Enclosure } from '#domain/enclosure.ts';
import { freeFileName, nameKey } from '#domain/filename.ts';
import { foreignVariant } from '#domain/foreign.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { Attachment } from '#domain/message.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { Debtor } from '#domain/debtor.ts';
import type { InvoiceRow } from '#ledger/rows.ts';
import { hasDeliveries, overviewOf, type OverviewPaper } from './overview.ts';

/** An invoice on its way, with its document and what goes with it. */
export interface Travelling {
	invoice: InvoiceRow;
	/** Its document first, then the overview of its deliveries, then what a person has added. */
	files: Attachment[];
	/** The terms of its language as a file of their own, or null where there are none or their pages are in the document. */
	terms: Attachment | null;
}

/** Files that a person leaves out of this mail alone, as `leftOutKey` names them. */
export type LeftOut = readonly string[];

/** The name of a file that is left out of the mail of an invoice. */
export const leftOutKey = (invoiceId: string, { sha256 }: Pick<Attachment, 'sha256'>): string =>
	`${invoiceId}/${sha256}`;

/** All that travels with an invoice whose document is stored. The overview is made here where it is wanted and missing. */
export async function travellingWith(
	invoice: InvoiceRow,
	document: StoredDocument,
	debtor: Pick<Debtor, 'deliveryOverview'>,
	issuer: Issuer,
	leftOut: LeftOut = [],
	paper: OverviewPaper = 'usual'
): Promise<Result<Travelling, DocumentProblem>> {
	const further: Attachment[] = [];
	if (debtor.deliveryOverview && hasDeliveries(invoice)) {
		const overview = await overviewOf(invoice, issuer, paper);
		if (!overview.ok) return err(overview.error);
		further.push(documentFile(overview.value));
	}
	for (const enclosure of invoice.enclosures ?? []) further.push(enclosedFile(enclosure, invoice.id));
	const terms = hasTerms(document.variant) ? undefined : issuer.termsFiles?.[invoice.language];
	const goes = (file: Attachment): boolean => !leftOut.includes(leftOutKey(invoice.id, file));
	const termsFile = terms ? enclosedFile(terms, null) : null;
	return ok({
		invoice,
		files: [documentFile(document), ...further.filter(goes)],
		terms: termsFile && goes(termsFile) ? termsFile : null
	});
}

const documentFile = ({ sha256, fileName, type, size, invoiceId, variant }: StoredDocument): Attachment => ({
	sha256,
	fileName,
	type,
	size,
	invoiceId,
	marked: variant !== foreignVariant
});

const enclosedFile = ({ sha256, fileName, type, size }: Enclosure, invoiceId: string | null): Attachment => ({
	sha256,
	fileName,
	type,
	size,
	invoiceId,
	marked: false
});

/** The files of one mail: those of each invoice, the terms once at the end; nothing twice, and no name twice. */
export function filesTogether(travelling: readonly Travelling[]): Attachment[] {
	const files = [...travelling.flatMap((one) => one.files), ...travelling.flatMap(({ terms }) => terms ?? [])];
	const once = files.filter(({ sha256 }, index) => files.findIndex((other) => other.sha256 === sha256) === index);
	const taken = new Set<string>();
	return once.map((file) => {
		const fileName = freeFileName(file.fileName, taken);
		taken.add(nameKey(fileName));
		return { ...file, fileName };
	});
}
