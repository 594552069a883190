import { setTimeout as wait } from 'node:timers/promises';
import { startMailSink, type Answer, type MailSink, type Moment } from '#tests/support/mail-sink.ts';

/** A mail server that does one thing wrong whenever it is told to. */
export interface FaultySink extends MailSink {
	/** Does the next thing wrong at its next opportunity. */
	fault: () => void;
	/** Faults that have happened. */
	faults: () => number;
}

type Fault = [Moment['step'], Answer];

/** Drops the connection after a while without a word. */
const hesitates: Answer = async (socket) => {
	await wait(500);
	socket.destroy();
	return false;
};

const faults: Fault[] = [
	['connect', 'drop'],
	['connect', '421 4.3.2 Closing'],
	['ehlo', hesitates],
	['auth', '454 4.7.0 Later'],
	['mail', '451 4.3.0 Later'],
	['rcpt', 'drop'],
	['rcpt', '450 4.2.0 Greylisted'],
	['rcpt', '550 5.1.1 User unknown'],
	['data', 'drop'],
	['data', '421 4.3.2 Closing'],
	['body', hesitates],
	['end', 'drop'],
	['end', hesitates],
	['end', '452 4.3.1 Insufficient storage'],
	['end', '554 5.6.0 Malformed']
];

/** Starts it. */
export async function startFaultySink(): Promise<FaultySink> {
	let happened = 0;
	const due: Fault[] = [];
	const sink = await startMailSink(({ step }) => {
		const index = due.findIndex(([at]) => at === step);
		if (index < 0) return null;
		happened++;
		return due.splice(index, 1)[0]![1];
	});
	let told = 0;
	return { ...sink, fault: () => due.push(faults[told++ % faults.length]!), faults: () => happened };
}
