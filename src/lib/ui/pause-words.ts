import type { MailboxStatus } from '#domain/mailbox.ts';
import { adviceWords } from './advice-words.ts';
import { m } from './paraglide/messages.js';
import { reasonWords } from './reason-words.ts';

/** Whether the relay holds what a mailbox logs in with: only then can a person let it go on. */
export const canLogIn = ({ login, hasPassword }: Pick<MailboxStatus, 'login' | 'hasPassword'>): boolean =>
	login === 'none' || hasPassword;

/** Why a mailbox stands still that nobody has stopped, and what to do about it; the advice may be empty. */
export function pauseWords(mailbox: MailboxStatus, reason: string): { why: string; advice: string } {
	if (!canLogIn(mailbox)) {
		if (mailbox.login === 'oauth') return { why: m.mailbox_test_no_sign_in(), advice: m.advice_sign_in() };
		return { why: m.settings_mailbox_paused_no_password(), advice: m.advice_give_password() };
	}
	if (reason === 'login' && mailbox.login === 'oauth')
		return { why: reasonWords(reason), advice: m.advice_sign_in_refused() };
	return { why: reasonWords(reason), advice: adviceWords(reason) };
}
