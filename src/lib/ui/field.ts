/** What the frame of a field gives its control. */
export interface Control {
	id: string;
	'aria-describedby': string | undefined;
	'aria-invalid': true | undefined;
}

/** How many of a form's twelve columns a field takes; on a phone two and three are half, the rest is full. */
export type Span = 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 12;

/** What every field takes. */
export interface FieldProps {
	label: string;
	hint?: string;
	error?: string;
	/** A hint in green: what was found to be right. */
	good?: string;
	/** Says that the field may stay empty. */
	optional?: boolean;
	/** Keeps the label for readers only, where the place names the field already. */
	labelHidden?: boolean;
	span?: Span;
}
