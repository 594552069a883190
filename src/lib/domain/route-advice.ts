import type { Debtor } from './debtor.ts';
import { goesByMail } from './route.ts';

/** What a rule says of an invoice: it has to be structured data, or its reader has to agree to getting it by mail. */
export type RouteNeed = 'structured' | 'structured-large' | 'consent';

/** A country's rule for invoices between firms of that country; a row of templates/route-rules.json. */
export interface RouteRule {
	id: string;
	/** ISO 3166-1 alpha-2, of the issuer and of the debtor alike. */
	country: string;
	/** `firms`: debtors with a VAT number; `all`: private people too. */
	concerns: 'firms' | 'all';
	need: RouteNeed;
	/** ISO dates: the first day, and the last one or null where no end is known. */
	from: string;
	until: string | null;
	/** Where it stands, and the ISO date on which it was read there. */
	source: string;
	read: string;
}

/** A rule that concerns a debtor, and whether it holds already on that day. */
export interface RouteAdvice {
	rule: RouteRule;
	holds: boolean;
}

/** How long before its first day a rule is told, in days: long enough to change a program. */
const ahead = 400;

/**
 * What to tell of a debtor that gets its invoices by mail: rules of its country that hold on a day, or will soon. Advice
 * only, it keeps nothing from being sent. A debtor with a VAT number counts as a firm; what its issuer's own size or
 * trade exempts is not known here, and the words say so. Where mail is not enough, nobody needs to agree to it.
 *
 * @param on ISO date.
 */
export function routeAdvice(
	rules: readonly RouteRule[],
	debtor: Pick<Debtor, 'address' | 'vatId' | 'route' | 'consent'>,
	issuerCountry: string,
	on: string
): RouteAdvice[] {
	if (!goesByMail(debtor.route) || debtor.address.country !== issuerCountry) return [];
	const firm = debtor.vatId.trim() !== '';
	const until = dayAfter(on, ahead);
	const advice = rules
		.filter((rule) => rule.country === issuerCountry)
		.filter((rule) => rule.from <= until && (rule.until === null || rule.until >= on))
		.filter((rule) => rule.concerns === 'all' || firm)
		.filter((rule) => rule.need !== 'consent' || !debtor.consent)
		.map((rule) => ({ rule, holds: rule.from <= on }));
	return advice.some(mailIsNotEnough) ? advice.filter(({ rule }) => rule.need !== 'consent') : advice;
}

/** Whether advice says that a mailed PDF is not enough, already on its day. */
export const mailIsNotEnough = ({ rule, holds }: RouteAdvice): boolean => holds && rule.need === 'structured';

const dayAfter = (day: string, days: number): string =>
	new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
