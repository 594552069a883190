import type { TemplateError } from '#domain/merge.ts';
import type { MailProblem } from '#documents/compose.ts';
import type { MailTextError } from '#documents/mail.ts';
import { formatBytes } from '#ui/format.ts';
import { m } from '#ui/paraglide/messages.js';

/** What is wrong with a mail text, and in which part. */
export function textFault({ part, error }: MailTextError): string {
	const where = part === 'subject' ? m.send_text_subject() : m.send_text_body();
	return templateFault(error, where);
}

function templateFault(error: TemplateError, where: string): string {
	switch (error.type) {
		case 'UnknownField':
			return m.send_text_unknown_field({ field: error.field, where });
		case 'Unclosed':
			return m.send_text_unclosed({ where });
	}
}

/** Why an invoice cannot be mailed at this moment. */
export function mailFault(problem: MailProblem): string {
	switch (problem.type) {
		case 'NoMailbox':
			return m.send_no_mailbox();
		case 'NoDebtor':
			return m.send_obstacle_no_debtor();
		case 'NoAddress':
			return m.send_obstacle_no_address();
		case 'NoDocument':
			return m.send_obstacle_no_document();
		case 'TooBig':
			return m.travel_too_big({ size: formatBytes(problem.size), limit: formatBytes(problem.limit) });
		case 'BadText':
			return textFault(problem);
	}
}
