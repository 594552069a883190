import type { RecipientState } from '#domain/receipt.ts';

/** What the table of states says of one recipient. */
export interface ModelRecipient {
	address: string;
	state: RecipientState;
	/** How often the server has taken the message for it, and how often a person has asked for that again. */
	taken: number;
	asked: number;
	/** When it is tried, as the relay has it. */
	dueAt: string | null;
	/** When it first failed; moved by outages, which the model does not follow. */
	firstFailedAt: string | null;
	/** When the attempt that left it uncertain was armed. */
	armedAt: string | null;
}

/** What the model knows of a message. */
export interface ModelMessage {
	id: string;
	/** How far its device knows it to be: what it does not know it does again. */
	device: 'approved' | 'handed over';
	/** Whether it has asked for the seal, answered or not. */
	sealAsked: boolean;
	/** Cancelled before it came. */
	buried: boolean;
	/** Null until the relay has it. */
	recipients: ModelRecipient[] | null;
	/** Those of a message that a restored relay has lost: what its server took is still true. */
	forgotten: ModelRecipient[];
}

/** An open attempt: whom it holds, and how far it is. */
export interface ModelAttempt {
	messageId: string;
	held: string[];
	phase: 'claimed' | 'armed';
	/** Until when it may be armed. */
	leaseUntil: string;
	armedAt: string;
}

/** The state tables of the design, for one relay. */
export interface Model {
	messages: ModelMessage[];
	open: ModelAttempt[];
	/** The messages as they were when a copy of the relay's data was made. */
	saved: ModelMessage[] | null;
}

/** A model in which nothing has happened. */
export const emptyModel = (): Model => ({ messages: [], open: [], saved: null });

/** The message of an attempt. */
export const messageOf = (model: Model, { messageId }: ModelAttempt): ModelMessage =>
	model.messages.find(({ id }) => id === messageId)!;

/** Those of a message's recipients whom an attempt holds. */
export const heldBy = (model: Model, attempt: ModelAttempt): ModelRecipient[] =>
	messageOf(model, attempt).recipients!.filter(({ address }) => attempt.held.includes(address));

/** Whether an open attempt holds a recipient. */
export const isHeld = (model: Model, message: ModelMessage, { address }: ModelRecipient): boolean =>
	model.open.some(({ messageId, held }) => messageId === message.id && held.includes(address));

/** Whether a recipient waits to be tried. */
export const isWaiting = ({ state }: ModelRecipient): boolean => state === 'queued' || state === 'deferred';

/** Whether a worker may claim a recipient at a time. */
export const isDue = (model: Model, message: ModelMessage, recipient: ModelRecipient, at: string): boolean =>
	isWaiting(recipient) && recipient.dueAt! <= at && model.open.every(({ messageId }) => messageId !== message.id);

/** Notes a failure that may pass: the recipient is deferred, or given up after 48 hours. */
export function fail(recipient: ModelRecipient, at: string): void {
	recipient.firstFailedAt ??= at;
	recipient.state = 'deferred';
}

/** Whether two days of failures lie behind a recipient that is said to have expired. */
export const mayExpire = ({ firstFailedAt }: ModelRecipient, at: string): boolean =>
	firstFailedAt !== null && Date.parse(at) - Date.parse(firstFailedAt) >= 48 * 3_600_000;

/** A failure that a wrong clock dated in the future counts from when that is noticed: at a start, or when it is set back. */
export function bringFailuresBack({ messages }: Model, at: string): void {
	for (const recipient of messages.flatMap(({ recipients }) => recipients ?? []))
		if (isWaiting(recipient) && recipient.firstFailedAt !== null && recipient.firstFailedAt > at)
			recipient.firstFailedAt = at;
}
