import type { Debtor } from '#domain/debtor.ts';
import type { Decimal } from '#domain/decimal.ts';
import type { Invoice, InvoiceLine } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import { totalsOf, type Totals } from '#domain/vat.ts';
import type { Article } from '#ledger/articles.ts';
import { decimalMark } from '#templates/format.ts';
import { addDays } from '#ui/day.ts';
import { getLocale } from '#ui/paraglide/runtime.js';
import { allowanceInputOf, readAllowance, withAllowanceRead, type AllowanceInput } from './allowance-input.ts';
import { priceOn } from './articles.ts';
import { DraftSaver } from './draft-saver.svelte.ts';
import { emptyLine, inputOf, isReadable, withRead, type LineInput } from './line-input.ts';
import { forDebtor, repeatedParts } from './new-draft.ts';
import { vatRatesOf } from './vat-rates.ts';

/** Whether unit prices are without their VAT or hold it. */
export type Prices = 'net' | 'gross';

/** Who writes the invoice: the company itself, or its debtor in its name. */
export type Writer = 'issuer' | 'debtor';

/** A draft as it is written: what stands in the fields, and the invoice that it makes. It saves itself. */
export class DraftEditor {
	readonly issuer: Issuer;
	/** The VAT rates that a line offers, the usual one first. */
	readonly rates: readonly Decimal[];
	/** The draft without its lines, its discounts and charges, and its totals. */
	head: Invoice;
	lines: LineInput[];
	/** Discounts and charges on the whole. */
	allowances: readonly AllowanceInput[];
	/** Whether issuing was tried: from then on what is missing says so. */
	tried = $state(false);
	/** Keeps it in the ledger. */
	readonly saver = new DraftSaver(() => this.invoice);

	readonly #mark = decimalMark(getLocale());
	#keys = 0;

	constructor(draft: Invoice, issuer: Issuer) {
		this.issuer = issuer;
		this.rates = vatRatesOf(issuer.address.country);
		const { allowances = [], ...head } = draft;
		this.head = $state.raw(head);
		this.lines = $state.raw(draft.lines.map((line) => this.#input(line)));
		this.allowances = $state.raw(allowances.map((one) => allowanceInputOf(one, this.#mark)));
	}

	/** The invoice as it would be issued now. */
	readonly invoice: Invoice = $derived.by(() => {
		const lines = this.lines.map((input) => input.line);
		const allowances = this.allowances.map(({ allowance }) => allowance);
		const draft = { ...this.head, lines, ...(allowances.length > 0 && { allowances }) };
		return { ...draft, totals: totalsOf(lines, draft) };
	});
	readonly totals: Totals = $derived(this.invoice.totals);
	/** Whether every number can be read. */
	readonly readable: boolean = $derived.by(
		() => this.lines.every(isReadable) && this.allowances.every((one) => readAllowance(one).ok)
	);
	/** Whether nothing stands in its lines yet. */
	readonly isBlank: boolean = $derived.by(() =>
		this.lines.every(({ line }) => line.description.trim() === '' && line.unitPrice === '0')
	);

	/** Changes fields of the head. A due date that followed the date goes on following it. */
	change(fields: Partial<Invoice>): void {
		const { date, dueDate } = this.head;
		const { paymentDays } = this.issuer;
		const follows = fields.date && date && dueDate === addDays(date, paymentDays);
		const due = follows ? { dueDate: addDays(fields.date!, paymentDays) } : {};
		this.head = { ...this.head, ...due, ...fields };
		this.saver.touch();
	}

	/** Chooses who the draft is for. */
	choose(debtor: Debtor): void {
		this.change(forDebtor(this.head, debtor));
	}

	add(): void {
		const above = this.lines.at(-1)?.line;
		this.lines = [...this.lines, this.#input(emptyLine(above, this.rates[0]!))];
		this.saver.touch();
	}

	/** Changes what stands in the fields of a line. */
	edit(key: number, fields: Partial<LineInput>): void {
		this.lines = this.lines.map((input) => (input.key === key ? withRead({ ...input, ...fields }) : input));
		this.saver.touch();
	}

	/** Takes an article over into a line, at the price that it has on this invoice. */
	take(key: number, article: Article): void {
		const { boughtBefore: _own, includesVat: _includes, ...fields } = article;
		const unitPrice = priceOn(article, this.head.pricesIncludeVat === true);
		this.lines = this.lines.map((input) => {
			if (input.key !== key) return input;
			const { quantity, allowances } = input;
			return withRead({ ...inputOf({ ...input.line, ...fields, unitPrice }, key, this.#mark), quantity, allowances });
		});
		this.saver.touch();
	}

	/** Changes the discounts and charges on the whole. */
	allow(allowances: readonly AllowanceInput[]): void {
		this.allowances = allowances.map(withAllowanceRead);
		this.saver.touch();
	}

	/** Chooses whether unit prices hold their VAT; the figures stay as they are written. */
	setPrices(prices: Prices): void {
		const { pricesIncludeVat: _before, ...head } = this.head;
		this.head = prices === 'gross' ? { ...head, pricesIncludeVat: true } : head;
		this.saver.touch();
	}

	/** Chooses who writes the invoice. */
	writtenBy(writer: Writer): void {
		const { selfBilled: _before, ...head } = this.head;
		this.head = writer === 'debtor' ? { ...head, selfBilled: true } : head;
		this.saver.touch();
	}

	/** Says in own words why no VAT is charged; empty for those of the law. */
	explain(reason: string): void {
		const { exemptionReason: _before, ...head } = this.head;
		this.head = reason ? { ...head, exemptionReason: reason } : head;
		this.saver.touch();
	}

	/** Takes over what an earlier invoice sold, and how; not its number, dates and references. */
	repeat(invoice: Invoice): void {
		const { lines, allowances = [], ...terms } = repeatedParts(invoice);
		const { pricesIncludeVat: _prices, exemptionReason: _reason, ...head } = this.head;
		this.head = { ...head, ...terms };
		this.lines = lines.map((line) => this.#input(line));
		this.allowances = allowances.map((one) => allowanceInputOf(one, this.#mark));
		this.saver.touch();
	}

	remove(key: number): void {
		this.lines = this.lines.filter((line) => line.key !== key);
		this.saver.touch();
	}

	#input(line: InvoiceLine): LineInput {
		this.#keys += 1;
		return inputOf(line, this.#keys, this.#mark);
	}
}
