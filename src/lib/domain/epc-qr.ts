import { plainAmount, type Cents } from './money.ts';

/** What a credit transfer needs to know. */
export interface Transfer {
	/** The payee. */
	name: string;
	/** Electronic form, without spaces. */
	iban: string;
	bic: string;
	/** Euro cents. */
	amount: Cents;
	/** An RF reference in its electronic form, or empty. */
	rf: string;
	/** Words to the payee, used where there is no RF reference. */
	text: string;
}

/** What the code can hold. EPC069-12, table 2. */
const most = { name: 70, text: 140, amount: 99_999_999_999 };

/**
 * The text of a payment code (BCD, version 002, UTF-8, SCT); null where a transfer cannot be asked for: no account,
 * nothing to pay, more than 999,999,999.99 euros. EPC069-12 version 3.1.
 */
export function epcPayload({ name, iban, bic, amount, rf, text }: Transfer): string | null {
	if (!iban || !name || amount <= 0 || amount > most.amount) return null;
	return [
		'BCD',
		'002',
		'1',
		'SCT',
		bic,
		cut(name, most.name),
		iban,
		`EUR${plainAmount(amount)}`,
		'',
		rf,
		rf ? '' : cut(text, most.text)
	]
		.join('\n')
		.trimEnd();
}

/** Whole characters, without line ends: a line is a field. */
const cut = (text: string, length: number): string => [...text.replace(/\s+/g, ' ').trim()].slice(0, length).join('');
