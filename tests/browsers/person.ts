import { until } from '#tests/support/until.ts';
import type { OpenBrowser } from './browser.ts';

/** A person at a browser that knows no locators: finds things by the words on them. */
export interface Person {
	/** Presses what bears these words, once it is there and can be pressed. `kind` is a CSS selector. */
	press: (words: RegExp, kind?: string) => Promise<void>;
	/** Waits until an expression is true in the page. */
	see: (expression: string, patience?: number) => Promise<void>;
	/** Waits until the page shows these words. */
	read: (words: RegExp, patience?: number) => Promise<void>;
}

/** How long a person waits for the next step, in milliseconds. */
const patience = 60_000;

/** Sits down at a browser. */
export function personAt(browser: OpenBrowser): Person {
	const see = async (expression: string, most = patience) =>
		void (await until(() => browser.read(expression).catch(() => false), Boolean, most));
	return {
		see,
		read: (words, most) => see(`${String(words)}.test(document.body.innerText)`, most),
		press: (words, kind = 'button, a, [role=tab]') =>
			see(`(() => {
				const found = [...document.querySelectorAll(${JSON.stringify(kind)})].find((element) =>
					${String(words)}.test((element.ariaLabel ?? element.innerText).replace(/\\s+/g, ' ').trim())
						&& !element.disabled && element.getClientRects().length > 0);
				found?.click();
				return Boolean(found);
			})()`)
	};
}
