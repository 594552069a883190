import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openArchive, type Archive } from './archive.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'facturier-practice-'));

let count = 0;
const open = (folder: string) => openArchive(folder, () => `n${count++}`);

const keep = (archive: Archive, second: number, { subject = 'Factuur', owner = 'ledger' } = {}) => {
	const mail = Readable.from([Buffer.from(`X-Facturier-Id: m${second}\r\nSubject: ${subject}\r\n\r\nHallo\r\n`)]);
	const receivedAt = `2026-11-02T09:00:${String(second).padStart(2, '0')}.000Z`;
	const envelope = { from: 'a@zonneveld.example', recipients: ['b@klant.example', 'c@klant.example'], receivedAt };
	return archive.keep(mail, envelope, () => Promise.resolve(owner));
};

describe('practice archive', () => {
	it('lists the newest first, with its envelope and its subject decoded', async () => {
		const archive = await open(newFolder());
		await keep(archive, 1);
		await keep(archive, 3, { subject: '=?UTF-8?Q?Factuur_=E2=82=AC_3?=' });
		await keep(archive, 2);
		const { mails } = archive.list('ledger', null);
		expect(mails.map(({ receivedAt }) => receivedAt.slice(17, 19))).toEqual(['03', '02', '01']);
		expect(mails[0]).toMatchObject({
			subject: 'Factuur € 3',
			from: 'a@zonneveld.example',
			recipients: ['b@klant.example', 'c@klant.example']
		});
		expect(archive.list('ledger', mails[1]!.id).mails).toEqual([mails[2]]);
	});

	it('is the same when it is opened again', async () => {
		const folder = newFolder();
		const archive = await open(folder);
		await keep(archive, 1);
		await keep(archive, 2);
		const again = await open(folder);
		const listed = again.list('ledger', null);
		expect(listed).toEqual(archive.list('ledger', null));
		const [first] = listed.mails;
		expect(Buffer.from((await again.read('ledger', first!.id))!).toString()).toContain('X-Facturier-Id: m2');
	});

	it('removes what a crash left half done, and keeps what is whole', async () => {
		const folder = newFolder();
		await keep(await open(folder), 1);
		const whole = readdirSync(folder).sort();
		writeFileSync(join(folder, 'x.part'), 'From: a');
		writeFileSync(join(folder, 'y.json'), '{"id":"y"');
		writeFileSync(join(folder, 'z.eml'), 'From: a');
		expect((await open(folder)).list('ledger', null).mails).toHaveLength(1);
		expect(readdirSync(folder).sort()).toEqual(whole);
	});

	it('leaves nothing of a mail that breaks off', async () => {
		const folder = newFolder();
		const archive = await open(folder);
		const broken = new Readable({ read: () => broken.destroy(new Error('lost')) });
		const envelope = { from: '', recipients: [], receivedAt: '2026-11-02T09:00:00.000Z' };
		await expect(archive.keep(broken, envelope, () => Promise.resolve('ledger'))).rejects.toThrow('lost');
		expect(readdirSync(folder)).toEqual([]);
	});

	it('shows a ledger its own mails, and clears those alone', async () => {
		const archive = await open(newFolder());
		await keep(archive, 1, { owner: 'mine' });
		await keep(archive, 2, { owner: 'other' });
		const [other] = archive.list('other', null).mails;
		expect(await archive.read('mine', other!.id)).toBeNull();
		await archive.clear('mine');
		expect(archive.list('mine', null)).toEqual({ mails: [], more: false });
		expect(archive.list('other', null).mails).toEqual([other]);
	});
});
