import { describe, expect, it } from 'vitest';
import { troubleOf } from './classify.ts';

describe('troubleOf', () => {
	it.each([
		[{ type: 'NotAllowed' } as const, 'Pause', 'not-allowed'],
		[{ type: 'Tls', detail: 'no STARTTLS' } as const, 'Pause', 'tls'],
		[{ type: 'Certificate', fault: 'expired', detail: 'expired', certificate: null } as const, 'Pause', 'certificate'],
		[{ type: 'Login', reply: { code: 535, text: '5.7.8 bad' } } as const, 'Pause', 'login'],
		[{ type: 'Login', reply: { code: 454, text: '4.7.0 later' } } as const, 'Down', 'server-busy'],
		[{ type: 'Refused', reply: { code: 554, text: 'go away' } } as const, 'Pause', 'blocked'],
		[{ type: 'Refused', reply: { code: 421, text: 'too many' } } as const, 'Down', 'server-busy'],
		[{ type: 'UnknownHost', detail: 'ENOTFOUND' } as const, 'Down', 'unknown-host'],
		[{ type: 'Silent', detail: 'Connection timeout' } as const, 'Down', 'firewall'],
		[{ type: 'Unreachable', detail: 'ECONNREFUSED' } as const, 'Down', 'unreachable']
	])('%o: %s, %s', (error, type, reason) => expect(troubleOf(error)).toMatchObject({ type, reason }));
});
