import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { firstWords } from './scripts/first-words.ts';
import { loadedByAtLeast } from './scripts/page-files.ts';

/** What the first page is made of, to the ledger with its rows. */
const firstPage = [
	'src/hooks.client.ts',
	'src/routes/+layout.svelte',
	'src/routes/+error.svelte',
	'src/routes/+page.svelte',
	'src/lib/features/ledger/LedgerScreen.svelte'
];

/** Where an empty ledger leads to. */
const setupPage = 'src/routes/setup/+page.svelte';

/** What talks to the relay; it is loaded when the first page stands. */
const handOver = ['src/lib/sync/exchange.ts'];

/** Where most of the work is done: an invoice, its editor, and the way to approval. */
const workScreens = [
	['src/lib/features/invoices/InvoiceDetail.svelte'],
	['src/lib/features/invoices/InvoiceEditor.svelte'],
	['src/lib/features/send/SendScreen.svelte']
];

/** All that can be opened by an address. */
const pages = readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('+page.svelte'))
	.map((name) => [join('src/routes', name)]);

/** jsPDF's optional parts, which this app never calls. */
const empty = fileURLToPath(new URL('./src/lib/pdf/empty.ts', import.meta.url));

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/ui/paraglide',
			strategy: ['localStorage', 'preferredLanguage', 'baseLocale'],
			emitTsDeclarations: true
		}),
		firstWords(firstPage, setupPage),
		sveltekit()
	],
	resolve: { alias: { html2canvas: empty, canvg: empty, dompurify: empty } },
	// One file per worker: Kit lists a worker's entry for precaching, but not its chunks.
	worker: { format: 'es', rolldownOptions: { output: { codeSplitting: false } } },
	optimizeDeps: {
		include: ['jspdf', 'dexie', 'workbox-window', 'pdfjs-dist', 'papaparse', 'markdown-it', 'postal-mime']
	},
	// Mail texts are read as they stand, also by the development server.
	server: { fs: { allow: ['templates'] } },
	build: { target: 'es2022' },
	environments: {
		client: {
			build: {
				rolldownOptions: {
					output: {
						codeSplitting: {
							groups: [
								{ name: 'first', test: loadedByAtLeast(1, firstPage) },
								{ name: 'hand-over', test: loadedByAtLeast(1, handOver) },
								{ name: 'common', test: loadedByAtLeast(10, ...pages) },
								{ name: 'setup', test: loadedByAtLeast(1, [setupPage]) },
								{ name: 'work', test: loadedByAtLeast(2, ...workScreens) }
							]
						}
					}
				}
			}
		}
	},
	test: {
		maxWorkers: '100%',
		projects: [
			{
				extends: true,
				test: {
					name: 'node',
					environment: 'node',
					include: [
						'src/lib/{domain,import,pdf}/**/*.test.ts',
						'templates/**/*.test.ts',
						'server/**/*.test.ts',
						'tests/{relay,pdf,documents,support,faults}/**/*.test.ts'
					]
				}
			},
			{
				extends: true,
				test: {
					name: 'app',
					environment: './tests/support/client-environment.ts',
					setupFiles: ['fake-indexeddb/auto'],
					include: ['src/lib/{ledger,documents,sync,features,ui}/**/*.test.ts']
				}
			}
		]
	}
});
