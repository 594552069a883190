/** Who did what when: a chain in which nothing can be changed or taken out unseen. */
export const audit = `
	create table audit (
		seq integer primary key,
		at text not null,
		actor text not null,
		deed text not null,
		subject text not null,
		prev text not null,
		link text not null
	) strict;
`;
