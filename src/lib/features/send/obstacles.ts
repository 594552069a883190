import type { DocumentProblem } from '#domain/document.ts';
import type { Issuer } from '#domain/issuer.ts';
import { recipientsOf, type RecipientBlock, type RecipientSource } from '#domain/recipients.ts';
import type { InvoiceRow } from '#ledger/rows.ts';
import type { Candidate } from './candidates.ts';

/** Why an invoice does not go out with this run. */
export type Obstacle =
	| { type: 'Address'; reason: RecipientBlock; source: RecipientSource }
	| { type: 'NoDebtor' }
	| { type: 'DocumentFailed'; problem: DocumentProblem | null }
	/** Its document is still to be made; it joins the run by itself. */
	| { type: 'DocumentPending' }
	| { type: 'NoDocument' }
	| { type: 'Held'; reason: string }
	| { type: 'Draft' }
	| { type: 'Waiting' }
	| { type: 'PerhapsSent' }
	| { type: 'Sent' }
	/** An earlier mail of it was refused, came back or was given up. */
	| { type: 'FailedBefore'; problem: 'rejected' | 'expired' | 'bounced' };

/** What keeps an invoice from going out, or null where nothing does. */
export function obstacleOf({ invoice, debtor }: Candidate, issuer: Issuer): Obstacle | null {
	switch (invoice.state) {
		case 'draft':
			return { type: 'Draft' };
		case 'held':
			return { type: 'Held', reason: invoice.held?.reason ?? '' };
		case 'perhaps':
			return { type: 'PerhapsSent' };
		case 'waiting':
			return { type: 'Waiting' };
		case 'sent':
			return { type: 'Sent' };
		case 'to-send':
			return documentObstacle(invoice);
		case 'problem':
			return problemOf(invoice, debtor, issuer);
	}
}

function problemOf(invoice: InvoiceRow, debtor: Candidate['debtor'], issuer: Issuer): Obstacle | null {
	switch (invoice.problem) {
		case 'document':
			return { type: 'DocumentFailed', problem: invoice.documentProblem };
		case 'rejected':
		case 'expired':
		case 'bounced':
			return { type: 'FailedBefore', problem: invoice.problem };
		case 'address':
		case null: {
			if (!debtor) return { type: 'NoDebtor' };
			const found = recipientsOf(invoice, debtor, issuer);
			if (found.state === 'ready') return documentObstacle(invoice);
			return { type: 'Address', reason: found.reason, source: found.source };
		}
	}
}

function documentObstacle(invoice: InvoiceRow): Obstacle | null {
	switch (invoice.document) {
		case 'stored':
			return null;
		case 'pending':
			return { type: 'DocumentPending' };
		case 'none':
			return { type: 'NoDocument' };
		case 'failed':
			return { type: 'DocumentFailed', problem: invoice.documentProblem };
	}
}
