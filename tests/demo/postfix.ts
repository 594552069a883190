import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { startMailWorld, type MailWorld } from '#tests/support/mail-world.ts';
import { noRealServers } from '#tests/support/mta.ts';

const usage = `npm run -s demo:postfix -- DEBTORS.csv INVOICES.csv [--out DIR]
Runs the demo through a real Postfix with STARTTLS and login, and counts what arrives in Dovecot's mailboxes.`;

const Counts = v.looseObject({ recipients: v.number(), accepted: v.number() });
type Counts = v.InferOutput<typeof Counts>;

/** The demo as a process of its own; its words go where ours go, its counts come back. */
async function runDemo(
	words: readonly string[],
	{ provider, user, password, certificate }: MailWorld
): Promise<Counts> {
	const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
	const smtp = `smtp+starttls://${login}@127.0.0.1:${provider.submissionPort}?pin=${certificate.fingerprint}`;
	const demo = spawn(process.execPath, ['tests/demo/main.ts', ...words, '--smtp', smtp], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const [printed] = await Promise.all([text(demo.stdout), once(demo, 'exit')]);
	if (demo.exitCode !== 0) throw new Error('the demo failed');
	return v.parse(Counts, JSON.parse(printed));
}

/** How many different mails lie in each mailbox but the sender's; the same mail twice fails. */
async function countMails({ dovecot, user }: MailWorld): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const address of (await dovecot.addresses()).filter((one) => one !== user)) {
		const mails = await dovecot.mailsOf(address);
		const ids = new Set(mails.map((mail) => /^Message-ID: (.*)$/im.exec(mail.toString('latin1'))?.[1]));
		if (ids.size !== mails.length) throw new Error(`${address} has a mail twice`);
		counts[address] = mails.length;
	}
	return counts;
}

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((all, one) => all + one, 0);

try {
	const options = { out: { type: 'string', default: join(tmpdir(), 'facturier-demo') } } as const;
	const { values, positionals } = parseArgs({ allowPositionals: true, options });
	if (positionals.length !== 2) throw new Error(usage);
	if (noRealServers) throw new Error(noRealServers);
	const world = await startMailWorld();
	try {
		const counts = await runDemo([...positionals, '--out', values.out], world);
		await world.quiet();
		const mails = await countMails(world);
		const found = sum(mails);
		console.log(JSON.stringify({ ...counts, found, mailboxes: Object.keys(mails).length, mails }));
		if (found !== counts.accepted) throw new Error(`${found} of ${counts.accepted} mails arrived`);
	} finally {
		await world.stop();
	}
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
