/** The look of the page: the app's paper and ink, in as little as one page needs. */
export const pageStyle = `
:root { color-scheme: light dark; --paper: light-dark(#fdfdfa, #171d22); --desk: light-dark(#eceeea, #0f1418);
	--well: light-dark(#f4f5f1, #1f262c); --ink: light-dark(#18222b, #e9ebe6); --ink-2: light-dark(#46525c, #b6bfc5);
	--rule: light-dark(#dfe2dd, #2b343b); --accent: light-dark(#1c4f8a, #8fb8ea); --on-accent: light-dark(#fff, #0d1a28);
	--book: 'Iowan Old Style', 'Palatino Linotype', Palatino, P052, 'Noto Serif', Georgia, serif; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--desk); color: var(--ink);
	font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; }
main { max-width: 760px; min-height: 100vh; margin: 0 auto; padding: 32px 24px 48px; background: var(--paper); }
h1 { margin: 0 0 12px; font: 400 26px/1.25 var(--book); }
h2 { margin: 32px 0 12px; padding-bottom: 8px; border-bottom: 1px solid var(--ink); font: 400 19px/1.3 var(--book); }
p { margin: 0 0 12px; max-width: 62ch; }
.soft { color: var(--ink-2); font-size: 14px; }
.begin { display: flex; flex-wrap: wrap; align-items: center; gap: 24px; margin-top: 24px; }
.scan { display: flex; align-items: center; gap: 16px; flex: 1 1 300px; }
.scan svg { flex: none; width: 132px; height: 132px; background: #fff; }
.scan p { margin: 0; }
a.act { display: inline-flex; align-items: center; min-height: 48px; padding: 4px 20px; border: 1px solid var(--accent);
	border-radius: 7px; color: var(--accent); font-weight: 600; text-decoration: none; }
a.first { background: var(--accent); color: var(--on-accent); }
details { border-bottom: 1px solid var(--rule); }
summary { min-height: 44px; padding: 10px 0; font-weight: 600; cursor: pointer; }
ol { margin: 0; padding: 0 0 12px 28px; max-width: 62ch; }
li { padding: 3px 0 3px 4px; }
code { display: block; padding: 12px 16px; background: var(--well); font: 14px/1.6 ui-monospace, Consolas, monospace;
	overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;
