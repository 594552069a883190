import type { Page } from '@playwright/test';
import PostalMime from 'postal-mime';
import * as v from 'valibot';
import { PracticeMails } from '#domain/contract.ts';

/** A mail as its reader gets it. */
export interface TakenMail {
	subject: string | undefined;
	text: string | undefined;
	html: string | undefined;
	files: { filename: string | null; bytes: Uint8Array<ArrayBuffer> }[];
}

/** Reads a mail from its source. */
export async function readMail(source: Uint8Array<ArrayBuffer>): Promise<TakenMail> {
	const { subject, text, html, attachments } = await PostalMime.parse(source);
	const files = attachments.map(({ filename, content }) => ({
		filename,
		bytes: new Uint8Array(content as ArrayBuffer)
	}));
	return { subject, text, html, files };
}

/** Every mail that the practice mailbox has taken. */
export async function takenMails(page: Page): Promise<TakenMail[]> {
	const api = (path: string) => page.request.get(new URL(`/api/v1/practice/mails${path}`, page.url()).href);
	const { mails } = v.parse(PracticeMails, await (await api('')).json());
	return Promise.all(mails.map(async ({ id }) => readMail(new Uint8Array(await (await api(`/${id}`)).body()))));
}
