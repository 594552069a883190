import type { Batch } from '#domain/batch.ts';
import { formatLongDate, formatTime } from '#ui/format.ts';
import { m } from '#ui/paraglide/messages.js';

/** What a batch is called: the day and time of its approval. */
export const batchName = ({ approvedAt }: Batch): string =>
	m.outbox_batch({ date: formatLongDate(approvedAt), time: formatTime(approvedAt) });
