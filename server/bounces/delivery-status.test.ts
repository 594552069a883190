import { describe, expect, it } from 'vitest';
import { readDeliveryStatus } from './delivery-status.ts';

const head = 'Reporting-MTA: dns; mx.provider.example\nOriginal-Envelope-Id: 0199-a+2Bb';
const one = 'Final-Recipient: rfc822; jan@klant.example\nAction: failed\nStatus: 5.1.1';
const jan = { recipient: 'jan@klant.example', original: '', action: 'failed', status: '5.1.1', words: '' };

const read = (text: string) => readDeliveryStatus(text).notices;

describe('the fields of a report', () => {
	it('say what was sent, to whom it did not come, and why', () => {
		const fields = `${one}\nOriginal-Recipient: rfc822;Jan+2Efacturen@klant.example\nDiagnostic-Code: smtp; 550 5.1.1 No\n such user`;
		expect(readDeliveryStatus(`${head}\n\n${fields}\n`)).toEqual({
			envelopeId: '0199-a+b',
			notices: [{ ...jan, original: 'Jan.facturen@klant.example', words: '550 5.1.1 No such user' }]
		});
	});

	it('are read with any line ends', () => {
		for (const end of ['\n', '\r\n', '\r']) expect(read(`${head}\n\n${one}\n`.replaceAll('\n', end))).toEqual([jan]);
	});

	it('tell several recipients apart, also without the blank line between them', () => {
		const piet = one.replace('jan', 'piet').replace('failed', 'delayed').replace('5.1.1', '4.4.1');
		const both = [jan, { ...jan, recipient: 'piet@klant.example', action: 'delayed', status: '4.4.1' }];
		expect(read(`${head}\n\n${one}\n\n${piet}\n`)).toEqual(both);
		expect(read(`${head}\n${one}\n${piet}\n`)).toEqual(both);
	});

	it.each([
		['FAILED (gave up)', '5.1.1 (bad mailbox)', 'failed', '5.1.1'],
		['delayed', '4.4.7', 'delayed', '4.4.7'],
		['relayed', '2.0.0', 'relayed', '2.0.0'],
		['delivered', '2.1.5', 'delivered', '2.1.5'],
		['expanded', '', 'expanded', ''],
		['expired', '', 'failed', ''],
		['', '5.3.0', 'failed', '5.3.0']
	])('name the action %j with the status %j', (written, code, action, status) => {
		expect(read(`${one.split('\n')[0]}\nAction: ${written}\nStatus: ${code}`)).toEqual([{ ...jan, action, status }]);
	});

	it.each(['deliverable', 'failing', '5.1.1'])('say nothing where the action is %j', (action) => {
		expect(read(`${one.split('\n')[0]}\nAction: ${action}\nStatus: 4.0.0`)).toEqual([]);
	});

	it('take an address in angle brackets, or in other letters (RFC 6533)', () => {
		expect(read(one.replace('rfc822; jan@klant.example', 'rfc822;<jan@klant.example>'))).toEqual([jan]);
		const polish = one.replace('rfc822; jan', 'utf-8; stanis\\x{142}aw');
		expect(read(polish)).toEqual([{ ...jan, recipient: 'stanisław@klant.example' }]);
	});

	it.each(['', 'Final-Recipient: rfc822;', 'a\n\nb', `${head}\n`, '\0\n\n: \n'])('are none in %j', (text) => {
		expect(read(text)).toEqual([]);
	});
});
