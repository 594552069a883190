import { MailboxList, type PutMailbox } from '#domain/contract-mailboxes.ts';
import { ok, type Result } from '#domain/result.ts';
import { rememberMailboxes } from '#ledger/mailboxes.ts';
import { callRelay, fetchRelay, type RelayError } from './relay-client.ts';

/** Asks the relay for its mailboxes and keeps what it says. */
export async function pullMailboxes(): Promise<Result<MailboxList, RelayError>> {
	const list = await callRelay(MailboxList, { path: 'mailboxes' });
	if (list.ok) await rememberMailboxes(list.value.mailboxes);
	return list;
}

/** Saves a mailbox at the relay; a password that is absent stays as it is. */
export async function putMailbox(id: string, mailbox: PutMailbox): Promise<Result<null, RelayError>> {
	return thenPull(await fetchRelay({ method: 'PUT', path: `mailboxes/${id}`, body: mailbox }));
}

/** Stops a mailbox, or lets it go on after a pause. */
export async function switchMailbox(id: string, to: 'pause' | 'resume'): Promise<Result<null, RelayError>> {
	return thenPull(await fetchRelay({ method: 'POST', path: `mailboxes/${id}/${to}` }));
}

async function thenPull(answer: Result<Response, RelayError>): Promise<Result<null, RelayError>> {
	if (!answer.ok) return answer;
	const pulled = await pullMailboxes();
	return pulled.ok ? ok(null) : pulled;
}
