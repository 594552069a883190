import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PracticeMails } from '#domain/contract.ts';
import { readHead, type Head } from './head.ts';

/** What is known of a mail beside its bytes: the envelope is not part of them. */
type Entry = PracticeMails['mails'][number] & { ledgerId: string | null };

/** Who sent a mail to whom, by its envelope, and when. */
export interface Envelope {
	from: string;
	recipients: string[];
	receivedAt: string;
}

/** The mails that the practice mailbox took, as files that survive a restart. Each ledger sees its own. */
export interface Archive {
	/** Keeps a mail; when it returns, the mail is on disk. */
	keep: (mail: Readable, envelope: Envelope, ownerOf: (head: Head) => Promise<string | null>) => Promise<void>;
	list: (ledgerId: string, before: string | null) => PracticeMails;
	read: (ledgerId: string, id: string) => Promise<Uint8Array<ArrayBuffer> | null>;
	clear: (ledgerId: string) => Promise<void>;
}

const pageSize = 500;

/** Opens the archive in a folder. A mail is `ID.eml` with `ID.json` beside it; halves that a crash left are removed. */
export async function openArchive(folder: string, newId: () => string): Promise<Archive> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const entries = await load(folder);
	const path = (id: string, ending: string) => join(folder, `${id}.${ending}`);
	const remove = (id: string) =>
		Promise.all(['eml', 'json', 'part'].map((ending) => rm(path(id, ending), { force: true })));

	return {
		async keep(mail, { from, recipients, receivedAt }, ownerOf) {
			const id = `${receivedAt.replace(/[-:.]/g, '')}-${newId()}`;
			try {
				await pipeline(mail, createWriteStream(path(id, 'part'), { flags: 'wx', mode: 0o600, flush: true }));
				const head = await readHead(createReadStream(path(id, 'part')));
				const entry: Entry = {
					id,
					ledgerId: await ownerOf(head),
					receivedAt,
					from,
					recipients,
					subject: head.subject,
					size: (await stat(path(id, 'part'))).size
				};
				await writeFile(path(id, 'json'), JSON.stringify(entry), { mode: 0o600, flush: true });
				await rename(path(id, 'part'), path(id, 'eml'));
				entries.push(entry);
			} catch (error) {
				await remove(id);
				throw error;
			}
		},

		list(ledgerId, before) {
			const own = entries
				.filter((entry) => entry.ledgerId === ledgerId && (before === null || entry.id < before))
				.sort((a, b) => (a.id < b.id ? 1 : -1));
			const mails = own.slice(0, pageSize).map(({ ledgerId: _, ...mail }) => mail);
			return { mails, more: own.length > pageSize };
		},

		async read(ledgerId, id) {
			const entry = entries.find((one) => one.id === id && one.ledgerId === ledgerId);
			return entry ? new Uint8Array(await readFile(path(entry.id, 'eml'))) : null;
		},

		async clear(ledgerId) {
			const own = entries.filter((entry) => entry.ledgerId === ledgerId);
			for (const entry of own) {
				entries.splice(entries.indexOf(entry), 1);
				await remove(entry.id);
			}
		}
	};
}

/** The whole mails of a folder. */
async function load(folder: string): Promise<Entry[]> {
	const names = new Set(await readdir(folder));
	const entries: Entry[] = [];
	for (const name of names) {
		const [, id, ending] = /^(.+)\.(eml|json|part)$/.exec(name) ?? [];
		const isWhole = names.has(`${id}.eml`) && names.has(`${id}.json`);
		if (!isWhole) await rm(join(folder, name), { force: true });
		else if (ending === 'json') entries.push(JSON.parse(await readFile(join(folder, name), 'utf8')) as Entry);
	}
	return entries;
}
