import type { Consent, Contact, Debtor } from '#domain/debtor.ts';
import type { Issuer } from '#domain/issuer.ts';
import { recipientsOf } from '#domain/recipients.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { saveDebtor } from '#ledger/debtors.ts';

/** A debtor as it stands in the fields: contact and consent are always there, empty or not. */
export type DebtorFields = Omit<Debtor, 'contact' | 'consent'> & { contact: Contact; consent: Consent };

/** A field of a debtor that cannot be saved as it is. */
export type DebtorProblem = 'NoNumber' | 'NoName' | 'NumberTaken';

/** A debtor while a person writes it. */
export class DebtorForm {
	readonly issuer: Issuer;
	/** Whether the ledger does not hold it yet. */
	readonly fresh: boolean;
	fields: DebtorFields;
	/** Whether saving was tried: from then on what is missing says so. */
	tried = $state(false);
	/** A number that another debtor turned out to have. */
	taken = $state<string | null>(null);

	#known: Debtor;

	/** `kept` are the fields that an earlier visit left unsaved. */
	constructor(known: Debtor, issuer: Issuer, fresh: boolean, kept: Partial<Debtor>) {
		this.issuer = issuer;
		this.fresh = fresh;
		this.#known = $state.raw(known);
		this.fields = $state(fieldsOf({ ...known, ...kept }));
	}

	/** The debtor as it would be saved now. */
	readonly debtor: Debtor = $derived.by(() => {
		const { contact, consent, ...fields } = $state.snapshot(this.fields);
		return {
			...fields,
			contact: contact.name === '' && contact.email === '' ? null : contact,
			...(consent.on === '' ? {} : { consent })
		};
	});
	/** The fields that differ from what the ledger holds. */
	readonly changes: Partial<Debtor> = $derived.by(() => changesOf(this.#known, this.debtor));
	readonly changed: number = $derived(Object.keys(this.changes).length);
	/** Where this debtor's invoices go by mail, as the fields stand. */
	readonly recipients = $derived.by(() => recipientsOf({ recipientsEdited: null }, this.debtor, this.issuer));
	/** What keeps it from being saved. */
	readonly problem: DebtorProblem | null = $derived.by(() => {
		if (this.debtor.number.trim() === '') return 'NoNumber';
		if (this.debtor.name.trim() === '') return 'NoName';
		return this.taken === this.debtor.number.trim() ? 'NumberTaken' : null;
	});
	/** The problem once it may be told. */
	readonly shown: DebtorProblem | null = $derived(this.tried ? this.problem : null);

	/** Uses the good addresses of a field that also holds words; they count until the field changes. */
	confirm(good: string): void {
		this.fields.confirmedRecipients = good;
	}

	/** Brings back what the ledger holds. */
	discard(): void {
		this.fields = fieldsOf(this.#known);
		this.tried = false;
	}

	/** Saves the debtor; its unsent invoices follow. */
	async save(): Promise<Result<Debtor, DebtorProblem>> {
		this.tried = true;
		if (this.problem) return err(this.problem);
		const debtor = tidied(this.debtor);
		const saved = await saveDebtor(debtor);
		if (!saved.ok) {
			this.taken = debtor.number;
			return err('NumberTaken');
		}
		this.#known = debtor;
		this.fields = fieldsOf(debtor);
		return ok(debtor);
	}
}

const fieldsOf = (debtor: Debtor): DebtorFields => ({
	...debtor,
	address: { ...debtor.address },
	contact: { ...(debtor.contact ?? { name: '', email: '' }) },
	consent: { ...(debtor.consent ?? { on: '', how: '' }) }
});

function changesOf(known: Debtor, debtor: Debtor): Partial<Debtor> {
	const keys = [...new Set([...Object.keys(known), ...Object.keys(debtor)])] as (keyof Debtor)[];
	const changed = keys.filter((key) => JSON.stringify(known[key]) !== JSON.stringify(debtor[key]));
	return Object.fromEntries(changed.map((key) => [key, debtor[key]]));
}

const tidied = (debtor: Debtor): Debtor => ({
	...debtor,
	number: debtor.number.trim(),
	name: debtor.name.trim(),
	vatId: debtor.vatId.replace(/[\s.]/g, '').toUpperCase(),
	electronicAddress: debtor.electronicAddress.trim(),
	updatedAt: new Date().toISOString()
});
