import { formatBytes } from './format.ts';
import { m } from './paraglide/messages.js';

/** Why an uploaded PDF cannot travel with mails, in words. */
export function uploadFault(
	name: string,
	error: { type: 'NotPdf' } | { type: 'TooBig'; size: number; limit: number }
): string {
	switch (error.type) {
		case 'NotPdf':
			return m.travel_not_pdf({ name });
		case 'TooBig':
			return m.travel_file_too_big({ name, size: formatBytes(error.size), limit: formatBytes(error.limit) });
	}
}
