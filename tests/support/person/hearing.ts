import type { Page } from '@playwright/test';

/** What a page has said, and the way to ask for it. */
declare global {
	var heard: string[];
}

/**
 * Runs in the page: keeps what a screen reader says by itself. A polite place must stand there before its words come;
 * an alert is heard as it comes. The nearest live place around a text speaks for it (ARIA 1.2, 6.6).
 */
function keepHeard(): void {
	const live = '[aria-live], [role=alert], [role=status]';
	const textOf = (node: Node) => (node instanceof HTMLElement ? node.innerText : (node.textContent ?? '')).trim();
	const say = (text: string) => void (text && globalThis.heard.push(text.replaceAll(/\s+/g, ' ')));

	function come(node: Node, place: Element | null | undefined): void {
		const own = node instanceof Element && node.matches(live);
		if (own ? node.matches('[role=alert]') : place) say(textOf(node));
		else if (node instanceof Element) for (const alert of node.querySelectorAll('[role=alert]')) say(textOf(alert));
	}

	globalThis.heard = [];
	new MutationObserver((changes) => {
		for (const { type, target, addedNodes } of changes) {
			const place = (target instanceof Element ? target : target.parentElement)?.closest(live);
			if (type === 'characterData') come(target, place);
			for (const node of addedNodes) come(node, place);
		}
	}).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Listens to a page from its next load on; what it says is forgotten at each load. */
export async function listen(page: Page): Promise<void> {
	await page.addInitScript(keepHeard);
}

/** What the page has said that fits. */
export const heard = async (page: Page, wanted: RegExp): Promise<string[]> =>
	(await page.evaluate(() => globalThis.heard)).filter((text) => wanted.test(text));
