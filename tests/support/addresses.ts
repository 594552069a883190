import fc from 'fast-check';

const atom = fc.string({ unit: fc.constantFrom(..."abcXYZ019!#$%&'*+/=^_`{|}~-"), minLength: 1, maxLength: 12 });
const label = fc.stringMatching(/^[a-zA-Z0-9]([a-zA-Z0-9-]{0,8}[a-zA-Z0-9])?$/).filter((text) => !/^xn--/i.test(text));
const top = fc.constantFrom('nl', 'example', 'DE', 'xn--jxalpdlp', 'museum');

/** Any plain address as a person may write it. */
export const plainAddress = fc
	.tuple(fc.array(atom, { minLength: 1, maxLength: 3 }), fc.array(label, { minLength: 1, maxLength: 3 }), top)
	.map(([atoms, labels, last]) => `${atoms.join('.')}@${[...labels, last].join('.')}`);
