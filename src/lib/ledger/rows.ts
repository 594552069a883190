import type { Batch } from '#domain/batch.ts';
import type { Receipt } from '#domain/contract.ts';
import type { MessageFrame } from '#domain/contract-frame.ts';
import type { Debtor } from '#domain/debtor.ts';
import type { Sha256 } from '#domain/digest.ts';
import type { DocumentProblem, DocumentState, StoredDocument } from '#domain/document.ts';
import type { Enclosure } from '#domain/enclosure.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { JournalEntry } from '#domain/journal.ts';
import type { Language } from '#domain/language.ts';
import type { LetterheadMargins } from '#domain/letterhead.ts';
import type { LedgerProblem, LedgerState } from '#domain/ledger-state.ts';
import type { MailboxStatus } from '#domain/mailbox.ts';
import type { Message } from '#domain/message.ts';
import type { Series } from '#domain/numbering.ts';
import type { RecipientState } from '#domain/receipt.ts';
import type { Route } from '#domain/route.ts';

/** What is recorded about an invoice besides its frozen content. */
export interface InvoiceMarks {
	/** Why it is kept back, or null. */
	held: { reason: string; at: string } | null;
	document: DocumentState;
	/** The default document, once stored. */
	documentId: string | null;
	documentProblem: DocumentProblem | null;
	/** Already sent by another program before this ledger began (C6). */
	history: boolean;
	/** ISO times of what a person did, or empty. */
	markedSentAt: string;
	printedAt: string;
	/** ISO time at which its document was last saved as a file; absent where it never was. */
	savedAt?: string;
	/** ISO time at which its PDF was saved in place of printing it; absent where it was not. */
	savedInsteadAt?: string;
	/** Digest of what the import brought, so that the same file again is known; empty otherwise. */
	contentDigest: Sha256 | '';
	/** Further PDFs that travel with it; absent where there are none. */
	enclosures?: Enclosure[];
}

/** What follows from invoice, debtor, messages and marks; written by projection.ts alone. */
export interface InvoiceProjection {
	state: LedgerState;
	problem: LedgerProblem | null;
	/** Tried with the practice mailbox. */
	tried: boolean;
	route: Route;
	/** The recipients as written; the addresses that a mail would go to. */
	recipients: string;
	addresses: string[];
	/** ISO time of the first acceptance, or empty. */
	sentAt: string;
	/** `issuer|book|state|order` for every list that holds the row, `issuer|by|…` for its place in each other order. */
	keys: string[];
	/** Words to find it by, lower case. */
	words: string[];
}

/** An invoice as the ledger keeps it. */
export type InvoiceRow = Invoice & InvoiceMarks & InvoiceProjection;

/** A debtor as the ledger keeps it. */
export interface DebtorRow extends Debtor {
	/** Import that brought it, or empty. */
	importId: string;
	contentDigest: Sha256 | '';
	/** `issuer|name|id`; `merged|issuer|id` where this debtor has become another. */
	key: string;
	words: string[];
	/** The debtor that this one has become; absent where it has not. */
	mergedInto?: string;
}

/** The newest receipt of one recipient of a message; `approved` before the relay has said anything. */
export interface RecipientRow {
	address: string;
	state: RecipientState | 'approved';
	receipt: Receipt | null;
}

/** A wish to take a message back: asked for until the relay has answered, then for whom it came too late. ISO times. */
export type Recall = { state: 'asked'; at: string } | { state: 'answered'; at: string; tooLate: string[] };

/** A sealed message and what is known of its recipients. */
export interface MessageRow {
	id: string;
	batchId: string;
	issuerId: string;
	invoiceIds: string[];
	message: Message;
	seal: Sha256;
	practice: boolean;
	recipients: RecipientRow[];
	/** ISO times, or empty. */
	approvedAt: string;
	sentAt: string;
	recall?: Recall;
	/** Whether a person wrote its text for this mail alone. */
	edited?: true;
}

/** An address of a debtor from which the last mail came back. */
export interface ReturnRow {
	debtorId: string;
	/** In lower case. */
	address: string;
	/** ISO time; why, as a key of receipt.ts `Reason`; the server's own words. */
	at: string;
	reason: string | null;
	reply: string;
}

/** A copy of a document that was written into a folder of this device. */
export interface SavedFileRow {
	id: string;
	invoiceId: string;
	/** Empty where the file only goes along with its invoice. */
	documentId: string;
	sha256: Sha256;
	/** Names the folder that was chosen then; its path below that, parted by `/`. */
	folderId: string;
	path: string;
	/** ISO time. */
	at: string;
	/** `changed`: it is no longer what was written, so it is left alone. */
	state: 'there' | 'removed' | 'gone' | 'changed';
}

/** A letterhead version; it never changes. */
export interface LetterheadRow {
	/** `id@version`. */
	key: string;
	id: string;
	version: number;
	issuerId: string;
	name: string;
	first: LetterheadImage;
	next: LetterheadImage | null;
	/** Where text may stand; absent in versions from before it could be set. */
	margins?: LetterheadMargins;
	createdAt: string;
}

/** One page of a letterhead as an RGB JPEG; width and height in pixels. */
export interface LetterheadImage {
	bytes: ArrayBuffer;
	/** The same page as drawings (pdf/vector-art.ts), which documents carry in place of the picture. */
	art?: ArrayBuffer;
	width: number;
	height: number;
}

/**
 * Which mail a text is for: one invoice, one credit note, several invoices of one debtor, or finished PDFs that alone say
 * what is due.
 */
export type MailKind = 'invoice' | 'credit-note' | 'invoices' | 'finished';

/** An issuer's own wording of a mail; where there is none the template counts. */
export interface MailTextRow {
	/** `issuer|kind|language`. */
	key: string;
	issuerId: string;
	kind: MailKind;
	language: Language;
	subject: string;
	body: string;
}

/** An import: its rows are seen only when it is done. */
export interface ImportRow {
	id: string;
	issuerId: string;
	state: 'writing' | 'done';
	fileName: string;
	fileDigest: Sha256;
	debtors: number;
	invoices: number;
	lines: number;
	refused: number;
	/** ISO time. */
	at: string;
}

/** A sum kept with every change: how many invoices of a book in a state and month, and their gross cents. */
export interface CounterRow {
	/** `issuer|book|state|YYYY-MM`. */
	key: string;
	count: number;
	gross: number;
}

/** What a journal entry says in full; may be dropped after the legal years without breaking the chain. */
export interface PayloadRow {
	deviceId: string;
	seq: number;
	salt: string;
	payload: string;
}

/** A small choice of the screens or a remembered mapping. */
export interface SettingRow {
	key: string;
	value: unknown;
}

/** What left as the mail of a message; fetched in the background. `none`: the relay has let it go, or never made it. */
export interface FrameRow {
	messageId: string;
	state: 'wanted' | 'kept' | 'none';
	frame: MessageFrame | null;
}

/** A receipt as it came, for the timeline. */
export type ReceiptRow = Receipt;
export type IssuerRow = Issuer;
export type SeriesRow = Series;
export type BatchRow = Batch;
export type DocumentRow = StoredDocument;
export type MailboxRow = MailboxStatus;
export type JournalRow = JournalEntry & { link: Sha256 };
