export { prepareLetterhead as readLetterhead, type LetterheadError } from '#pdf/letterhead.ts';
