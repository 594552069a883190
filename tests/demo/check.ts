import { PDFDocument } from '@cantoo/pdf-lib';
import PostalMime from 'postal-mime';
import { readDocumentMark } from '#domain/message.ts';
import { sameAddress } from '#domain/recipients.ts';
import { sha256 } from '#tests/support/relay-device.ts';
import type { TrueDebtor } from './truth.ts';

/** A stored document as it was saved from the app. */
export interface SavedDocument {
	fileName: string;
	bytes: Uint8Array;
}

/** A mail as the practice mailbox took it. */
export interface TakenMail {
	id: string;
	/** Envelope recipients. */
	recipients: string[];
	bytes: Uint8Array;
}

/**
 * Checks that every mail carries stored documents, byte for byte, and that each of them belongs to the debtor whose
 * addresses the mail went to; throws at the first that does not. Read from PDF and mail alone, against the debtors' file.
 */
export async function checkMails(
	mails: readonly TakenMail[],
	documents: readonly SavedDocument[],
	debtors: ReadonlyMap<string, TrueDebtor>
): Promise<void> {
	const stored = new Set(documents.map(({ bytes }) => sha256(bytes)));
	for (const mail of mails) {
		const { attachments, to } = await PostalMime.parse(mail.bytes);
		expect(attachments.length > 0, mail, 'has no attachment');
		const shown = (to ?? []).map(({ address }) => address ?? '');
		expect(sameList(shown, mail.recipients), mail, `is written to ${shown.join(', ')}`);
		for (const { content, filename } of attachments) {
			const bytes = new Uint8Array(content as ArrayBuffer);
			expect(stored.has(sha256(bytes)), mail, `carries ${filename}, which is not a stored document`);
			const mark = await markOf(bytes);
			const debtor = mark && debtors.get(mark.debtorNumber);
			expect(debtor !== undefined && debtor !== null, mail, `carries ${filename} of an unknown debtor`);
			expect(sameList(debtor.addresses, mail.recipients), mail, `carries an invoice of ${debtor.name}`);
		}
	}
}

/** Checks that every saved document bears the mark of an invoice of its own; throws where one does not. */
export async function checkDocuments(documents: readonly SavedDocument[]): Promise<void> {
	const numbers = new Set<string>();
	for (const { fileName, bytes } of documents) {
		const mark = await markOf(bytes);
		if (!mark) throw new Error(`${fileName} bears no mark`);
		if (numbers.has(mark.number)) throw new Error(`invoice ${mark.number} was saved twice`);
		numbers.add(mark.number);
	}
}

async function markOf(bytes: Uint8Array) {
	const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
	return readDocumentMark(pdf.getKeywords() ?? '');
}

function expect(holds: boolean, mail: TakenMail, complaint: string): asserts holds {
	if (!holds) throw new Error(`mail ${mail.id} to ${mail.recipients.join(', ')} ${complaint}`);
}

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
	one.length === other.length && one.every((address) => other.some((next) => sameAddress(address, next)));
