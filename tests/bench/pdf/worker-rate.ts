import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { launchOptions } from '#tests/support/chromium.ts';
import type { RenderInput } from '#pdf/render.ts';

const page = 'tests/bench/pdf/web/index.html';
const empty = resolve('src/lib/pdf/empty.ts');
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.jpg': 'image/jpeg' };

/** How many full documents a second the app's own worker makes in Chromium, one after the other. */
export async function fullPerSecond({ letterhead, ...job }: RenderInput, count: number): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), 'facturier-worker-'));
	await build({
		configFile: false,
		logLevel: 'error',
		publicDir: 'static',
		resolve: { alias: { html2canvas: empty, canvg: empty, dompurify: empty } },
		worker: { format: 'es' },
		build: { outDir: folder, emptyOutDir: true, target: 'es2022', rolldownOptions: { input: page } }
	});
	const image = Buffer.from(letterhead?.first as ArrayBuffer);
	const read = (path: string) => (path === '/letterhead.jpg' ? image : readFileSync(join(folder, path)));
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		response.setHeader('content-type', types[extname(pathname)] ?? 'application/octet-stream');
		try {
			response.end(read(pathname));
		} catch {
			response.writeHead(404).end();
		}
	});
	await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
	const browser = await chromium.launch(launchOptions);
	try {
		const tab = await browser.newPage();
		await tab.goto(`http://localhost:${(server.address() as AddressInfo).port}/${page}`);
		return await tab.evaluate(
			([input, times]) => (globalThis as unknown as Bench).full(input, '/letterhead.jpg', times),
			[job, count] as const
		);
	} finally {
		await browser.close();
		server.close();
		rmSync(folder, { recursive: true });
	}
}

type Bench = { full: (job: Omit<RenderInput, 'letterhead'>, image: string, count: number) => Promise<number> };
