/** A place on the page in millimetres from the top left corner of A4; for text, y is the baseline. */
export interface Page {
	/** Adds a page and draws on it from now on. */
	addPage(): void;
	/** Writes one line of text. `size` in points. */
	text(text: string, x: number, y: number, style: TextStyle): void;
	/** Draws a straight line, `width` in millimetres. */
	line(x1: number, y1: number, x2: number, y2: number, width: number, colour: string): void;
	/** Fills a rectangle. */
	rect(x: number, y: number, width: number, height: number, colour: string): void;
	/** Width of a text in millimetres. */
	widthOf(text: string, style: Pick<TextStyle, 'size' | 'bold'>): number;
}

/** How a text looks. Colours are `#rrggbb`. */
export interface TextStyle {
	/** Points. */
	size: number;
	bold?: true;
	colour?: string;
	/** Where x is: the text's beginning (default) or its end. */
	align?: 'left' | 'right';
}
