import type { DocumentProblem } from '#domain/document.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import { err, type Result } from '#domain/result.ts';
import { db } from '#ledger/db.ts';
import { issueDraft, type IssueError } from '#ledger/drafts.ts';
import { checkInWorker } from '#pdf/client.ts';
import { renderPending } from './render.ts';
import { defaultVariant } from './variants.ts';

/** What keeps a draft from being issued. */
export type DraftProblem =
	| { type: 'NoDebtor' }
	| { type: 'NoDate' }
	| { type: 'DueBeforeDate' }
	| { type: 'EmptyLine'; line: number }
	| { type: 'NothingToCorrect' }
	| { type: 'Document'; problem: DocumentProblem };

/** Checks all that can fail on a draft before a number is given: fields, rules, characters of the font, address lines. */
export async function checkDraft(draft: Invoice, issuer: Issuer): Promise<DraftProblem[]> {
	const problems: DraftProblem[] = [];
	if (!(await db.debtors.get(draft.debtorId))) problems.push({ type: 'NoDebtor' });
	if (!draft.date) problems.push({ type: 'NoDate' });
	if (draft.dueDate && draft.dueDate < draft.date) problems.push({ type: 'DueBeforeDate' });
	if (draft.type === 'credit-note' && !draft.correctsNumber) problems.push({ type: 'NothingToCorrect' });
	draft.lines.forEach((line, index) => {
		if (!line.description.trim()) problems.push({ type: 'EmptyLine', line: index + 1 });
	});
	const { head, letterhead } = await defaultVariant(issuer);
	const problem = await checkInWorker({ invoice: draft, issuer, head }, letterhead);
	if (problem) problems.push({ type: 'Document', problem });
	return problems;
}

/** Issues a draft: checked, numbered and frozen; its document is made right after. Nothing is sent. */
export async function issueInvoice(
	id: string,
	today: string
): Promise<Result<Invoice, { type: 'Problems'; problems: DraftProblem[] } | IssueError>> {
	const draft = await db.invoices.get(id);
	const issuer = draft && (await db.issuers.get(draft.issuerId));
	if (draft?.kind !== 'draft' || !issuer) return err({ type: 'NotADraft' });
	const problems = await checkDraft(draft, issuer);
	if (problems.length > 0) return err({ type: 'Problems', problems });
	const issued = await issueDraft(id, today);
	if (issued.ok) void renderPending();
	return issued;
}
