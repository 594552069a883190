import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { readReports } from '#server/bounces/report.ts';

const Notices = v.array(v.object({ recipient: v.string(), action: v.string(), status: v.string() }));
type Notices = v.InferOutput<typeof Notices>;

const usage = `npm run -s dsn -- DIR
DIR holds mails (*.eml) and expected.json: for each file the recipient, action and status of every report in it.`;

/** Compares what the parser reads in a folder of mails with what stands in them; prints one JSON line. */
async function compare(folder: string): Promise<void> {
	const list = v.parse(
		v.record(v.string(), Notices),
		JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8'))
	);
	const files = (await readdir(folder)).filter((name) => name.endsWith('.eml'));
	const counts = { mails: 0, right: 0, falseBounces: 0 };
	for (const file of files) {
		const expected = list[file];
		if (!expected) throw new Error(`${file} is not in expected.json`);
		const found = await readNotices(join(folder, file));
		counts.mails++;
		if (sameNotices(found, expected)) counts.right++;
		else console.error(file, JSON.stringify(found), 'instead of', JSON.stringify(expected));
		if (expected.length === 0 && found.length > 0) counts.falseBounces++;
	}
	console.log(JSON.stringify(counts));
}

async function readNotices(path: string): Promise<Notices> {
	const reports = await readReports(await readFile(path));
	return reports.flatMap(({ notices }) =>
		notices.map(({ recipient, action, status }) => ({ recipient: recipient.toLowerCase(), action, status }))
	);
}

/** Whether two lists hold the same, in any order. */
function sameNotices(some: Notices, others: Notices): boolean {
	const [one, other] = [some, others].map((notices) =>
		notices
			.map((notice) => JSON.stringify(notice))
			.sort()
			.join()
	);
	return one === other;
}

const [folder, ...rest] = process.argv.slice(2);
if (folder === undefined || rest.length > 0) {
	console.error(usage);
	process.exitCode = 1;
} else await compare(folder);
