import type { Sheet } from '#templates/sheet.ts';

/** Why some lines carry no VAT, in the words that the law wants, or in the issuer's own. Directive 2006/112/EC, Art. 226 (11) and (11a). */
export function reasonsOf({ invoice, words }: Sheet): { head: string; text: string }[] {
	const own = invoice.exemptionReason;
	return invoice.totals.rows.flatMap(({ category }) => {
		const reason = category === 'S' ? null : words.exemptions[category].reason;
		if (!reason) return [];
		return [{ head: reason.head, text: own || reason.text }];
	});
}

/** Reasons of more lines than these do not stand beside the totals: they go before the terms. */
export const mostReasonLines = 14;

/** The reasons as paragraphs. */
export const reasonParagraphs = (sheet: Sheet): string[] => reasonsOf(sheet).flatMap(({ head, text }) => [head, text]);
