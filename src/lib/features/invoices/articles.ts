import type { Decimal } from '#domain/decimal.ts';
import { withoutVat, withVat } from '#domain/price.ts';
import type { Article } from '#ledger/articles.ts';

/** The most articles that are offered at a time. */
const most = 6;

/**
 * The articles that a description may become as it is typed: those with all of its words in name or number. Before
 * anything is typed, those that the debtor has bought.
 */
export function offered(articles: readonly Article[], typed: string): Article[] {
	const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
	if (words.length === 0) return articles.filter(({ boughtBefore }) => boughtBefore).slice(0, most);
	const fits = ({ article = '', description }: Article): boolean => {
		const text = `${article} ${description}`.toLowerCase();
		return description !== typed && words.every((word) => text.includes(word));
	};
	return articles.filter(fits).slice(0, most);
}

/** The price of an article on an invoice whose prices hold their VAT, or do not. */
export function priceOn({ unitPrice, vatRate, includesVat }: Article, wantsVat: boolean): Decimal {
	if (includesVat === wantsVat) return unitPrice;
	return wantsVat ? withVat(unitPrice, vatRate) : withoutVat(unitPrice, vatRate);
}
