import { domainToAscii } from './mail-domain.ts';
import { err, ok, type Result } from './result.ts';

/** Why a text is not one plain mail address, with the part that is to blame. Codes are written `U+200B`. */
export type AddressError =
	| { type: 'Empty' }
	| { type: 'ControlCharacter'; code: string }
	| { type: 'HiddenCharacter'; code: string }
	/** `Jan <jan@x.nl>`; the suggestion is the address alone, or empty where it is none. */
	| { type: 'DisplayName'; suggestion: string }
	| { type: 'Comment' }
	| { type: 'Quoted' }
	| { type: 'NoAt'; text: string }
	| { type: 'TwoAts'; text: string }
	| { type: 'Space'; text: string }
	| { type: 'NothingBeforeAt' }
	| { type: 'NothingAfterAt' }
	| { type: 'Character'; character: string }
	/** A dot at the start or the end of a part, or two in a row. */
	| { type: 'Dots'; text: string }
	| { type: 'CommaForDot'; suggestion: string }
	| { type: 'AddressLiteral'; domain: string }
	/** A domain without a dot, such as `jan@bakkerij`. */
	| { type: 'DomainIncomplete'; domain: string }
	| { type: 'DomainInvalid'; domain: string }
	| { type: 'TooLong'; octets: number; limit: number };

/** Octets before the @, and of the whole address. RFC 5321 4.5.3.1.1; 254 is what fits into a path (4.5.3.1.3). */
const localPartLimit = 64;
const addressLimit = 254;

/** What may stand before the @: RFC 5321 atext, and letters, marks and digits of any script (RFC 6531). */
const oddBeforeAt = /[^\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]/u;

/**
 * Reads a text that must be exactly one plain address: RFC 5321 Mailbox with a dot-string before the @, in any script
 * (RFC 6531), and a full domain name after it. Nothing is trimmed or repaired. The address comes back in NFC with its
 * domain as lower-case A-labels.
 */
export function parseAddress(text: string): Result<string, AddressError> {
	const strange = strangeness(text);
	if (strange) return err(strange);
	const at = text.indexOf('@');
	const local = text.slice(0, at);
	const domain = text.slice(at + 1);
	const fault = localFault(local) ?? domainFault(local, domain);
	if (fault) return err(fault);
	const ascii = domainToAscii(domain);
	if (ascii === null) return err({ type: 'DomainInvalid', domain });
	const address = `${local.normalize('NFC')}@${ascii}`;
	const octets = octetsOf(address);
	if (octets > addressLimit) return err({ type: 'TooLong', octets, limit: addressLimit });
	return ok(address);
}

/** Whether an address has other letters than ASCII before the @, which only some mail servers take (SMTPUTF8, RFC 6531). */
export const needsUtf8 = (address: string): boolean => !/^\p{ASCII}*$/u.test(address);

/** Whether a text is already one plain address in the form that `parseAddress` gives. */
export function isPlainAddress(text: string): boolean {
	const result = parseAddress(text);
	return result.ok && result.value === text;
}

/** What makes a text something other than `word@word`. */
function strangeness(text: string): AddressError | null {
	if (text === '') return { type: 'Empty' };
	const control = /[\p{Cc}\p{Cs}\u2028\u2029]/u.exec(text);
	if (control) return { type: 'ControlCharacter', code: codeOf(control[0]) };
	const hidden = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u.exec(text);
	if (hidden) return { type: 'HiddenCharacter', code: codeOf(hidden[0]) };
	if (/[<>]/.test(text)) return { type: 'DisplayName', suggestion: insideBrackets(text) };
	if (/[()]/.test(text)) return { type: 'Comment' };
	if (text.includes('"')) return { type: 'Quoted' };
	if (!text.includes('@')) return { type: 'NoAt', text };
	if (text.indexOf('@') !== text.lastIndexOf('@')) return { type: 'TwoAts', text };
	if (/\s/.test(text)) return { type: 'Space', text };
	return null;
}

function localFault(local: string): AddressError | null {
	if (local === '') return { type: 'NothingBeforeAt' };
	// An encoded word is made of allowed characters, but some mail programs decode it into another address.
	if (local.includes('=?')) return { type: 'Character', character: '=?' };
	if (/^\.|\.\.|\.$/.test(local)) return { type: 'Dots', text: local };
	const odd = oddBeforeAt.exec(local);
	if (odd) return { type: 'Character', character: odd[0] };
	// A look-alike of another letter, such as a full-width one, would be another address to some servers.
	const plain = local.normalize('NFC');
	if (plain.normalize('NFKC') !== plain) return { type: 'Character', character: lookAlike(plain) };
	const octets = octetsOf(plain);
	if (octets > localPartLimit) return { type: 'TooLong', octets, limit: localPartLimit };
	return null;
}

function domainFault(local: string, domain: string): AddressError | null {
	if (domain === '') return { type: 'NothingAfterAt' };
	if (domain.startsWith('[')) return { type: 'AddressLiteral', domain };
	if (domain.includes(',')) return commaFault(`${local}@${domain.replaceAll(',', '.')}`);
	if (/^\.|\.\.|\.$/.test(domain)) return { type: 'Dots', text: domain };
	const odd = /[^\p{L}\p{M}\p{N}.-]/u.exec(domain);
	if (odd) return { type: 'Character', character: odd[0] };
	if (!domain.includes('.')) return { type: 'DomainIncomplete', domain };
	return null;
}

function commaFault(repaired: string): AddressError {
	const address = parseAddress(repaired);
	return address.ok ? { type: 'CommaForDot', suggestion: address.value } : { type: 'Character', character: ',' };
}

/** The address in `Name <address>`, or an empty text. */
function insideBrackets(text: string): string {
	const inside = parseAddress(/^[^<>]*<([^<>]+)>$/.exec(text)?.[1] ?? '');
	return inside.ok ? inside.value : '';
}

const lookAlike = (text: string): string => [...text].find((one) => one.normalize('NFKC') !== one) ?? text;

const octetsOf = (text: string): number => new TextEncoder().encode(text).length;

const codeOf = (character: string): string =>
	`U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
