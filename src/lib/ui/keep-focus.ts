/** What the Tab key stops at. */
const stops = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex="0"]';

/** A place on the way up from the focus, and what stood next to it. */
interface Place {
	element: Element;
	next: Element | null;
}

/** The places from the one with the focus up to the body. */
let way: Place[] = [];
/** Whether the last act was by key: who points needs no focus. */
let byKey = true;

function remember(): void {
	way = [];
	for (let element = document.activeElement; element && element !== document.body; element = element.parentElement) {
		way.push({ element, next: element.nextElementSibling });
	}
}

const isThere = (element: Element | null): element is Element =>
	element?.isConnected === true && element.checkVisibility();

const stopIn = (element: Element): HTMLElement | undefined =>
	[element, ...element.querySelectorAll(stops)].find(
		(one): one is HTMLElement => one instanceof HTMLElement && one.matches(stops) && one.checkVisibility()
	);

/** The nearest place that is left, with its gone neighbour's next one before it; a new page is entered at its main part. */
function nearest(): HTMLElement | undefined {
	const left = way.findIndex(({ element }) => isThere(element));
	const main = document.getElementById('main');
	const around = way[left]?.element;
	if (!around || !main?.contains(around)) return main ?? undefined;
	const next = way[left - 1]?.next ?? null;
	return (isThere(next) ? stopIn(next) : undefined) ?? stopIn(around) ?? main;
}

function mend(): void {
	const lost = byKey && way.length > 0 && !way[0]?.element.isConnected;
	if (lost && document.activeElement === document.body) nearest()?.focus();
}

/** Keeps the focus of who works by keys near where it was, when what had it goes away. Call once. */
export function keepFocus(): void {
	remember();
	document.addEventListener('focusin', remember);
	document.addEventListener('keydown', () => (byKey = true), true);
	document.addEventListener('pointerdown', () => (byKey = false), true);
	new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
}
