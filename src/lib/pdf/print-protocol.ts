import type { Sheets } from './print-run.ts';

/** What the print worker is asked, in this order: it begins, takes documents, and ends with the job. */
export type PrintAsk =
	| { type: 'begin'; sheets: Sheets; title: string }
	| { type: 'add'; pdf: ArrayBuffer; mark: string }
	| { type: 'finish' };

/** What the print worker answers, one reply to each question. */
export type PrintReply =
	| { type: 'begun' }
	| { type: 'added'; pages: number }
	| { type: 'unreadable' }
	| { type: 'finished'; bytes: ArrayBuffer; pages: number }
	| { type: 'failed'; detail: string };
