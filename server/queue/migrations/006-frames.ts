/**
 * A mail is kept without its attachments, which are kept as files: `bytes` is the rest, `holes` says where they belong
 * (JSON). Of mails made before, `bytes` is all and `holes` null.
 */
export const frames = `
	alter table mime add column holes text;
`;
