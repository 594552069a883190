import { describe, expect, it } from 'vitest';
import { countryCode } from './countries.ts';

describe('countryCode', () => {
	it.each([
		['NL', 'NL'],
		['nl', 'NL'],
		['Nederland', 'NL'],
		['Niederlande', 'NL'],
		['Pays-Bas', 'NL'],
		['The Netherlands', 'NL'],
		['Holland', 'NL'],
		['België', 'BE'],
		['Belgique', 'BE'],
		['Österreich', 'AT'],
		['Oostenrijk', 'AT'],
		['Allemagne', 'DE'],
		['DEU', 'DE'],
		['D', 'DE'],
		['UK', 'GB'],
		['Verenigd Koninkrijk', 'GB'],
		['Great Britain', 'GB'],
		['USA', 'US'],
		['États-Unis', 'US'],
		['Zwitserland', 'CH'],
		['Tschechien', 'CZ'],
		['Czech Republic', 'CZ']
	])('knows %s', (name, code) => expect(countryCode(name)).toBe(code));

	it.each(['', 'Absurdistan', 'EU', 'ZZ', 'DD', 'Jansen'])('does not know %j', (name) =>
		expect(countryCode(name)).toBeNull()
	);
});
