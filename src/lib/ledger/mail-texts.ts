import type { Language } from '#domain/language.ts';
import { db } from './db.ts';
import { commit } from './journal.ts';
import type { MailKind, MailTextRow } from './rows.ts';

const keyOf = (issuerId: string, kind: MailKind, language: Language): string => `${issuerId}|${kind}|${language}`;

/** An issuer's own wording, or null where the template counts. */
export const ownMailText = async (issuerId: string, kind: MailKind, language: Language): Promise<MailTextRow | null> =>
	(await db.mailTexts.get(keyOf(issuerId, kind, language))) ?? null;

/** Saves an issuer's own wording; null goes back to the template. */
export async function saveMailText(
	issuerId: string,
	kind: MailKind,
	language: Language,
	text: { subject: string; body: string } | null
): Promise<void> {
	const key = keyOf(issuerId, kind, language);
	await commit({ type: 'mail-text.saved', ids: [issuerId], payload: { kind, language, text } }, async () => {
		if (text) await db.mailTexts.put({ key, issuerId, kind, language, ...text });
		else await db.mailTexts.delete(key);
	});
}
