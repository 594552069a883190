import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';

describe('environment', () => {
	it('has a default for each variable', () => {
		expect(readEnv({})).toEqual({
			ok: true,
			value: {
				port: 8787,
				host: '127.0.0.1',
				hostIsGiven: false,
				trustPort: 8788,
				dataDir: './data',
				keyFile: './keys/facturier.key',
				webRoot: 'build',
				publicUrl: null,
				recipientsPerDay: 10_000,
				oauthBase: null,
				backoffScale: 1
			}
		});
	});

	it('takes an empty variable as absent', () => {
		expect(readEnv({ PORT: '', PUBLIC_URL: '' })).toEqual(readEnv({}));
	});

	it('keeps the origin of the public address', () => {
		expect(readEnv({ PUBLIC_URL: 'https://facturier.example/' })).toMatchObject({
			value: { publicUrl: 'https://facturier.example' }
		});
	});

	it.each([
		['PORT', 'abc'],
		['PORT', '65536'],
		['PORT', '-1'],
		['HOST', 'a b'],
		['PUBLIC_URL', 'facturier.example'],
		['PUBLIC_URL', 'ftp://facturier.example'],
		['PUBLIC_URL', 'https://facturier.example/app'],
		['FACTURIER_OAUTH_BASE', 'https://sign-in.example'],
		['FACTURIER_BACKOFF_SCALE', 'fast'],
		['FACTURIER_BACKOFF_SCALE', '2']
	])('refuses %s=%s and names both', (name, value) => {
		expect(readEnv({ [name]: value })).toMatchObject({
			ok: false,
			error: [expect.stringMatching(new RegExp(`^${name} must be .*`))]
		});
	});

	it('lists every bad variable at once', () => {
		expect(readEnv({ PORT: 'x', PUBLIC_URL: 'y' })).toMatchObject({
			error: [expect.stringContaining('PORT'), expect.stringContaining('PUBLIC_URL')]
		});
	});
});
