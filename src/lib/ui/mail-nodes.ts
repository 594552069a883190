/** What a mail body may be made of on our own screens. */
const tags = [
	'p',
	'br',
	'hr',
	'strong',
	'em',
	's',
	'code',
	'pre',
	'ul',
	'ol',
	'li',
	'blockquote',
	'h1',
	'h2',
	'h3',
	'h4',
	'h5',
	'h6',
	'table',
	'thead',
	'tbody',
	'tr',
	'th',
	'td'
] as const;

/** Elements whose words are for machines. */
const mute = ['script', 'style', 'title', 'template', 'noscript'];

/** A piece of a mail body: words, an element out of the list, or a link with its address. */
export type MailNode =
	| { type: 'text'; text: string }
	| { type: 'element'; tag: (typeof tags)[number]; children: MailNode[] }
	| { type: 'link'; href: string; children: MailNode[] };

/**
 * The body of a mail's HTML as pieces that a component draws. It is parsed into a document that nothing shows or runs;
 * of elements that are not in the list only the words remain.
 */
export function mailNodes(html: string): MailNode[] {
	// Styles go before parsing: the page's policy would report them.
	const plain = html.replace(/ style="[^"]*"/g, '');
	return nodesIn(new DOMParser().parseFromString(plain, 'text/html').body);
}

function nodesIn(parent: Element): MailNode[] {
	return [...parent.childNodes].flatMap((node): MailNode[] => {
		if (node.nodeType === Node.TEXT_NODE) return [{ type: 'text', text: node.nodeValue ?? '' }];
		if (!(node instanceof Element)) return [];
		const name = node.localName;
		if (mute.includes(name)) return [];
		const children = nodesIn(node);
		if (name === 'a') return [{ type: 'link', href: node.getAttribute('href') ?? '', children }];
		const tag = tags.find((one) => one === name);
		return tag ? [{ type: 'element', tag, children }] : children;
	});
}
