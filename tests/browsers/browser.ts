/** A browser with one page open. */
export interface OpenBrowser {
	open(url: string): Promise<void>;
	/** What an expression gives in the page, as JSON can carry it. */
	read(expression: string): Promise<unknown>;
	/** A PNG of the page. */
	picture(): Promise<Uint8Array>;
	close(): Promise<void>;
}

/** A module of drivers/. */
export interface Driver {
	/** Starts the browser with a page of this size in CSS pixels; `port` is free for what drives it. */
	open(size: { width: number; height: number }, port: number): Promise<OpenBrowser>;
}
