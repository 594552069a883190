/** A file that travels with a mail, as far as a list shows it. */
export interface TravelFile {
	sha256: string;
	fileName: string;
	/** Bytes. */
	size: number;
}

/** A PDF that is open for showing. */
export interface OpenedFile {
	pages: number;
	draw(canvas: HTMLCanvasElement, page: number, widthPx: number): Promise<void>;
	close(): Promise<void>;
}

/** How files are opened and kept: null where the bytes are gone. */
export interface FileAccess {
	open: (sha256: string) => Promise<OpenedFile | null>;
	save: (file: TravelFile) => Promise<unknown>;
}
