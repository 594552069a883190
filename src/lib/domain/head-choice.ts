/** What a person may put behind documents: a letterhead (in its newest version), the head that the layout draws, or nothing. */
export type HeadChoice = { type: 'letterhead'; id: string } | { type: 'drawn' } | { type: 'blank' };

/** A choice as one word, for lists and forms. */
export const choiceKey = (choice: HeadChoice): string => (choice.type === 'letterhead' ? choice.id : choice.type);
