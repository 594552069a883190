import type { Issuer } from '#domain/issuer.ts';
import type { Language } from '#domain/language.ts';
import { emptyFields, type MergeField } from '#domain/merge.ts';
import { mailTextFor, readyText, type MailTextError, type ReadyText } from '#documents/mail.ts';
import { mailValues } from '#documents/mail-values.ts';
import type { MailKind } from '#ledger/rows.ts';
import type { Candidate } from './candidates.ts';

/** A mail text that cannot be used, so that nothing may be approved. */
export interface TextFault extends MailTextError {
	kind: MailKind;
	language: Language;
}

/** What the mails of a run would be like. */
export interface Survey {
	faults: TextFault[];
	/** Fields that stay empty in some mails, with the numbers of their invoices. */
	empty: { field: MergeField; numbers: string[] }[];
}

/** Mails looked at before the screen gets its turn. */
const slice = 50;

/** Looks at the mail text of every invoice, without composing the mails. */
export async function surveyMails(issuer: Issuer, candidates: readonly Candidate[]): Promise<Survey> {
	const texts = new Map<string, ReadyText | null>();
	const faults: TextFault[] = [];
	const empty = new Map<MergeField, string[]>();
	for (const [index, { invoice, debtor }] of candidates.entries()) {
		if (!debtor) continue;
		const { type: kind, language } = invoice;
		const key = `${kind} ${language}`;
		if (!texts.has(key)) {
			const text = await readyText(await mailTextFor(issuer.id, kind, language), language);
			if (!text.ok) faults.push({ kind, language, ...text.error });
			texts.set(key, text.ok ? text.value : null);
		}
		const text = texts.get(key);
		if (!text) continue;
		const values = mailValues([invoice], debtor, issuer, language);
		for (const field of emptyFields([...text.subject, ...text.text], values)) {
			const numbers = empty.get(field) ?? [];
			numbers.push(invoice.number);
			empty.set(field, numbers);
		}
		if (index % slice === slice - 1) await nextTask();
	}
	return { faults, empty: [...empty].map(([field, numbers]) => ({ field, numbers })) };
}

/** Lets the screen draw and take input. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
