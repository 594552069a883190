import { html, raw } from 'hono/html';
import { renderSVG } from 'uqr';
import { pageStyle } from './page-style.ts';
import type { PageWords, SystemSteps } from './page-words/words.ts';

/** What the page shows. */
export interface TrustPage {
	/** Where the app is, by https. */
	appUrl: string;
	/** Where this page is, for other devices. */
	pageUrl: string;
	/** Of the authority's certificate. */
	fingerprint: string;
}

const systems = ['iPad', 'android', 'windows', 'mac', 'linux'] as const;

/** How a system names itself; an iPad says that it is a Mac, so a Mac sees the steps of both. */
const signs: Record<(typeof systems)[number], RegExp> = {
	iPad: /iPad|iPhone|Macintosh/,
	android: /Android/,
	windows: /Windows/,
	mac: /Macintosh/,
	linux: /X11|CrOS|Firefox/
};

/** The page as HTML, with the steps of the reader's own system unfolded. */
export const drawPage = (
	{ appUrl, pageUrl, fingerprint }: TrustPage,
	language: string,
	words: PageWords,
	userAgent: string
) =>
	html`<!doctype html>
		<html lang="${language}">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>${words.title} · Facturier</title>
				${raw(`<style>${pageStyle}</style>`)}
			</head>
			<body>
				<main>
					<h1>${words.title}</h1>
					<p>${words.intro}</p>
					<div class="begin">
						<a class="act first" href="/facturier-ca.crt">${words.download}</a>
						<div class="scan">
							${raw(renderSVG(pageUrl, { border: 2 }))}
							<p class="soft">${words.scan}<br />${pageUrl}</p>
						</div>
					</div>
					<h2>${words.steps}</h2>
					${systems.map((system) => drawSteps(words[system], signs[system].test(userAgent)))}
					<h2>${words.compare}</h2>
					<p>${words.compareText}</p>
					<code>${fingerprint}</code>
					<h2>${words.then}</h2>
					<p>${words.thenText}</p>
					<a class="act" href="${appUrl}">${words.open}</a>
					<p class="soft">${appUrl}</p>
				</main>
			</body>
		</html>`;

const drawSteps = ({ system, steps }: SystemSteps, isOpen: boolean) =>
	html`<details ${raw(isOpen ? 'open' : '')}>
		<summary>${system}</summary>
		<ol>
			${steps.map((step) => html`<li>${step}</li>`)}
		</ol>
	</details>`;
