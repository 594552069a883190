import { expect, it } from 'vitest';
import { explainUsage, isCommand, usage } from './usage.ts';

it.each([
	[[], usage],
	[['allot', 'a:1'], 'There is no command “allot”.'],
	[['allow', 'mail.local'], 'allow does not take “mail.local”. Its form:'],
	[['revoke'], 'revoke needs more words. Its form:']
])('words that are not understood (%j) are told what is wrong with them first', (words, first) => {
	expect(explainUsage(words)[0]).toBe(first);
});

it('only the form of the command that was meant is shown', () => {
	expect(explainUsage(['allow', 'x']).slice(2).join('\n')).toMatch(/^ {2}allow HOST:PORT .*\n {2}allow --list .*$/);
	expect(explainUsage(['tls', '*']).slice(2)).toHaveLength(2);
});

it.each(['pair', 'allow', 'doctor', 'keep-years'])('%s is a command', (word) => expect(isCommand(word)).toBe(true));

it.each(['', 'The', 'Usage:', 'al', '--replace'])('%j is no command', (word) => expect(isCommand(word)).toBe(false));
