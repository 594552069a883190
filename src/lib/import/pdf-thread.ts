import { countPages } from './pdf-pages.ts';

addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
	void countPages(new Uint8Array(data)).then((pages) => postMessage(pages));
});
