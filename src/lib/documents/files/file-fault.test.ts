import { describe, expect, it } from 'vitest';
import { fileFaultOf } from './file-fault.ts';

describe('what a file system says', () => {
	it.each([
		['QuotaExceededError', 'full'],
		['NotFoundError', 'gone'],
		['NotAllowedError', 'refused'],
		['TypeMismatchError', 'refused'],
		['NoModificationAllowedError', 'busy'],
		['UnknownError', 'failed']
	])('as %s means %s', (name, fault) => {
		expect(fileFaultOf(new DOMException('words', name))).toBe(fault);
	});

	it('is told from a fault of this program', () => {
		expect(() => fileFaultOf(new TypeError('a bug'))).toThrow('a bug');
	});
});
