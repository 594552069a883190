/** How an invoice reaches its debtor. */
export type Route = 'mail' | 'paper' | 'both';

/** All routes, in the order they are offered. */
export const routes: readonly Route[] = ['mail', 'paper', 'both'];

/** A book of the ledger: one way of reading it. */
export type Book = 'all' | 'mail' | 'paper';

/** The books in the order of their tabs. */
export const books: readonly Book[] = ['all', 'mail', 'paper'];

/** Whether a route goes by mail. */
export const goesByMail = (route: Route): boolean => route !== 'paper';

/** Whether a route goes on paper. */
export const goesOnPaper = (route: Route): boolean => route !== 'mail';

/** The books in which an invoice of this route stands. */
export function booksOf(route: Route): Book[] {
	switch (route) {
		case 'mail':
			return ['all', 'mail'];
		case 'paper':
			return ['all', 'paper'];
		case 'both':
			return ['all', 'mail', 'paper'];
	}
}
