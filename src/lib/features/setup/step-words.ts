import type { IconName } from '#ui/icons.ts';
import { m } from '#ui/paraglide/messages.js';
import type { StepName } from './checklist-facts.ts';

/** What a step says, and where it leads. */
interface StepWords {
	title: () => string;
	text: () => string;
	hint?: () => string;
	minutes: number;
	/** Ways to do it, the likeliest first; settling the place and installing have components of their own. */
	ways: { label: () => string; href: string; icon: IconName }[];
}

/** The words of each step. */
export const stepWords: Record<StepName, StepWords> = {
	place: { title: m.devices_place_step, text: m.devices_place_step_text, minutes: 1, ways: [] },
	company: {
		title: m.setup_company,
		text: m.setup_company_text,
		minutes: 3,
		ways: [{ label: m.setup_company_act, href: '/settings/issuers/new?back=setup', icon: 'building' }]
	},
	letterhead: {
		title: m.setup_letterhead,
		text: m.setup_letterhead_text,
		minutes: 1,
		ways: [{ label: m.setup_letterhead_act, href: '/settings/letterheads', icon: 'upload' }]
	},
	mailbox: {
		title: m.setup_mailbox,
		text: m.setup_mailbox_text,
		hint: m.setup_mailbox_hint,
		minutes: 3,
		ways: [{ label: m.setup_mailbox_act, href: '/settings/mailboxes/new?back=setup', icon: 'mail' }]
	},
	debtors: {
		title: m.setup_debtors,
		text: m.setup_debtors_text,
		minutes: 2,
		ways: [
			{ label: m.setup_debtors_act, href: '/import', icon: 'people' },
			{ label: m.setup_debtors_write, href: '/debtors/new', icon: 'plus' }
		]
	},
	invoice: {
		title: m.setup_invoice,
		text: m.setup_invoice_text,
		minutes: 3,
		ways: [
			{ label: m.setup_invoice_act, href: '/invoices/new', icon: 'edit' },
			{ label: m.setup_invoice_import, href: '/import', icon: 'upload' }
		]
	},
	install: { title: m.setup_install, text: m.setup_install_text, minutes: 1, ways: [] },
	backup: {
		title: m.backup_step,
		text: m.backup_step_text,
		minutes: 1,
		ways: [{ label: m.backup_step_act, href: '/settings/backup', icon: 'save' }]
	}
};
