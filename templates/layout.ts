import type { Head } from '#domain/document.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { LetterheadMargins } from '#domain/letterhead.ts';
import type { FittedAddress } from './address.ts';
import type { Page } from './page.ts';

/** All that a layout draws. The letterhead itself lies behind the page and is not the layout's work. */
export interface DocumentData {
	invoice: Invoice;
	issuer: Issuer;
	/** Only `drawn` asks for the issuer's name and foot; the rest of the page never differs. */
	head: Head['type'];
	address: FittedAddress;
	/** The margins of the letterhead behind it; absent where there is none. */
	margins?: LetterheadMargins;
}

/** How a document is drawn. Each file in templates/layouts/ exports one as `layout`. */
export interface Layout {
	/** The file's name, as issuers name it. */
	name: string;
	/** What it draws of an invoice: the invoice itself, which is what issuers choose from, or its deliveries. */
	draws: 'invoice' | 'deliveries';
	/** Counts up when the same invoice would be drawn differently. */
	version: number;
	/** Draws the whole document on any number of pages; draws nothing that depends on clock or runtime. */
	draw(page: Page, data: DocumentData): void;
}
