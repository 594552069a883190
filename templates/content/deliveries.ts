import { big, canonical, type Decimal } from '#domain/decimal.ts';
import type { InvoiceLine } from '#domain/invoice.ts';

/** What became of one article: quantities of its unit. */
export interface DeliveredItem {
	article: string;
	description: string;
	unit: string;
	/** Null where nothing says what was ordered. */
	ordered: Decimal | null;
	delivered: Decimal;
	/** What came back, or null. */
	returned: Decimal | null;
	/** What the invoice charges: delivered less returned. */
	charged: Decimal;
}

/** What was handed over at one time and place. */
export interface Delivery {
	/** ISO date, or empty. */
	date: string;
	noteNumber: string;
	place: string;
	items: DeliveredItem[];
}

/** A line as a delivery; one below zero is a return without a delivery. */
function itemOf({ article = '', description, unit, quantity, ordered, returned }: InvoiceLine): DeliveredItem {
	const charged = big(quantity);
	const back = returned === null ? (charged.lt(0) ? charged.neg() : null) : big(returned);
	return {
		article,
		description: description.replaceAll('\n', ' '),
		unit,
		ordered,
		delivered: canonical(charged.plus(back ?? 0)),
		returned: back && canonical(back),
		charged: quantity
	};
}

/** The deliveries of an invoice, in the order of its lines. */
export function deliveriesOf(lines: readonly InvoiceLine[]): Delivery[] {
	const deliveries: Delivery[] = [];
	for (const line of lines) {
		const { deliveryDate: date, noteNumber, place } = line;
		const last = deliveries.at(-1);
		const isSame = last?.date === date && last.noteNumber === noteNumber && last.place === place;
		if (isSame) last.items.push(itemOf(line));
		else deliveries.push({ date, noteNumber, place, items: [itemOf(line)] });
	}
	return deliveries;
}

const sum = (a: Decimal | null, b: Decimal | null): Decimal | null =>
	a === null && b === null ? null : canonical(big(a ?? ('0' as Decimal)).plus(big(b ?? ('0' as Decimal))));

/** What became of each article over all deliveries, in the order in which they first appear. */
export function totalsPerArticle(deliveries: readonly Delivery[]): DeliveredItem[] {
	const totals = new Map<string, DeliveredItem>();
	for (const item of deliveries.flatMap(({ items }) => items)) {
		const key = JSON.stringify([item.article || item.description, item.unit]);
		const known = totals.get(key);
		totals.set(
			key,
			known
				? {
						...known,
						ordered: sum(known.ordered, item.ordered),
						delivered: sum(known.delivered, item.delivered)!,
						returned: sum(known.returned, item.returned),
						charged: sum(known.charged, item.charged)!
					}
				: item
		);
	}
	return [...totals.values()];
}
