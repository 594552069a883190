import { routes, type Route } from '#domain/route.ts';
import { m } from './paraglide/messages.js';

const words: Record<Route, () => string> = {
	mail: m.debtors_route_mail,
	paper: m.debtors_route_paper,
	both: m.debtors_route_both
};

/** How an invoice reaches its debtor, in a word or two. */
export const routeWord = (route: Route): string => words[route]();

/** All routes as the options of a field. */
export const routeOptions = (): { value: Route; label: string }[] =>
	routes.map((value) => ({ value, label: routeWord(value) }));
