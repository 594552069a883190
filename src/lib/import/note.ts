import type { Decimal } from '#domain/decimal.ts';
import type { Cents } from '#domain/money.ts';
import type { Field } from './fields.ts';

/** What a person should know about a row that is taken all the same. */
export type Note =
	/** More decimals than are kept; `value` is what is taken. */
	| { type: 'Rounded'; row: number; field: Field; text: string; value: Decimal }
	/** The file's total with VAT is another than the lines give; must be confirmed. */
	| { type: 'TotalDiffers'; stated: Cents; computed: Cents }
	/** A credit note written with negative amounts was turned, as its lines are positive here. */
	| { type: 'SignsTurned' }
	/** An invoice, not a credit note, below zero. */
	| { type: 'BelowZero' }
	/** A language that documents are not made in; the issuer's is taken. */
	| { type: 'OtherLanguage'; text: string }
	/** Its debtor gets invoices by mail, but the address field holds no address that can be used, or `good` ones beside something else. */
	| { type: 'CannotBeMailed'; text: string; good: number }
	/** Its debtor gets invoices by mail, but with this PDF the mail is larger than the mail server takes. Bytes. */
	| { type: 'TooBigToMail'; size: number; limit: number }
	/** Its debtor is not in the ledger and comes with the list. */
	| { type: 'NewDebtor'; number: string };
