import { v7 as uuid } from 'uuid';
import { fileNameOf, parseFileNamePattern } from '#domain/filename.ts';
import { groupIban, parseIban } from '#domain/iban.ts';
import type { Invoice, InvoiceType } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import { nextNumber, type Series } from '#domain/numbering.ts';
import { paymentReference, type ReferenceKind } from '#domain/payment-reference.ts';
import { saveIssuer, saveSeries } from '#ledger/issuers.ts';
import { issuerProblems, type IssuerEntries } from './issuer-problems.ts';
import { newSeries } from './new-issuer.ts';

/** The kinds of number series, in the order they are shown. */
export const seriesTypes: readonly InvoiceType[] = ['invoice', 'credit-note'];

/** A company while a person writes it: nothing is lost by what is wrong, and nothing wrong is saved. */
export class IssuerForm {
	issuer = $state<Issuer>() as Issuer;
	iban = $state('');
	paymentDays = $state('');
	/** `#rrggbb`, or empty for the layout's own. */
	accent = $state('');
	referenceKind = $state<ReferenceKind>('number');
	paymentCode = $state(false);
	series = $state<IssuerEntries['series']>() as IssuerEntries['series'];
	/** Whether saving was tried: from then on every wrong field says so. */
	tried = $state(false);

	readonly #today: string;
	readonly #known: readonly Series[];

	constructor(issuer: Issuer, known: readonly Series[], today: string) {
		this.issuer = issuer;
		this.iban = groupIban(issuer.iban);
		this.paymentDays = String(issuer.paymentDays);
		this.accent = issuer.accent ?? '';
		this.referenceKind = issuer.referenceKind ?? 'number';
		this.paymentCode = issuer.paymentCode === true;
		this.#today = today;
		this.#known = known;
		const entry = (type: InvoiceType) => {
			const saved = known.find((one) => one.type === type) ?? newSeries(uuid(), issuer.id, type, today);
			return { pattern: saved.pattern, next: String(saved.next), saved };
		};
		this.series = { invoice: entry('invoice'), 'credit-note': entry('credit-note') };
	}

	readonly problems = $derived.by(() =>
		issuerProblems({
			name: this.issuer.name,
			iban: this.iban,
			email: this.issuer.email,
			paymentDays: this.paymentDays.trim(),
			fileNamePattern: this.issuer.fileNamePattern,
			accent: this.accent,
			series: this.series
		})
	);
	/** What the fields say: nothing before the first try to save. */
	readonly shown = $derived.by(() => (this.tried ? this.problems : {}));
	/** How many fields stand in the way of saving. */
	readonly wrong = $derived(Object.keys(this.problems).length);

	/** The IBAN in groups where its check digits fit, or null. */
	readonly soundIban = $derived.by(() => {
		const iban = parseIban(this.iban);
		return iban.ok ? groupIban(iban.value) : null;
	});

	/** How the next invoice would be named by its payment. */
	readonly referenceExample = $derived.by(
		() => paymentReference(this.example('invoice') ?? '1', this.referenceKind).text
	);

	/** The number that the next invoice or credit note would get today, or null while the pattern is wrong. */
	example(type: InvoiceType): string | null {
		const { pattern, next, saved } = this.series[type];
		const given = nextNumber(
			{ ...saved, pattern: pattern.trim(), next: Number(next), lastDate: '', locked: false },
			this.#today
		);
		return given.ok && Number.isInteger(Number(next)) ? given.value.number : null;
	}

	/** The file name of an invoice, or of the next one where there is none yet; null while the pattern is wrong. */
	fileName(invoice: Pick<Invoice, 'number' | 'date' | 'buyer'> | null): string | null {
		const pattern = this.issuer.fileNamePattern;
		if (!parseFileNamePattern(pattern.trim()).ok) return null;
		const next = { debtor: '2001', number: this.example('invoice') ?? '1', date: this.#today };
		const facts = invoice ? { debtor: invoice.buyer.number, number: invoice.number, date: invoice.date } : next;
		return fileNameOf(pattern, { ...facts, copy: 1 });
	}

	/** Saves the company and its series; answers false while a field is wrong. */
	async save(): Promise<boolean> {
		this.tried = true;
		if (this.wrong > 0) return false;
		const iban = parseIban(this.iban);
		const { accent: _accent, referenceKind: _kind, paymentCode: _code, ...entered } = $state.snapshot(this.issuer);
		const accent = this.accent.trim().toLowerCase();
		const issuer: Issuer = {
			...entered,
			name: entered.name.trim(),
			email: entered.email.trim(),
			vatId: entered.vatId.replace(/[\s.]/g, '').toUpperCase(),
			bic: entered.bic.replace(/\s/g, '').toUpperCase(),
			fileNamePattern: entered.fileNamePattern.trim(),
			iban: iban.ok ? iban.value : '',
			paymentDays: Number(this.paymentDays),
			...(accent && { accent }),
			...(this.referenceKind !== 'number' && { referenceKind: this.referenceKind }),
			...(this.paymentCode && { paymentCode: true })
		};
		const series = seriesTypes.map((type) => this.#seriesOf(type));
		const isKnown = (one: Series) => this.#known.some(({ id }) => id === one.id);
		await saveIssuer(
			issuer,
			series.filter((one) => !isKnown(one))
		);
		for (const one of series.filter(isKnown)) if (this.#isChanged(one)) await saveSeries(one);
		return true;
	}

	#seriesOf(type: InvoiceType): Series {
		const { pattern, next, saved } = $state.snapshot(this.series[type]);
		return { ...saved, pattern: pattern.trim(), next: Number(next) };
	}

	#isChanged(series: Series): boolean {
		const { saved } = this.series[series.type];
		return saved.pattern !== series.pattern || saved.next !== series.next;
	}
}
