/** Since when a ledger's devices are asked what they know, because the relay was restored; null once one has told. */
export const restored = `
	alter table ledger add column restored_at text;
`;
