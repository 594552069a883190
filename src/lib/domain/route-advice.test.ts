import { describe, expect, it } from 'vitest';
import { mailIsNotEnough, routeAdvice, type RouteRule } from './route-advice.ts';

const rule = (given: Partial<RouteRule>): RouteRule => ({
	id: 'be-firms',
	country: 'BE',
	concerns: 'firms',
	need: 'structured',
	from: '2026-01-01',
	until: null,
	source: 'a law',
	read: '2026-11-21',
	...given
});

const firm = {
	address: { street: '', postalCode: '', city: '', country: 'BE' },
	vatId: 'BE0123456749',
	route: 'mail' as const
};

const advised = (rules: RouteRule[], debtor: Parameters<typeof routeAdvice>[1] = firm, on = '2026-11-21') =>
	routeAdvice(rules, debtor, 'BE', on).map((advice) => `${advice.rule.id} ${advice.holds ? 'now' : 'soon'}`);

describe('routeAdvice', () => {
	it('tells what holds on the day, its first and last day counted', () => {
		const rules = [rule({ until: '2027-12-31' })];
		expect(advised(rules, firm, '2026-01-01')).toEqual(['be-firms now']);
		expect(advised(rules, firm, '2027-12-31')).toEqual(['be-firms now']);
		expect(advised(rules, firm, '2028-01-01')).toEqual([]);
	});

	it('tells what will hold within 400 days, and nothing of what comes later', () => {
		expect(advised([rule({ from: '2027-12-26' })])).toEqual(['be-firms soon']);
		expect(advised([rule({ from: '2027-12-27' })])).toEqual([]);
	});

	it('concerns neither paper, nor other countries, nor, for firms, private people', () => {
		expect(advised([rule({})], { ...firm, route: 'paper' })).toEqual([]);
		expect(advised([rule({})], { ...firm, route: 'both' })).toEqual(['be-firms now']);
		expect(advised([rule({})], { ...firm, address: { ...firm.address, country: 'NL' } })).toEqual([]);
		expect(advised([rule({ country: 'DE' })])).toEqual([]);
		expect(advised([rule({})], { ...firm, vatId: ' ' })).toEqual([]);
		expect(advised([rule({ concerns: 'all' })], { ...firm, vatId: ' ' })).toEqual(['be-firms now']);
	});

	it('asks for no consent that was given', () => {
		const consent = rule({ id: 'agree', need: 'consent', concerns: 'all' });
		expect(advised([consent])).toEqual(['agree now']);
		expect(advised([consent], { ...firm, consent: { on: '2026-02-01', how: 'by mail' } })).toEqual([]);
	});

	it('asks for no consent to a mail that is not enough', () => {
		const consent = rule({ id: 'agree', need: 'consent', concerns: 'all' });
		expect(advised([rule({}), consent])).toEqual(['be-firms now']);
		expect(advised([rule({ from: '2027-01-01' }), consent])).toEqual(['be-firms soon', 'agree now']);
	});

	it('calls mail not enough only where structured data are due already, for firms of every size', () => {
		expect(mailIsNotEnough({ rule: rule({}), holds: true })).toBe(true);
		expect(mailIsNotEnough({ rule: rule({}), holds: false })).toBe(false);
		expect(mailIsNotEnough({ rule: rule({ need: 'structured-large' }), holds: true })).toBe(false);
		expect(mailIsNotEnough({ rule: rule({ need: 'consent' }), holds: true })).toBe(false);
	});
});
