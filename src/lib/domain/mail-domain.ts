/** One label of a name as DNS keeps it: letters, digits, hyphens. RFC 1123 2.1. */
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

const plainLabel = /^[A-Za-z0-9-]+$/;

/**
 * A domain name of at least two labels as lower-case A-labels, or null where it is none. Only letters, marks, digits,
 * hyphens and dots may come in, so that the URL parser, which alone knows IDNA in every runtime, never sees its own syntax.
 */
export function domainToAscii(domain: string): string | null {
	if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return null;
	const ascii = /^[a-z0-9.-]+$/i.test(domain) ? domain.toLowerCase() : throughUrl(domain);
	if (ascii === null) return null;
	const labels = ascii.split('.');
	const top = labels.at(-1)!;
	// A name whose last label begins with a digit reads as an IPv4 address.
	return labels.length > 1 && labels.every((part) => label.test(part)) && /^[a-z]/.test(top) ? ascii : null;
}

/** IDNA by the URL parser; a label that it would turn into another ASCII word (full-width letters, ligatures) is refused. */
function throughUrl(domain: string): string | null {
	if (domain.normalize('NFKC') !== domain.normalize('NFC')) return null;
	const url = `http://${domain}/`;
	if (!URL.canParse(url)) return null;
	const host = new URL(url).hostname;
	const labels = host.split('.');
	const written = domain.split('.');
	const faithful = (part: string, index: number): boolean =>
		plainLabel.test(part) ? labels[index] === part.toLowerCase() : labels[index]!.startsWith('xn--');
	return labels.length === written.length && written.every(faithful) ? host : null;
}
