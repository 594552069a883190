/** What a test puts into the report of a mail server. */
export interface BounceParts {
	/** The Message-ID of the message that came back, in angle brackets. */
	messageId: string;
	recipient: string;
	envelopeId?: string;
	action?: string;
	status?: string;
}

const crlf = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);

const returned = ({ messageId, recipient }: BounceParts): string[] => [
	'From: Bakkerij Zonneveld <facturen@zonneveld.example>',
	`To: ${recipient}`,
	'Subject: Factuur 2026-0001',
	`Message-ID: ${messageId}`
];

/** A report by RFC 3464, as Postfix writes them. */
export function dsnMail(parts: BounceParts): Uint8Array {
	const { recipient, envelopeId, action = 'failed', status = '5.1.1' } = parts;
	return crlf([
		'Return-Path: <>',
		'From: MAILER-DAEMON@mx.provider.example (Mail Delivery System)',
		'To: facturen@zonneveld.example',
		'Subject: Undelivered Mail Returned to Sender',
		'Auto-Submitted: auto-replied',
		'MIME-Version: 1.0',
		'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
		'',
		'--b1',
		'Content-Type: text/plain; charset=us-ascii',
		'',
		"I'm sorry to have to inform you that your message could not be delivered.",
		'',
		'--b1',
		'Content-Type: message/delivery-status',
		'',
		'Reporting-MTA: dns; mx.provider.example',
		...(envelopeId === undefined ? [] : [`Original-Envelope-Id: ${envelopeId}`]),
		'',
		`Final-Recipient: rfc822; ${recipient}`,
		`Action: ${action}`,
		`Status: ${status}`,
		'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
		'',
		'--b1',
		'Content-Type: text/rfc822-headers',
		'',
		...returned(parts),
		'',
		'--b1--'
	]);
}

/** A mail of plain text; `letter` stands above the headers of the message that came back. */
export function letterMail(headers: readonly string[], letter: readonly string[], parts: BounceParts): Uint8Array {
	return crlf([
		...headers,
		'To: facturen@zonneveld.example',
		'Content-Type: text/plain; charset=utf-8',
		'Content-Transfer-Encoding: 8bit',
		'',
		...letter,
		'',
		...returned(parts)
	]);
}
