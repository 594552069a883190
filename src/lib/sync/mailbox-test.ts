import * as v from 'valibot';
import { TestEvent, type TestMail } from '#domain/contract-mailbox-test.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { fetchRelay, type RelayError } from './relay-client.ts';

/** Sends a test mail from a mailbox; `tell` hears each step as it comes. */
export async function testMailbox(
	id: string,
	words: TestMail,
	tell: (event: TestEvent) => void
): Promise<Result<null, RelayError>> {
	const answer = await fetchRelay({ method: 'POST', path: `mailboxes/${id}/test`, body: words });
	if (!answer.ok) return answer;
	const reader = answer.value.body!.pipeThrough(new TextDecoderStream()).getReader();
	let open = '';
	try {
		for (let part = await reader.read(); !part.done; part = await reader.read()) {
			const lines = (open + part.value).split('\n');
			open = lines.pop()!;
			for (const line of lines) tell(v.parse(TestEvent, JSON.parse(line)));
		}
		return ok(null);
	} catch (error) {
		return error instanceof TypeError ? err({ type: 'Unreachable' }) : err({ type: 'Strange', detail: String(error) });
	}
}
