import type { Reason } from '#domain/receipt.ts';
import type { byPerson, byRestore } from '#server/queue/pauses.ts';

const words: Partial<Record<Reason | typeof byPerson | typeof byRestore, string>> = {
	person: 'a person stopped it',
	restored: 'the relay was restored, and an admin has not let it go on yet',
	login: 'it cannot log in',
	'not-allowed': 'its server is on a private network that the relay may not connect to',
	tls: 'its server offers no encryption that it wants',
	certificate: 'the certificate of its server is not trusted',
	blocked: 'its server does not take mail from here',
	limit: 'its server takes no more mail for now',
	'sender-refused': 'its server refuses the sender address',
	'sender-domain': 'the domain of its sender address does not vouch for its server'
};

/** Why a mailbox is stopped, in words for the operator. */
export const whyPaused = (reason: string | null): string =>
	words[reason as keyof typeof words] ?? 'for a reason that this version does not know';
