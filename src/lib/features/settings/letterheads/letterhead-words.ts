import type { LetterheadError, ReadLetterhead } from '#documents/letterhead.ts';
import { m } from '#ui/paraglide/messages.js';

/** Why a file is no page of a letterhead, in words. */
export function faultWords(error: LetterheadError, file: string): string {
	switch (error.type) {
		case 'NotAnImage':
			return m.settings_letterhead_not_image({ file });
		case 'Unreadable':
			return m.settings_letterhead_unreadable({ file });
		case 'NoPages':
			return m.settings_letterhead_no_pages({ file });
		case 'Encrypted':
			return m.settings_letterhead_encrypted({ file });
		case 'TooBig':
			return m.settings_letterhead_too_big({ file, megabytes: error.megabytes });
		case 'TooLarge':
			return m.settings_letterhead_too_large({ file, width: error.width, height: error.height });
	}
}

/** Why a page of a PDF became a picture, in words. */
const pictureWords: Record<NonNullable<ReadLetterhead['becamePicture']>, () => string> = {
	fonts: m.settings_letterhead_picture_fonts,
	cmyk: m.settings_letterhead_picture_cmyk,
	layers: m.settings_letterhead_picture_other,
	large: m.settings_letterhead_picture_large,
	other: m.settings_letterhead_picture_other
};

/** What became of a file, in words; undefined where there is nothing to say. */
export function noteWords({ pagesOfFile, becamePicture }: ReadLetterhead, file: string): string | undefined {
	const notes: string[] = [];
	if (pagesOfFile > 2) notes.push(m.settings_letterhead_first_two({ file, pages: pagesOfFile }));
	if (becamePicture) notes.push(pictureWords[becamePicture]());
	return notes.length > 0 ? notes.join(' ') : undefined;
}
