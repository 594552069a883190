import { setImmediate as breath } from 'node:timers/promises';
import type { Reason } from '#domain/receipt.ts';
import type { Finding } from '#server/queue/reports.ts';
import type { Notice } from './delivery-status.ts';
import { readReports, type Report } from './report.ts';

/** What mails say of messages that may be ours. One after the other: the relay has other work in between. */
export async function findingsIn(mails: readonly Uint8Array[]): Promise<Finding[]> {
	const findings: Finding[] = [];
	for (const mail of mails) {
		findings.push(...(await readReports(mail)).flatMap(findingsOf));
		await breath();
	}
	return findings;
}

/** Our messages are named by UUIDs, in the envelope id as well as in the Message-ID; what names none is not about us. */
function findingsOf(report: Report): Finding[] {
	const named = report.envelopeId === '' ? report.messageIds : [report.envelopeId, ...report.messageIds];
	const messageIds = [...new Set(named.flatMap((name) => name.toLowerCase().match(uuids) ?? []))];
	return messageIds.length === 0 ? [] : report.notices.map((notice) => toFinding(messageIds, notice));
}

const uuids = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

function toFinding(messageIds: string[], notice: Notice): Finding {
	const { recipient, original, action, status, words } = notice;
	const outcome = outcomes[action];
	const code = /^([245]\d\d)\b/.exec(words)?.[1];
	return {
		messageIds,
		addresses: original === '' ? [recipient] : [original, recipient],
		outcome,
		reason: outcome === 'failed' ? reasonOf(status, words) : null,
		code: code === undefined ? null : Number(code),
		words: words || status
	};
}

/** A mail that is late is where it can be delivered from: that settles a doubt, and nothing else. */
const outcomes = {
	failed: 'failed',
	delayed: 'taken',
	relayed: 'taken',
	expanded: 'taken',
	delivered: 'delivered'
} as const;

/** Why a mail came back. RFC 3463, 3. */
function reasonOf(status: string, words: string): Reason {
	if (/^[45]\.2\.2$/.test(status) || /(mailbox|quota).{0,20}(full|exceeded)|over quota/i.test(words))
		return 'mailbox-full';
	if (/^5\.1\.([1236]|10)$/.test(status) || /unknown|no such|does ?n[o']t exist/i.test(words)) return 'unknown-user';
	if (/^[45]\.(2\.3|3\.4)$/.test(status)) return 'too-big';
	if (/^4\.4\./.test(status)) return 'unreachable';
	if (/^[45]\.6\./.test(status) || /spam|virus|malware|junk/i.test(words)) return 'content-refused';
	return /^[45]\.7\./.test(status) ? 'blocked' : 'refused';
}
