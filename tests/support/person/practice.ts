import type { Page } from '@playwright/test';
import PostalMime from 'postal-mime';
import * as v from 'valibot';
import { PracticeMails } from '#domain/contract.ts';

/** A mail that the practice mailbox has taken, as its reader gets it. */
export interface TakenMail {
	subject: string | undefined;
	text: string | undefined;
	html: string | undefined;
	files: { filename: string | null; bytes: Uint8Array<ArrayBuffer> }[];
}

/** Every mail that the practice mailbox has taken. */
export async function takenMails(page: Page): Promise<TakenMail[]> {
	const api = (path: string) => page.request.get(new URL(`/api/v1/practice/mails${path}`, page.url()).href);
	const { mails } = v.parse(PracticeMails, await (await api('')).json());
	const parsed = await Promise.all(mails.map(async ({ id }) => PostalMime.parse(await (await api(`/${id}`)).body())));
	return parsed.map(({ subject, text, html, attachments }) => ({
		subject,
		text,
		html,
		files: attachments.map(({ filename, content }) => ({ filename, bytes: new Uint8Array(content as ArrayBuffer) }))
	}));
}
