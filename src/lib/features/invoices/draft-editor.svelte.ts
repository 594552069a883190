import type { Debtor } from '#domain/debtor.ts';
import type { Decimal } from '#domain/decimal.ts';
import type { Invoice, InvoiceLine } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import { totalsOf, type Totals } from '#domain/vat.ts';
import { saveDraft } from '#ledger/drafts.ts';
import { decimalMark } from '#templates/format.ts';
import { getLocale } from '#ui/paraglide/runtime.js';
import { addDays } from './day.ts';
import { emptyLine, inputOf, readTyped, withRead, type LineInput, type NumberField } from './line-input.ts';
import { forDebtor } from './new-draft.ts';
import { vatRatesOf } from './vat-rates.ts';

/** How long after the last keystroke a draft is saved, in milliseconds. */
const pause = 250;

/** A draft as it is written: what stands in the fields, and the invoice that it makes. It saves itself. */
export class DraftEditor {
	readonly issuer: Issuer;
	/** The VAT rates that a line offers, the usual one first. */
	readonly rates: readonly Decimal[];
	/** The draft without its lines and totals. */
	head: Invoice;
	lines: LineInput[];
	/** Whether all that was written is in the ledger. */
	saved = $state(true);
	/** Whether anything has been written since it was opened. */
	begun = $state(false);

	#keys = 0;
	#written = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(draft: Invoice, issuer: Issuer) {
		this.issuer = issuer;
		this.rates = vatRatesOf(issuer.address.country);
		this.head = $state.raw(draft);
		this.lines = $state.raw(draft.lines.map((line) => this.#input(line)));
	}

	/** The invoice as it would be issued now. */
	readonly invoice: Invoice = $derived.by(() => {
		const lines = this.lines.map((input) => input.line);
		return { ...this.head, lines, totals: totalsOf(lines, this.head) };
	});
	readonly totals: Totals = $derived(this.invoice.totals);
	/** Whether every number can be read. */
	readonly readable: boolean = $derived.by(() =>
		this.lines.every((line) => numberFields.every((field) => readTyped(line[field], field).ok))
	);

	/** Changes fields of the head. A due date that followed the date goes on following it. */
	change(fields: Partial<Invoice>): void {
		const { date, dueDate } = this.head;
		const { paymentDays } = this.issuer;
		const follows = fields.date && date && dueDate === addDays(date, paymentDays);
		const due = follows ? { dueDate: addDays(fields.date!, paymentDays) } : {};
		this.head = { ...this.head, ...due, ...fields };
		this.touch();
	}

	/** Chooses who the draft is for. */
	choose(debtor: Debtor): void {
		this.change(forDebtor(this.head, debtor));
	}

	add(): void {
		const above = this.lines.at(-1)?.line;
		this.lines = [...this.lines, this.#input(emptyLine(above, this.rates[0]!))];
		this.touch();
	}

	/** Changes what stands in the fields of a line. */
	edit(key: number, fields: Partial<LineInput>): void {
		this.lines = this.lines.map((input) => (input.key === key ? withRead({ ...input, ...fields }) : input));
		this.touch();
	}

	remove(key: number): void {
		this.lines = this.lines.filter((line) => line.key !== key);
		this.touch();
	}

	/** Notes that something was written; it is saved after a short pause. */
	touch(): void {
		this.saved = false;
		this.begun = true;
		this.#written += 1;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), pause);
	}

	/** Saves at once what is not saved yet. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		if (this.saved) return;
		const written = this.#written;
		await saveDraft(this.invoice);
		if (written === this.#written) this.saved = true;
	}

	#input(line: InvoiceLine): LineInput {
		this.#keys += 1;
		return inputOf(line, this.#keys, decimalMark(getLocale()));
	}
}

const numberFields: readonly NumberField[] = ['quantity', 'unitPrice', 'vatRate'];
