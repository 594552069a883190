import type { AddressError } from '#domain/address.ts';
import { m } from './paraglide/messages.js';

/** What is wrong with a part of an address field, in words. */
export function addressFault(error: AddressError): string {
	switch (error.type) {
		case 'Empty':
			return m.send_address_empty();
		case 'ControlCharacter':
		case 'HiddenCharacter':
			return m.send_address_hidden({ code: error.code });
		case 'DisplayName':
			return m.send_address_name();
		case 'Comment':
			return m.send_address_comment();
		case 'Quoted':
			return m.send_address_quoted();
		case 'NoAt':
			return m.send_address_no_at();
		case 'TwoAts':
			return m.send_address_two_ats();
		case 'Space':
			return m.send_address_space();
		case 'NothingBeforeAt':
			return m.send_address_nothing_before();
		case 'NothingAfterAt':
			return m.send_address_nothing_after();
		case 'Character':
			return m.send_address_character({ character: error.character });
		case 'Dots':
			return m.send_address_dots();
		case 'CommaForDot':
			return m.send_address_comma();
		case 'AddressLiteral':
		case 'DomainInvalid':
			return m.send_address_domain({ domain: error.domain });
		case 'DomainIncomplete':
			return m.send_address_domain_incomplete({ domain: error.domain });
		case 'TooLong':
			return m.send_address_too_long({ limit: error.limit });
	}
}
