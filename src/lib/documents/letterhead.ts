import type { Result } from '#domain/result.ts';
import type { LetterheadImage } from '#ledger/rows.ts';
import { prepareLetterhead, type LetterheadError } from '#pdf/letterhead.ts';

export type { LetterheadError };

/** Reads an uploaded picture (JPG, PNG) as a page that documents can stand on. */
export const readLetterhead = async (file: File): Promise<Result<LetterheadImage, LetterheadError>> =>
	prepareLetterhead(await file.arrayBuffer());
