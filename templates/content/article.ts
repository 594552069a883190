import type { Sheet } from '#templates/sheet.ts';

/** The article number of a line in words; empty where it has none. */
export const articleWords = ({ words }: Sheet, article = ''): string => (article ? `${words.article} ${article}` : '');

/** Whether an article number stands whole in a column of its own; a longer one goes with the description. */
export const fitsColumn = ({ page }: Sheet, article: string, room: number): boolean =>
	page.widthOf(article, { size: 6 }) <= room;
