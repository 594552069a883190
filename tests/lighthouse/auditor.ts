import { err, ok, type Result } from '#domain/result.ts';

/** The screens that pages are measured for: a PC, and a phone with a slow line and a slow processor (simulated). */
export const forms = ['desktop', 'mobile'] as const;

/** One of the kinds of screen. */
export type Form = (typeof forms)[number];

/** The categories that are scored, and what they are called in the result. */
export const categories = [
	['performance', 'performance'],
	['accessibility', 'accessibility'],
	['best-practices', 'bestPractices']
] as const;

/** What one audit found. */
export interface Report {
	/** 0 to 100, by category. */
	scores: Record<string, number>;
	/** The times that performance is made of, in milliseconds; the shift of the layout in thousandths. */
	times: Record<string, number>;
	/** Audits that were not passed in full. */
	faults: string[];
	json: string;
}

interface AuditResult {
	score: number | null;
	title: string;
	numericValue?: number;
}

interface Lhr {
	categories: Record<string, { score: number; auditRefs: { id: string; weight: number }[] }>;
	audits: Record<string, AuditResult>;
	runtimeError?: { message: string };
}

type Lighthouse = (url: string, flags: object, config?: object) => Promise<{ lhr: Lhr; report: string }>;

const folder = './tool/node_modules/lighthouse/core';
const load = async <Module>(path: string) =>
	((await import(new URL(path, import.meta.url).href)) as { default: Module }).default;

const times = {
	FCP: 'first-contentful-paint',
	LCP: 'largest-contentful-paint',
	TBT: 'total-blocking-time',
	SI: 'speed-index',
	CLS: 'cumulative-layout-shift'
};

function read(lhr: Lhr, json: string): Report {
	const weighed = Object.values(lhr.categories).flatMap(({ auditRefs }) =>
		auditRefs.filter(({ weight }) => weight > 0)
	);
	const faults = weighed.flatMap(({ id }) => {
		const { score, title } = lhr.audits[id]!;
		return score !== null && score < 0.9 ? [`${id}: ${title}`] : [];
	});
	return {
		scores: Object.fromEntries(categories.map(([id]) => [id, Math.round(lhr.categories[id]!.score * 100)])),
		times: Object.fromEntries(
			Object.entries(times).map(([name, id]) => {
				const value = lhr.audits[id]!.numericValue ?? 0;
				return [name, name === 'CLS' ? value * 1000 : value];
			})
		),
		faults,
		json
	};
}

/** Audits a page; fails with the tool's own words where the browser gave it nothing to measure. */
export type Audit = (url: string, form: Form) => Promise<Result<Report, string>>;

/** Audits pages in the Chromium on a port, with all that its profile holds left in place. */
export async function auditor(port: number): Promise<Audit> {
	const lighthouse = await load<Lighthouse>(`${folder}/index.js`);
	const desktop = await load<object>(`${folder}/config/desktop-config.js`);
	const flags = {
		port,
		output: 'json',
		logLevel: 'error',
		disableStorageReset: true,
		onlyCategories: categories.map(([id]) => id)
	};
	return async (url, form) => {
		const { lhr, report } = await lighthouse(url, flags, form === 'desktop' ? desktop : undefined);
		return lhr.runtimeError ? err(lhr.runtimeError.message) : ok(read(lhr, report));
	};
}
