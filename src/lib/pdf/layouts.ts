import type { Layout } from '#templates/layout.ts';

const files = import.meta.glob<Layout>(['/templates/layouts/*.ts', '!**/*.test.ts'], { eager: true, import: 'layout' });

/** Every layout in templates/layouts/, by name. */
export const layouts: ReadonlyMap<string, Layout> = new Map(
	Object.values(files).map((layout) => [layout.name, layout])
);
