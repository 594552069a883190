/** What a report says of one recipient. RFC 3464, 2.3.3: `expanded` went on to the members of a list. */
export type Action = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';

/** One recipient of a report. */
export interface Notice {
	/** As the reporting server knows it; after a forwarding not the one that the mail was sent to. */
	recipient: string;
	/** The one that the mail was sent to, where the report tells. */
	original: string;
	action: Action;
	/** RFC 3463, such as `5.1.1`, or empty. */
	status: string;
	/** The words of the server that refused, or empty. */
	words: string;
}

/** What the fields of a report say; the envelope id is the one that was given with MAIL FROM, or empty. */
export interface DeliveryStatus {
	envelopeId: string;
	notices: Notice[];
}

type Fields = Map<string, string>;

const actions: readonly Action[] = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'];

/** Reads the fields of a message/delivery-status part. RFC 3464, 2.1; groups without a recipient of their own count once. */
export function readDeliveryStatus(text: string): DeliveryStatus {
	const groups = text
		.replace(/\r\n?/g, '\n')
		.replace(/\n[ \t]+(?=\S)/g, ' ')
		.split(/\n[ \t]*(?:\n|$)/)
		.flatMap(readGroup);
	const envelopeId = groups.map((fields) => fields.get('original-envelope-id')).find((id) => id !== undefined) ?? '';
	return { envelopeId: unxtext(envelopeId), notices: groups.map(toNotice).filter((notice) => notice !== null) };
}

/** A group of fields; several where a server forgets the blank line before the next recipient. */
function readGroup(text: string): Fields[] {
	const groups = [new Map<string, string>()];
	for (const line of text.split('\n')) {
		const [, name, value] = /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
		if (name === undefined || value === undefined) continue;
		const key = name.toLowerCase();
		if (key === 'final-recipient' && groups.at(-1)!.has(key)) groups.push(new Map());
		const fields = groups.at(-1)!;
		if (!fields.has(key)) fields.set(key, value.trim());
	}
	return groups;
}

function toNotice(fields: Fields): Notice | null {
	const original = addressIn(unxtext(untyped(fields.get('original-recipient') ?? '')));
	const recipient = addressIn(untyped(fields.get('final-recipient') ?? '')) || original;
	const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? '';
	const action = actionOf(fields.get('action') ?? '', status);
	if (recipient === '' || action === null) return null;
	return { recipient, original, action, status, words: untyped(fields.get('diagnostic-code') ?? '') };
}

/** The action in its first word; where a server leaves it out, the class of the status says as much. RFC 3463, 2. */
function actionOf(field: string, status: string): Action | null {
	const word = /^[a-z]+/i.exec(field)?.[0].toLowerCase() ?? '';
	if (word === '') return status.startsWith('5') ? 'failed' : null;
	if (word === 'expired') return 'failed';
	return actions.find((action) => action === word) ?? null;
}

/** `rfc822; jan@klant.example` and `smtp; 550 no` without the type before the semicolon. */
const untyped = (value: string): string => value.replace(/^[\w./-]+\s*;\s*/, '').trim();

const addressIn = (value: string): string => unescape6533(value.replace(/^<(.*)>$/, '$1').trim());

/** RFC 3461, 4: `+2B` is a plus sign. */
const unxtext = (value: string): string =>
	value.replace(/\+([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** RFC 6533, 3: `\x{142}` is the letter with that number. */
const unescape6533 = (value: string): string =>
	value.replace(/\\x\{([0-9A-F]{2,6})\}/g, (whole, hex: string) => {
		const point = parseInt(hex, 16);
		return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
	});
