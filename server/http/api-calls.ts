import * as v from 'valibot';
import * as c from '#domain/contract.ts';
import { DeviceChange, PairingCode, PairingCodeAsk } from '#domain/contract-devices.ts';
import { MessageFrame } from '#domain/contract-frame.ts';
import { HandBack, HandedBack } from '#domain/contract-hand-back.ts';
import { HeadsAnswer, PostHeads } from '#domain/contract-heads.ts';
import { TestEvent, TestMail } from '#domain/contract-mailbox-test.ts';
import { MailboxList, PutMailbox } from '#domain/contract-mailboxes.ts';
import { SentCheck } from '#domain/contract-sent-check.ts';
import { SignInBegun, SignInState } from '#domain/contract-sign-in.ts';

/** A call of the API: what it takes, and what it answers with which status. */
export interface ApiCall {
	/** Method and path below the version, with `:name` for what varies. */
	call: `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`;
	does: string;
	/** A schema of the JSON that is sent, or the type of its bytes. */
	takes?: v.GenericSchema | string;
	status: number;
	/** Another status that comes with the same kind of answer, and what it says. */
	or?: { status: number; says: string };
	/** A schema of the JSON that is answered, the type of its bytes, or nothing. */
	gives?: v.GenericSchema | string;
	/** The type of what is answered, where it is not one piece of JSON. */
	inLines?: 'application/x-ndjson';
	query?: readonly string[];
	/** Whether anyone may call it. */
	open?: true;
}

const staged = v.object({ result: v.picklist(['staged', 'known']) });

/** All calls of the API; a test holds this list against the routes. */
export const apiCalls: readonly ApiCall[] = [
	{
		call: 'POST /pair',
		does: 'Pairs a device by a code that the relay has shown',
		takes: c.PairRequest,
		status: 200,
		gives: c.Me,
		open: true
	},
	{
		call: 'GET /sign-in/return',
		does: 'Where a provider sends the browser back to after a sign-in',
		status: 303,
		open: true
	},
	{ call: 'GET /openapi.json', does: 'This description', status: 200, gives: 'application/json', open: true },
	{ call: 'GET /me', does: 'Who the relay takes the calling device for', status: 200, gives: c.Me },
	{ call: 'GET /devices', does: 'The devices that are or were paired', status: 200, gives: c.DeviceList },
	{
		call: 'POST /devices/pairing-code',
		does: 'Makes a code that pairs one more device',
		takes: PairingCodeAsk,
		status: 200,
		gives: PairingCode
	},
	{ call: 'PUT /devices/:id', does: 'Names a device and says what it may do', takes: DeviceChange, status: 204 },
	{ call: 'DELETE /devices/:id', does: 'Ends the access of a device', status: 204 },
	{
		call: 'POST /heads',
		does: 'Tells where the chain and the number series of the device stand',
		takes: PostHeads,
		status: 200,
		gives: HeadsAnswer
	},
	{ call: 'GET /mailboxes', does: 'The mailboxes and how they fare', status: 200, gives: MailboxList },
	{ call: 'PUT /mailboxes/:id', does: 'Sets a mailbox up or changes it', takes: PutMailbox, status: 204 },
	{ call: 'POST /mailboxes/:id/pause', does: 'Stops a mailbox', status: 204 },
	{ call: 'POST /mailboxes/:id/resume', does: 'Lets a mailbox go on', status: 204 },
	{
		call: 'POST /mailboxes/:id/sign-in',
		does: "Begins a sign-in at a mailbox's provider",
		status: 200,
		gives: SignInBegun
	},
	{ call: 'GET /mailboxes/:id/sign-in', does: 'How the last sign-in fares', status: 200, gives: SignInState },
	{
		call: 'POST /mailboxes/:id/test',
		does: 'Sends a test mail and tells each step as a line of JSON',
		takes: TestMail,
		status: 200,
		gives: TestEvent,
		inLines: 'application/x-ndjson'
	},
	{
		call: 'POST /blobs/missing',
		does: 'Which files the relay lacks',
		takes: c.BlobList,
		status: 200,
		gives: c.MissingBlobs
	},
	{
		call: 'PUT /blobs/:sha256',
		does: 'Stores a file under the hash of its bytes',
		takes: 'application/octet-stream',
		status: 204
	},
	{
		call: 'PUT /batches/:batch/messages/:message',
		does: 'Stages a sealed message',
		takes: c.StageMessage,
		status: 201,
		or: { status: 200, says: 'The relay has it already' },
		gives: staged
	},
	{
		call: 'POST /batches/:batch/seal',
		does: 'Queues a batch, all of it or nothing; asked again it gives the same answer',
		takes: c.SealBatch,
		status: 202,
		gives: c.SealedBatch
	},
	{
		call: 'POST /batches/:batch/hand-back',
		does: 'Tells a restored relay what is known of a batch',
		takes: HandBack,
		status: 200,
		gives: HandedBack
	},
	{ call: 'POST /hand-back/done', does: 'Tells a restored relay that all was told', status: 204 },
	{
		call: 'POST /messages/:id/cancel',
		does: 'Takes a message back, as far as it is not too late',
		status: 200,
		gives: c.CancelResult
	},
	{
		call: 'POST /messages/:id/resolve',
		does: 'A decision about recipients to whom a message perhaps went',
		takes: c.ResolveMessage,
		status: 204
	},
	{ call: 'POST /messages/:id/check', does: 'Looks for a message in the Sent folder', status: 200, gives: SentCheck },
	{
		call: 'GET /messages/:id/frame',
		does: 'The mail as it left, each attachment replaced by its hash',
		status: 200,
		gives: MessageFrame
	},
	{
		call: 'GET /receipts',
		does: 'What became known since; asking acknowledges what came before',
		status: 200,
		gives: c.ReceiptPage,
		query: ['after', 'proof']
	},
	{
		call: 'GET /practice/mails',
		does: 'What the practice mailbox took, the newest first',
		status: 200,
		gives: c.PracticeMails,
		query: ['before']
	},
	{ call: 'GET /practice/mails/:id', does: 'A practice mail as it came', status: 200, gives: 'message/rfc822' },
	{ call: 'DELETE /practice/mails', does: 'Empties the practice mailbox', status: 204 }
];
