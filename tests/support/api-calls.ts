import type * as v from 'valibot';
import { v7 as uuid } from 'uuid';
import { BlobList, PairRequest, ResolveMessage, SealBatch, StageMessage } from '#domain/contract.ts';
import { DeviceChange, PairingCodeAsk } from '#domain/contract-devices.ts';
import { HandBack } from '#domain/contract-hand-back.ts';
import { PostHeads } from '#domain/contract-heads.ts';
import { TestMail } from '#domain/contract-mailbox-test.ts';
import { PutMailbox } from '#domain/contract-mailboxes.ts';
import type { Message } from '#domain/message.ts';
import { idOf } from './valid-message.ts';

/** A call of the API with a body. */
export interface ApiCall {
	schema: v.GenericSchema;
	/** A body in which every field of the schema is filled, about a message and the device that calls. */
	example: (message: Message, deviceId: string) => unknown;
	/** The tables that it may write. */
	writes: string[];
}

const someId = idOf(1);
const hash = 'a'.repeat(64);
const at = '2026-11-20T09:00:00.000Z';

/** A mailbox with every setting that there is. */
export const mailbox = {
	...{ name: 'Kantoor', host: '127.0.0.1', port: 9, security: 'none', login: 'oauth', user: 'kantoor' },
	...{ password: 'x', oauthSecret: 'x', imapPassword: 'x', senderName: 'Kantoor', senderAddress: 'a@x.example' },
	oauth: { provider: 'google', clientId: 'client', tenant: '' },
	imap: { host: '127.0.0.1', port: 10, security: 'none', user: 'kantoor' },
	...{ replyTo: '', pin: '', filesSent: false, copyTo: '', perMinute: null, perDay: null }
};
const series = {
	...{ seriesId: someId, issuerId: someId, type: 'invoice', pattern: '{number}', year: 2026, next: 1, lastDate: '' }
};
const known = { recipient: 'a@x.example', state: 'accepted', at, evidence: 'reply', reason: 'x', code: 250, reply: '' };

/** Every call with a body, as `METHOD /path`. */
export const apiCalls: Record<string, ApiCall> = {
	'POST /pair': {
		schema: PairRequest,
		example: () => ({
			...{ code: 'AAAAAAAA', deviceId: uuid(), deviceName: 'Tablet', ledgerId: uuid(), ledgerKey: hash }
		}),
		writes: ['pairing']
	},
	'POST /devices/pairing-code': { schema: PairingCodeAsk, example: () => ({ role: 'sender' }), writes: ['pairing'] },
	'PUT /devices/:id': {
		schema: DeviceChange,
		example: () => ({ deviceName: 'Tablet', role: 'admin' }),
		writes: ['device']
	},
	'POST /heads': {
		schema: PostHeads,
		example: (_, deviceId) => ({
			...{ deviceId, seq: 0, head: '', since: { seq: 0, link: hash } },
			...{ ledgerKeySha256: hash, series: [series] }
		}),
		writes: ['chain', 'series_mark', 'ledger_writer', 'ledger']
	},
	'PUT /mailboxes/:id': { schema: PutMailbox, example: () => mailbox, writes: ['mailbox', 'reading'] },
	'POST /mailboxes/:id/test': {
		schema: TestMail,
		example: () => ({ subject: 'Test', text: 'Test' }),
		writes: ['mailbox_test']
	},
	'POST /blobs/missing': { schema: BlobList, example: () => ({ blobs: [hash] }), writes: [] },
	'PUT /batches/:batch/messages/:message': {
		schema: StageMessage,
		example: (message) => ({ message: { ...message, id: uuid(), batchId: uuid() }, seal: hash }),
		writes: ['batch', 'message', 'message_invoice', 'message_blob', 'recipient', 'receipt', 'ledger']
	},
	'POST /batches/:batch/seal': {
		schema: SealBatch,
		example: () => ({ approvedAt: at, messages: [{ id: someId, seal: hash }] }),
		writes: []
	},
	'POST /batches/:batch/hand-back': {
		schema: HandBack,
		example: () => ({ approvedAt: at, messages: [{ id: someId, seal: hash, known: [known] }] }),
		writes: []
	},
	'POST /messages/:id/resolve': {
		schema: ResolveMessage,
		example: () => ({ recipients: ['a@x.example'], decision: 'mark-as-sent' }),
		writes: []
	}
};
