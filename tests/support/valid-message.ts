import type { Sha256 } from '#domain/digest.ts';
import type { Message } from '#domain/message.ts';

/** An id in the form of UUIDv7, the same for the same number. */
export const idOf = (number: number): string => `01890000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

/** A message as the app seals it: one invoice for one debtor with one recipient. */
export const validMessage = (changes: Partial<Message> = {}): Message => ({
	v: 1,
	id: idOf(1),
	batchId: idOf(2),
	issuerId: idOf(3),
	mailboxId: idOf(4),
	debtor: { id: idOf(5), number: '10002' },
	invoices: [{ id: idOf(6), number: '2026-0001' }],
	from: { address: 'facturen@zonneveld.example', name: 'Bakkerij Zonneveld' },
	replyTo: null,
	recipients: [{ address: 'inkoop@klant.example', name: 'Jan Jansen' }],
	subject: 'Factuur 2026-0001',
	text: 'Beste Jan,\n\nHierbij onze factuur.\n',
	html: '<p>Beste Jan,</p>\n<p>Hierbij onze factuur.</p>\n',
	attachments: [
		{
			sha256: 'a'.repeat(64) as Sha256,
			fileName: '10002-2026-0001.pdf',
			type: 'application/pdf',
			size: 43_210,
			invoiceId: idOf(6),
			marked: true
		}
	],
	notBefore: null,
	resendOf: null,
	...changes
});
