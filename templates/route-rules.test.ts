import { describe, expect, it } from 'vitest';
import { routeRules } from './route-rules.ts';

describe('the rules of the countries', () => {
	it.each(routeRules)('$id has real days, a source, and does not end before it begins', (rule) => {
		for (const day of [rule.from, rule.read, rule.until ?? rule.from])
			expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
		expect(rule.until ?? '9999').toSatisfy((until: string) => until >= rule.from);
		expect(rule.source).not.toBe('');
		expect(rule.country).toMatch(/^[A-Z]{2}$/);
		expect(['structured', 'structured-large', 'consent']).toContain(rule.need);
		expect(['firms', 'all']).toContain(rule.concerns);
	});

	it('are told apart by their ids', () => {
		expect(new Set(routeRules.map(({ id }) => id)).size).toBe(routeRules.length);
	});
});
