import { globSync } from 'node:fs';
import { dirname, relative } from 'node:path';

/** The addresses of all screens, but those that name one thing. */
export const plainRoutes = (): string[] =>
	globSync('src/routes/**/+page.svelte')
		.map((file) => `/${relative('src/routes', dirname(file))}`)
		.filter((path) => !path.includes('['))
		.sort();
