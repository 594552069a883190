import type { Token } from 'markdown-it';

/** A mail body in both its forms; fields still stand in it as `{{…}}`. */
export interface RenderedBody {
	html: string;
	text: string;
}

/** Renders Markdown with raw HTML, links by guess and typography off; the parser is loaded at the first call. */
export async function renderMarkdown(body: string): Promise<RenderedBody> {
	const { default: MarkdownIt } = await import('markdown-it');
	const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false, breaks: true });
	markdown.disable('image');
	return { html: markdown.render(body).trim(), text: plainText(markdown.parse(body, {})) };
}

/** The same words without marks: paragraphs parted by an empty line, links followed by their address. */
function plainText(tokens: Token[]): string {
	const lines: string[] = [];
	let bullet = '';
	for (const token of tokens) {
		if (token.type === 'list_item_open') bullet = `${token.info || '-'}${token.info ? '.' : ''} `;
		if (token.type === 'inline') {
			lines.push(bullet + inlineText(token.children ?? []));
			bullet = '';
		}
		if (token.type === 'fence' || token.type === 'code_block') lines.push(token.content.trimEnd());
		if (token.level === 0 && token.nesting <= 0 && lines.at(-1) !== '') lines.push('');
	}
	return lines.join('\n').trim();
}

function inlineText(children: Token[]): string {
	let href = '';
	return children
		.map((child) => {
			switch (child.type) {
				case 'softbreak':
				case 'hardbreak':
					return '\n';
				case 'link_open':
					href = String(child.attrGet('href') ?? '');
					return '';
				case 'link_close':
					return ` (${href})`;
				default:
					return child.content;
			}
		})
		.join('');
}
