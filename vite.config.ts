import { fileURLToPath } from 'node:url';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { ofFirstPage } from './scripts/first-file.ts';
import { firstWords } from './scripts/first-words.ts';

/** What the first page is made of, to the ledger with its rows. */
const firstPage = [
	'src/hooks.client.ts',
	'src/routes/+layout.svelte',
	'src/routes/+error.svelte',
	'src/routes/+page.svelte',
	'src/lib/features/ledger/LedgerScreen.svelte'
];

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
		firstWords(firstPage, 'src/routes/setup/+page.svelte'),
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
				rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', test: ofFirstPage(firstPage) }] } } }
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
