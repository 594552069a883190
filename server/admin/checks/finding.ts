/** What a check found, in words for the operator; `wrong` needs him, a `note` may. */
export interface Finding {
	level: 'fine' | 'note' | 'wrong';
	text: string;
}

/** Makes findings. */
export const fine = (text: string): Finding => ({ level: 'fine', text });
export const note = (text: string): Finding => ({ level: 'note', text });
export const wrong = (text: string): Finding => ({ level: 'wrong', text });
