import { describe, expect, it } from 'vitest';
import { booksOf, goesByMail, goesOnPaper, routes } from './route.ts';

describe('a route', () => {
	it.each(routes)(
		'%s puts its invoices in the books of the ways that it goes, and always in the whole ledger',
		(route) => {
			const books = booksOf(route);
			expect(books).toContain('all');
			expect(books.includes('mail')).toBe(goesByMail(route));
			expect(books.includes('paper')).toBe(goesOnPaper(route));
		}
	);
});
