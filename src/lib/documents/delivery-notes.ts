import type { DocumentProblem } from '#domain/document.ts';
import type { Invoice, InvoiceLine } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { Result } from '#domain/result.ts';
import { renderInWorker } from '#pdf/client.ts';
import type { RenderedDocument } from '#pdf/protocol.ts';
import { safeFileName } from '#domain/filename.ts';
import { defaultVariant } from './variants.ts';

/** A delivery that an invoice tells of. */
export interface NotedDelivery {
	/** ISO date, or empty. */
	date: string;
	noteNumber: string;
	place: string;
	lines: InvoiceLine[];
}

/** The deliveries that the lines of an invoice name, in their order; lines that name none belong to no note. */
export function notedDeliveries({ lines }: Pick<Invoice, 'lines'>): NotedDelivery[] {
	const named = lines.filter(({ deliveryDate, noteNumber, place }) => deliveryDate || noteNumber || place);
	const key = ({ deliveryDate, noteNumber, place }: InvoiceLine) => JSON.stringify([deliveryDate, noteNumber, place]);
	return [...Map.groupBy(named, key).values()].map((group) => {
		const { deliveryDate, noteNumber, place } = group[0]!;
		return { date: deliveryDate, noteNumber, place, lines: group };
	});
}

/** Draws the note of one delivery, for printing; nothing is stored. */
export async function drawNote(
	invoice: Invoice,
	issuer: Issuer,
	{ lines }: NotedDelivery
): Promise<Result<RenderedDocument, DocumentProblem>> {
	const { head, letterhead } = await defaultVariant(issuer);
	return renderInWorker({ invoice: { ...invoice, lines }, issuer, head, layout: 'delivery-note' }, letterhead);
}

/** The file name of a delivery's note. */
export const noteFileName = ({ number }: Invoice, { noteNumber, date }: NotedDelivery): string =>
	safeFileName([number, noteNumber || date].filter(Boolean).join('-'));
