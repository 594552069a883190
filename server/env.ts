import * as v from 'valibot';
import { err, ok, type Result } from '#domain/result.ts';

const wholeNumber = (max: number, message: string) =>
	v.pipe(v.string(), v.regex(/^\d{1,5}$/, message), v.transform(Number), v.maxValue(max, message));

const path = v.pipe(v.string(), v.nonEmpty('is empty'));

const origin = v.pipe(
	v.string(),
	v.check((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'must be an http or https address'),
	v.transform((text) => new URL(text)),
	v.check((url) => url.href === `${url.origin}/`, 'must be an address alone, without path or login'),
	v.transform((url) => url.origin)
);

const Environment = v.object({
	/** 0 takes any free port. */
	PORT: v.optional(wholeNumber(65_535, 'must be a port from 0 to 65535'), '8787'),
	/** Where to listen; at first on this machine alone, and once `relay -- tls` was run, on the firm's network. */
	HOST: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9.:-]+$/, 'must be a name or an IP address'))),
	/** The port of the page on which devices learn to trust the relay's own certificate; 0 takes any free one. */
	TRUST_PORT: v.optional(wholeNumber(65_535, 'must be a port from 0 to 65535'), '8788'),
	DATA_DIR: v.optional(path, './data'),
	KEY_FILE: v.optional(path, './keys/facturier.key'),
	WEB_ROOT: v.optional(path, 'build'),
	/** The address under which devices reach the relay, where it stands behind a proxy. */
	PUBLIC_URL: v.optional(origin),
	/** Where tests have the sign-in endpoints of all providers, on this machine alone; nothing else. */
	FACTURIER_OAUTH_BASE: v.optional(
		v.pipe(origin, v.regex(/^http:\/\/127\.0\.0\.1:\d+$/, 'must be an address of this machine'))
	),
	/** Recipients that one device may hand over in 24 hours: what a stolen or confused one can do at most. */
	RECIPIENTS_PER_DAY: v.optional(wholeNumber(99_999, 'must be a number up to 99999'), '10000'),
	/** Shortens the waits between tries in tests; nothing else. */
	FACTURIER_BACKOFF_SCALE: v.optional(
		v.pipe(
			v.string(),
			v.transform(Number),
			v.number('must be a number'),
			v.minValue(0, 'must be from 0 to 1'),
			v.maxValue(1, 'must be from 0 to 1')
		),
		'1'
	)
});

/** What the relay takes from its surroundings, parsed once. */
export interface Env {
	port: number;
	host: string;
	/** Whether the host was named, or is what the relay takes by itself. */
	hostIsGiven: boolean;
	trustPort: number;
	dataDir: string;
	keyFile: string;
	webRoot: string;
	publicUrl: string | null;
	recipientsPerDay: number;
	oauthBase: string | null;
	backoffScale: number;
}

/** Reads the environment; the error lists each bad variable with what it must be. An empty one counts as absent. */
export function readEnv(variables: Record<string, string | undefined>): Result<Env, string[]> {
	const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
	const parsed = v.safeParse(Environment, given);
	if (!parsed.success)
		return err(parsed.issues.map((issue) => `${v.getDotPath(issue)} ${issue.message} (it is ${String(issue.input)})`));
	const env = parsed.output;
	return ok({
		port: env.PORT,
		host: env.HOST ?? '127.0.0.1',
		hostIsGiven: env.HOST !== undefined,
		trustPort: env.TRUST_PORT,
		dataDir: env.DATA_DIR,
		keyFile: env.KEY_FILE,
		webRoot: env.WEB_ROOT,
		publicUrl: env.PUBLIC_URL ?? null,
		recipientsPerDay: env.RECIPIENTS_PER_DAY,
		oauthBase: env.FACTURIER_OAUTH_BASE ?? null,
		backoffScale: env.FACTURIER_BACKOFF_SCALE
	});
}

/** The address to show people: the public one, the name that the relay's certificate holds, or this machine's own. */
export function addressOf({ publicUrl, host }: Env, port: number, certified: string | null = null): string {
	if (publicUrl !== null) return publicUrl;
	if (certified !== null) return `https://${certified}:${port}`;
	const isAnywhere = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(host);
	const name = isAnywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
	return `http://${name}:${port}`;
}
