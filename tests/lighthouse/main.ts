import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startRelay } from '#tests/support/relay.ts';
import { startChromium } from './browser.ts';
import { auditor, categories, forms, type Audit, type Form, type Report } from './auditor.ts';
import { fillProfile } from './profile.ts';

/** Audits the ledger of the sample data and the screens beside it, several times each; the last line is JSON. */
const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: '3' },
		only: { type: 'string', default: '' },
		report: { type: 'string' }
	}
});
const folder = 'tests/lighthouse/tool';

// What measures is no part of the product and lies here alone.
if (!existsSync(`${folder}/node_modules/lighthouse`))
	execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
		cwd: folder,
		stdio: ['ignore', 2, 2]
	});

const middle = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** An audit; once more where the trace has no beginning, as happens on a machine that is busy. */
async function auditOf(audit: Audit, url: string, form: Form): Promise<Report> {
	for (let attempt = 1; ; attempt++) {
		const report = await audit(url, form);
		if (report.ok) return report.value;
		if (attempt === 3) throw new Error(report.error);
		console.error(`  once more: ${report.error}`);
	}
}

/** The middle score of each category, and what any round found amiss. */
async function score(audit: Audit, name: string, url: string, form: Form) {
	const reports: Report[] = [];
	for (let round = 0; round < Number(values.rounds); round++) reports.push(await auditOf(audit, url, form));
	const scores = Object.fromEntries(
		categories.map(([id, word]) => [word, middle(reports.map((report) => report.scores[id]!))])
	);
	const times = Object.keys(reports[0]!.times).map(
		(time) => `${time} ${Math.round(middle(reports.map((report) => report.times[time]!)))}`
	);
	const load = loadavg()[0]!.toFixed(1);
	console.error(`${name.padEnd(9)} ${form.padEnd(8)} ${JSON.stringify(scores)} ${times.join(', ')} (load ${load})`);
	for (const fault of new Set(reports.flatMap(({ faults }) => faults))) console.error(`  ${fault}`);
	if (values.report) writeFileSync(join(values.report, `${name}-${form}.json`), reports.at(-1)!.json);
	return scores;
}

const profile = mkdtempSync(join(tmpdir(), 'facturier-lighthouse-'));
const relay = await startRelay(undefined, { WEB_ROOT: 'build' });
const invoice = await fillProfile(profile, relay);
const screens = Object.entries({ ledger: '/', invoice, wizard: '/send', settings: '/settings' });
const wanted = screens.filter(([name]) => values.only === '' || values.only.split(',').includes(name));
const browser = await startChromium(profile);
const result: Partial<Record<Form, Record<string, Record<string, number>>>> = {};
try {
	const audit = await auditor(browser.port);
	for (const form of forms) {
		result[form] = {};
		for (const [name, path] of wanted) result[form][name] = await score(audit, name, relay.url + path, form);
	}
} finally {
	await browser.stop();
	await relay.stop();
	rmSync(profile, { recursive: true });
}
console.log(JSON.stringify(result));
