import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { providerAt, providerOf, providers, userAt } from './mailboxes.ts';

const host = v.pipe(v.string(), v.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/));
const port = v.picklist([465, 587, 993]);
const Preset = v.strictObject({
	id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
	name: v.string(),
	domains: v.array(host),
	smtp: v.nullable(v.strictObject({ host, port, security: v.picklist(['tls', 'starttls']) })),
	imap: v.nullable(v.strictObject({ host, port, security: v.picklist(['tls', 'starttls']) })),
	user: v.nullable(v.picklist(['address', 'local'])),
	login: v.nullable(v.picklist(['password', 'app-password', 'oauth'])),
	provider: v.nullable(v.picklist(['google', 'microsoft'])),
	perMinute: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
	perDay: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
	filesSent: v.nullable(v.boolean()),
	advice: v.nullable(
		v.picklist(['google', 'workspace', 'microsoft', 'outlook', 'switch-on', 'own-password', 'unknown', 'own'])
	),
	help: v.union([v.literal(''), v.pipe(v.string(), v.url(), v.startsWith('https://'))]),
	sources: v.array(v.pipe(v.string(), v.minLength(10)))
});

describe('the providers', () => {
	it.each(providers.map((provider) => [provider.id, provider] as const))(
		'are described as they must be: %s',
		(_, one) => {
			expect(v.parse(Preset, one)).toEqual(one);
		}
	);

	it('state nothing without a source, but for how one logs in to the firm’s own server', () => {
		for (const { id, smtp, imap, user, login, perMinute, perDay, filesSent, sources } of providers) {
			const facts = [smtp, imap, perMinute, perDay, filesSent, ...(id === 'own' ? [] : [user, login])];
			const says = facts.some((fact) => fact !== null);
			expect(sources.length > 0, id).toBe(says);
		}
	});

	it('have an id and domains of their own', () => {
		const ids = providers.map(({ id }) => id);
		const domains = providers.flatMap((one) => one.domains);
		expect(new Set(ids).size).toBe(ids.length);
		expect(new Set(domains).size).toBe(domains.length);
	});

	it.each([
		['info@ziggo.nl', 'ziggo'],
		['INFO@XS4ALL.NL', 'kpn'],
		['a@hotmail.com', 'outlook'],
		['a@bakery.onmicrosoft.com', 'microsoft365'],
		['a@skynet.be', 'proximus'],
		['a@zonneveld.example', undefined],
		['a@notziggo.nl', undefined],
		['', undefined]
	])('are guessed from %j: %s', (address, id) => {
		expect(providerOf(address)?.id).toBe(id);
	});

	it('are found again by their server', () => {
		expect(providerAt('SMTP.office365.com ')?.id).toBe('microsoft365');
		expect(providerAt('mail.zonneveld.example')).toBeNull();
	});

	it('want the whole address as user, or what stands before the @', () => {
		expect(userAt(providerOf('bakker@ziggo.nl')!, 'bakker@ziggo.nl')).toBe('bakker@ziggo.nl');
		expect(userAt(providerOf('boulanger@free.fr')!, 'boulanger@free.fr')).toBe('boulanger');
	});
});
