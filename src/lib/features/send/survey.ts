import type { Language } from '#domain/language.ts';
import { emptyFields, type MergeField } from '#domain/merge.ts';
import { kindOf } from '#documents/compose.ts';
import { mailTextFor, readyText, type MailTextError, type ReadyText } from '#documents/mail.ts';
import { mailValues } from '#documents/mail-values.ts';
import { planMails, type MailPlan, type PlanRequest } from '#documents/plan.ts';
import type { MailKind } from '#ledger/rows.ts';
import type { Candidate } from './candidates.ts';

/** A mail text that cannot be used, so that nothing may be approved. */
export interface TextFault extends MailTextError {
	kind: MailKind;
	language: Language;
}

/** What the mails of a run would be like. */
export interface Survey extends MailPlan {
	faults: TextFault[];
	/** Fields that stay empty in some mails, with the numbers of their invoices. */
	empty: { field: MergeField; numbers: string[] }[];
}

/** What a run looks like before anybody has looked. */
export const unseen: Survey = { mails: [], refused: [], faults: [], empty: [] };

/** What the mails of a run depend on. */
export interface SurveyRequest extends Pick<PlanRequest, 'issuer' | 'mailbox' | 'leftOut' | 'head'> {
	going: readonly Candidate[];
}

/** Mails looked at before the screen gets its turn. */
const slice = 50;

/** Sorts a run into its mails with all that travels in them, and looks at the text of each without composing it. */
export async function surveyMails({ issuer, mailbox, going, ...rest }: SurveyRequest): Promise<Survey> {
	const plan = await planMails({ issuer, mailbox, invoices: going.map(({ invoice }) => invoice), ...rest });
	const texts = new Map<string, ReadyText | null>();
	const faults: TextFault[] = [];
	const empty = new Map<MergeField, string[]>();
	for (const [index, { invoices, debtor }] of plan.mails.entries()) {
		const [kind, language] = [kindOf(invoices), invoices[0]!.language];
		const key = `${kind} ${language}`;
		if (!texts.has(key)) {
			const text = await readyText(await mailTextFor(issuer.id, kind, language), language);
			if (!text.ok) faults.push({ kind, language, ...text.error });
			texts.set(key, text.ok ? text.value : null);
		}
		const text = texts.get(key);
		if (!text) continue;
		const values = mailValues(invoices, debtor, issuer, language);
		for (const field of emptyFields([...text.subject, ...text.text], values)) {
			empty.set(field, [...(empty.get(field) ?? []), ...invoices.map(({ number }) => number)]);
		}
		if (index % slice === slice - 1) await nextTask();
	}
	return { ...plan, faults, empty: [...empty].map(([field, numbers]) => ({ field, numbers })) };
}

/** Lets the screen draw and take input. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
