import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { PracticeMails } from '#domain/contract.ts';
import type { TestEvent, TestMail } from '#domain/contract-mailbox-test.ts';
import type { SignInBegun, SignInState } from '#domain/contract-sign-in.ts';
import type { Result } from '#domain/result.ts';
import type { Device } from '#server/queue/devices.ts';
import type { MailboxRow, Store } from '#server/queue/schema.ts';
import type { Guard } from '#server/transport/reach.ts';
import type { Vault } from '#server/vault/vault.ts';
import type { MarkReader } from './mark-reader.ts';

/** What the practice mailbox took, each ledger for itself. */
export interface PracticeBox {
	/** The mails of a ledger, newest first, from the one after `before` on. */
	list: (ledgerId: string, before: string | null) => PracticeMails;
	/** The mail as it came, or null. */
	read: (ledgerId: string, id: string) => Promise<Uint8Array<ArrayBuffer> | null>;
	clear: (ledgerId: string) => Promise<void>;
}

/** Signing a mailbox in at its provider. */
export interface SignInAtProvider {
	/** `returnTo` is the relay's own address, to which a provider's page leads back; `by` the device that asks. */
	begin: (
		mailbox: MailboxRow,
		returnTo: string,
		by: string
	) => Promise<Result<SignInBegun, { type: string; detail?: string }>>;
	/** Takes what the provider sent along; the mailbox's id, or null where nobody waits for it. */
	finish: (answer: { state: string; code: string; error: string }) => Promise<string | null>;
	state: (mailboxId: string) => SignInState;
}

/** What the HTTP side works with. */
export interface Parts {
	store: Store;
	vault: Vault;
	/** Which mail servers may be connected to. */
	guard: Guard;
	marks: MarkReader;
	practice: PracticeBox;
	signIn: SignInAtProvider;
	/** Whether a message lies in the Sent folder of a mailbox; a key of why nobody could look, and the server's words. */
	isInSent: (mailbox: MailboxRow, headerId: string) => Promise<Result<boolean, { problem: string; detail?: string }>>;
	/** Sends a test mail from a mailbox to itself, and tells each step as it comes. */
	testMail: (mailbox: MailboxRow, words: TestMail, tell: (event: TestEvent) => void) => Promise<void>;
	log: Logger;
	/** The relay's time, ISO in UTC with milliseconds. */
	now: () => string;
	/** Tells the worker that there may be work. */
	wake: () => void;
	/** Whether the worker looks for work as it should. */
	isTurning: () => boolean;
	/** Free bytes on the disk of the data folder. */
	freeBytes: () => Promise<number>;
	/** Recipients that one device may hand over in 24 hours. */
	recipientsPerDay: number;
	webRoot: string;
	publicUrl: string | null;
	/** Other names by which the relay may be called, beside addresses. */
	names: readonly string[];
}

/** What a call carries once its device is known. */
export interface ApiEnv {
	Variables: { device: Device };
}

/** The context of such a call. */
export type ApiContext = Context<ApiEnv>;
