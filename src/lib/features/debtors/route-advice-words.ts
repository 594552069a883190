import type { RouteAdvice } from '#domain/route-advice.ts';
import { formatDate } from '#ui/format.ts';
import { m } from '#ui/paraglide/messages.js';

/** Advice on how a debtor's invoices may travel, as a title and what it means. */
export function adviceWords({ rule, holds }: RouteAdvice): { title: string; text: string } {
	const date = formatDate(rule.from);
	switch (rule.need) {
		case 'structured':
			return holds
				? { title: m.debtors_rule_structured({ date }), text: m.debtors_rule_structured_text() }
				: { title: m.debtors_rule_structured_soon({ date }), text: m.debtors_rule_structured_soon_text() };
		case 'structured-large':
			return {
				title: holds ? m.debtors_rule_large({ date }) : m.debtors_rule_large_soon({ date }),
				text: rule.country === 'DE' ? m.debtors_rule_large_de() : m.debtors_rule_large_fr()
			};
		case 'consent':
			return { title: m.debtors_rule_consent(), text: m.debtors_rule_consent_text() };
	}
}
