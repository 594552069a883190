import { fillHeader, type MergeValues, type Template } from './merge.ts';

/** The longest subject that keeps to one line everywhere. RFC 5322 2.1.1. */
const subjectLimit = 78;

/**
 * Fills a subject. Several invoice numbers are a list that keeps the subject within 78 characters, the rest counted:
 * `Invoices 2026-0001, 2026-0002 +3`; at least one number is always written. `suffix` ends it in any case.
 */
export function fillSubject(template: Template, values: MergeValues, numbers: readonly string[], suffix = ''): string {
	const written = (count: number): string =>
		fillHeader(template, { ...values, 'invoice.number': numberList(numbers, count) }, 255 - suffix.length) + suffix;
	for (let count = numbers.length; count > 1; count--) {
		const subject = written(count);
		if ([...subject].length <= subjectLimit) return subject;
	}
	return written(1);
}

/** The first numbers as a list, with the count of those left out: `2026-0001, 2026-0002 +3`. */
export function numberList(numbers: readonly string[], count: number): string {
	const shown = numbers.slice(0, count).join(', ');
	return count < numbers.length ? `${shown} +${numbers.length - count}` : shown;
}
