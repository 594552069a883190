/** How a text looks. Colours are `#rrggbb`. */
export interface TextStyle {
	/** Points. */
	size: number;
	bold?: true;
	colour?: string;
	/** Where x is: the text's beginning (default) or its end. */
	align?: 'left' | 'right';
}

/** What decides how wide a text is. */
export type Face = Pick<TextStyle, 'size' | 'bold'>;

/** Knows how wide texts are. */
export interface Ruler {
	/** Width of a text in millimetres, without kerning. */
	widthOf(text: string, face: Face): number;
}

/** A place on the page in millimetres from the top left corner of A4; for text, y is the baseline. */
export interface Page extends Ruler {
	/** Adds a page and draws on it from now on. The first page is there from the start. */
	addPage(): void;
	/** Writes one line of text. */
	text(text: string, x: number, y: number, style: TextStyle): void;
	/** Draws a straight line, `width` in millimetres. */
	line(x1: number, y1: number, x2: number, y2: number, width: number, colour: string): void;
	/** Fills a rectangle. */
	rect(x: number, y: number, width: number, height: number, colour: string): void;
}
