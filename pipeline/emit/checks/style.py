"""The look of the sanity report."""

STYLE = """
:root { --ink: #1a1f24; --soft: #5b6670; --paper: #f6f7f8; --card: #fff; --line: #dde2e6;
  --bad: #b3261e; --fine: #1d6f42; --open: #8a6100; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --soft: #9aa5ae; --paper: #14181b; --card: #1d2226;
  --line: #333b41; --bad: #ff8a80; --fine: #7fd6a2; --open: #f2c14e; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { margin: 0; font-size: 1.5rem; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
h3 { margin: 0 0 .5rem; font-size: 1rem; font-weight: 600; overflow-wrap: anywhere; }
p { margin: .25rem 0; }
.over, .period, small, .count, .note { color: var(--soft); }
.over { font-size: .8rem; letter-spacing: .06em; text-transform: uppercase; }
.tiles { display: flex; gap: .75rem; margin: 1rem 0; flex-wrap: wrap; }
.tile { flex: 1 1 6rem; background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
  padding: .6rem .9rem; }
.tile b { display: block; font-size: 1.6rem; line-height: 1.2; }
.tile.fails b { color: var(--bad); } .tile.holds b { color: var(--fine); } .tile.unchecked b { color: var(--open); }
.clear { color: var(--fine); font-weight: 600; }
article, details { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; margin: .75rem 0; }
article { padding: .8rem 1rem; border-left: .25rem solid var(--fine); }
article.fails { border-left-color: var(--bad); } article.unchecked { border-left-color: var(--open); }
details article { margin: .75rem; background: var(--paper); }
summary { padding: .8rem 1rem; cursor: pointer; font-weight: 600; display: flex; gap: 1rem;
  justify-content: space-between; flex-wrap: wrap; }
summary .count { font-weight: 400; }
code { margin-left: .6rem;
  font: .8rem/1 ui-monospace, Consolas, monospace; color: var(--soft); overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-top: 1px solid var(--line); }
th { font-weight: 400; } small { display: block; font-size: .8rem; }
thead th, tfoot td { text-align: right; color: var(--soft); font-size: .85rem; }
thead th, thead td { border-top: 0; white-space: nowrap; }
.amount { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.total th, .total td { border-top: 2px solid var(--soft); font-weight: 600; } .total small { font-weight: 400; }
.sign { display: inline-block; width: 1.1em; color: var(--soft); }
blockquote { margin: .25rem 0 .5rem; padding-left: .75rem; border-left: 2px solid var(--line);
  overflow-wrap: anywhere; }
mark { background: color-mix(in srgb, var(--open) 25%, transparent); color: inherit; padding: 0 .15em;
  border-radius: .2em; }
q { quotes: "\\201c" "\\201d"; }
@media (max-width: 36rem) { th, td { padding-right: .5rem; } .amount { font-size: .9rem; } }
"""
