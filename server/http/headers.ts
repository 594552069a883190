import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** The page carries its own policy in a meta element, and two policies are both enforced: this says only what a meta element cannot. */
const pagePolicy = "frame-ancestors 'none'";

/** Workers do not inherit the page's policy: they obey the one that comes with their own script. */
const scriptPolicy =
	"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self' blob:; frame-ancestors 'none'";

/** The security headers that do not hang on the content; HSTS only where the relay is reached by https. */
export const securityHeaders = (publicUrl: string | null): MiddlewareHandler =>
	secureHeaders({
		crossOriginOpenerPolicy: 'same-origin',
		referrerPolicy: 'no-referrer',
		xFrameOptions: 'DENY',
		strictTransportSecurity: publicUrl?.startsWith('https:') ? 'max-age=31536000' : false
	});

/** The content security policy by type of content, known only once there is an answer. */
export const contentPolicy: MiddlewareHandler = async (c, next) => {
	await next();
	const isPage = c.res.headers.get('content-type')?.startsWith('text/html');
	c.header('Content-Security-Policy', isPage ? pagePolicy : scriptPolicy);
};
