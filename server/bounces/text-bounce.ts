import type { Address, Email } from 'postal-mime';
import type { Action, Notice } from './delivery-status.ts';

/** The letter of a mail system that writes no RFC 3464 report: for people, but of a form that all of them share. */
export interface TextBounce {
	notices: Notice[];
	/** The Message-ID in the headers that came back below the letter, or empty. */
	messageId: string;
}

/** Where the letter ends and what came back begins. */
const copyBegins =
	/^.*\b(below this line|copy of (the|your) (original )?(message|mail)|original (message|mail)|unsent message|(message|mail) headers?|headers? of the|returned (message|mail)|body part)\b.*$/im;

const failure =
	/permanent|fail(ed|ure)|error delivering|undeliver|unable to deliver|(not|never) (be |been )?(delivered|reach)|giv(en|ing) up|returned to sender|rejected|refused|unknown|no such|(mailbox|quota|user).{0,30}(full|exceeded|disabled|exist)|unzustellbar|nicht (zugestellt|zustellbar)|niet (worden )?(afgeleverd|bezorgd)|onbestelbaar|non (remis|distribu)/i;
const delay =
	/(has been|was|is) delayed|delayed by|delay(ed)? warning|still (be )?trying|(will|is going to) (be |keep |continue )?(re)?tr(y|ied|ying)|(do|need) not (need to )?resend|no action is required|wird weiterhin versucht/i;

/** Holidays, and doors at which a person has to knock: no news of the mail. */
const answer =
	/out of (the )?office|auto(matic(ally)?|matisch\w{0,10})?[ -]?(re(ply|sponse)|antw\w+)|vacation|holiday|afwezig|abwesen|absence|r[ée]ponse automatique/i;
const challenge =
	/challenge|captcha|whitelist|white list|confirm (that|your|you)|verify (that|your|you)|click (on )?(here|the)/i;

/** Reads such a letter, or null where a mail is none. What it says about holds only where its headers came back as well. */
export function readTextBounce(mail: Email): TextBounce | null {
	if (!isFromMailSystem(mail) || answer.test(mail.subject ?? '')) return null;
	const text = mail.text ?? '';
	const cut = copyBegins.exec(text)?.index ?? text.length;
	const letter = text.slice(0, cut);
	if (challenge.test(letter)) return null;

	const action: Action | null = delay.test(letter) ? 'delayed' : failure.test(letter) ? 'failed' : null;
	const messageId = /^[> \t]*Message-ID:\s*(<[^<>\s]+>)/im.exec(text.slice(cut))?.[1] ?? '';
	const addresses = recipientsIn(mail, letter);
	if (action === null || addresses.length === 0) return null;
	const words = /^.*(?<![\d.])[45]\d\d[ -].*$/m.exec(letter)?.[0].trim() ?? '';
	const status = /(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(letter)?.[0] ?? '';
	return { messageId, notices: addresses.map((recipient) => ({ recipient, original: '', action, status, words })) };
}

const mailSystems =
	/^(mailer[-_.]?daemon|mail[-_.]daemon|postmaster|mail[-_.]delivery[-_.](sub)?system|mdaemon|mmdf)$/i;

/** A mail system writes under its own name, or without anybody to answer (RFC 5321, 4.5.5). */
const isFromMailSystem = ({ headers, from, returnPath }: Email): boolean =>
	headers.some(({ key }) => key === 'x-failed-recipients') ||
	mailSystems.test(localPartOf(from)) ||
	returnPath === '<>' ||
	(returnPath === '' && headers.some(({ key }) => key === 'return-path'));

const localPartOf = (from: Address | undefined): string => from?.address?.split('@')[0] ?? '';

/** The addresses in angle brackets or at the beginning of lines; a header of its own tells them best. */
function recipientsIn({ headers }: Email, letter: string): string[] {
	const named = headers
		.filter(({ key }) => key === 'x-failed-recipients')
		.flatMap(({ value }) => value.split(/[,\s]+/));
	const listed = [
		...letter.matchAll(/(?:<|^[ \t*>-]*(?:[\w -]{2,20}:[ \t]+)?(?:rfc822;[ \t]*)?["'<]*)([^\s"'<>:;,@]+@[\w.-]+\w)/gim)
	];
	const found = named.some((word) => word !== '') ? named : listed.map(([, address]) => address!);
	return [...new Set(found.filter((address) => address.includes('@')))];
}
