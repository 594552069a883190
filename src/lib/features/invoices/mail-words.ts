import type { MailProblem } from '#documents/compose.ts';
import { formatBytes } from '#ui/format.ts';
import { m } from '#ui/paraglide/messages.js';

/** Why there is no mail to show yet. */
export function mailFault(problem: MailProblem): string {
	switch (problem.type) {
		case 'NoMailbox':
			return m.invoices_mail_no_mailbox();
		case 'NoDebtor':
			return m.invoices_no_debtor_text();
		case 'NoAddress':
			return m.invoices_mail_no_address();
		case 'NoDocument':
			return m.invoices_mail_no_document();
		case 'TooBig':
			return m.travel_too_big({ size: formatBytes(problem.size), limit: formatBytes(problem.limit) });
		case 'BadText':
			return m.invoices_mail_bad_text();
	}
}
