import { createHash, X509Certificate } from 'node:crypto';
import { Hono } from 'hono';
import { drawPage, type TrustPage } from './page-drawing.ts';
import { pageStyle } from './page-style.ts';
import { de } from './page-words/de.ts';
import { en } from './page-words/en.ts';
import { fr } from './page-words/fr.ts';
import { nl } from './page-words/nl.ts';

const languages = { en, nl, de, fr };
type Language = keyof typeof languages;

const headers = {
	'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'; frame-ancestors 'none'`,
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	'Cache-Control': 'no-store'
};

/**
 * The one page that is served without https: there a device gets the authority's certificate and reads how to trust it.
 * Every other address leads to it.
 */
export function trustPage(authority: string, page: Omit<TrustPage, 'fingerprint'>): Hono {
	const certificate = new X509Certificate(authority);
	return new Hono()
		.use(async (c, next) => {
			await next();
			for (const [name, value] of Object.entries(headers)) c.header(name, value);
		})
		.get('/', (c) => {
			const language = preferred(c.req.header('accept-language') ?? '');
			const userAgent = c.req.header('user-agent') ?? '';
			c.header('Vary', 'Accept-Language');
			return c.html(
				drawPage({ ...page, fingerprint: certificate.fingerprint256 }, language, languages[language], userAgent)
			);
		})
		.get('/facturier-ca.crt', (c) =>
			c.body(new Uint8Array(certificate.raw), 200, { 'Content-Type': 'application/x-x509-ca-cert' })
		)
		.get('*', (c) => c.redirect('/'));
}

/** The language that a browser asks for before others, of those the page has; English where it asks for none of them. */
function preferred(acceptLanguage: string): Language {
	const asked = acceptLanguage
		.split(',')
		.map((part) => part.split(';q='))
		.map(([tag = '', weight = '1']) => ({ tag: tag.trim().slice(0, 2).toLowerCase(), weight: Number(weight) }))
		.filter((one): one is { tag: Language; weight: number } => Object.hasOwn(languages, one.tag))
		.toSorted((a, b) => b.weight - a.weight);
	return asked[0]?.tag ?? 'en';
}
