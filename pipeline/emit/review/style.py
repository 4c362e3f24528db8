"""The look of the reviewer's pages: quiet, figures in columns, colour only where a person is needed."""

STYLE = """
:root { color-scheme: light dark; --ink: #1d2329; --soft: #5d6872; --paper: #f7f7f5; --card: #fff; --line: #e3e4e0;
  --mark: #fbf4e2; --bad: #b3261e; --doubt: #8a5a00; --own: #4c5ea8; --fine: #1d6f42; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e7ea; --soft: #9ba6af; --paper: #14171a; --card: #1b1f23;
  --line: #30363c; --mark: #2a2417; --bad: #ff8f85; --doubt: #edbf5a; --own: #a9b6f5; --fine: #80d3a3; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 4rem; }
body { margin: 0; background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  font-variant-numeric: tabular-nums lining-nums; }
main { max-width: 76rem; margin: 0 auto; padding: 2rem 1.25rem 5rem; }
h1 { margin: 0; font-size: 1.7rem; line-height: 1.2; font-weight: 650; overflow-wrap: anywhere; }
h2 { margin: 2.75rem 0 .75rem; font-size: 1.1rem; font-weight: 650; overflow-wrap: anywhere; }
p { margin: .3rem 0; }
a { color: inherit; }
.over { color: var(--soft); font-size: .75rem; letter-spacing: .08em; text-transform: uppercase; }
.soft, small, dt { color: var(--soft); }
small { display: block; font-weight: 400; font-size: .75rem; line-height: 1.35; }
.small { font-size: .8rem; overflow-wrap: anywhere; }
.kind { margin-left: .6em; padding: .1em .45em; border: 1px solid var(--line); border-radius: .3em; color: var(--soft);
  font-size: .7rem; font-weight: 400; vertical-align: .12em; white-space: nowrap; }
.tiles { display: flex; gap: .75rem; margin: 1.1rem 0; flex-wrap: wrap; }
.tile { flex: 0 1 9rem; padding: .5rem .9rem .6rem; background: var(--card); border: 1px solid var(--line);
  border-radius: .5rem; }
.tile b { display: block; font-size: 1.6rem; font-weight: 600; line-height: 1.25; }
.tile span { color: var(--soft); font-size: .85rem; }
.tile.review b, .share.review { color: var(--doubt); }
.tile.extension b, .share.extension { color: var(--own); }
.share { display: inline-block; flex: none; min-width: 2.6em; text-align: right; font-size: .85rem; font-weight: 600;
  color: var(--soft); }
.share.asserted, .share.sure { font-weight: 400; }
.clear { color: var(--fine); font-weight: 600; }
.concept { font-size: .85rem; overflow-wrap: anywhere; }
.seal { color: var(--fine); font-size: .85rem; }
.finding { padding: .35rem .6rem; border-left: 3px solid var(--line); background: var(--card); font-size: .85rem;
  line-height: 1.45; overflow-wrap: anywhere; }
.finding b { font-weight: 600; } .finding.error { border-color: var(--bad); } .finding.error b { color: var(--bad); }
.finding.warning { border-color: var(--doubt); } .finding.warning b { color: var(--doubt); }
code { color: var(--soft); font: .75rem/1 ui-monospace, SFMono-Regular, Consolas, monospace; }
.queue { margin: 0; padding: 0; list-style: none; background: var(--card); border: 1px solid var(--line);
  border-radius: .5rem; overflow: hidden; }
.queue li { padding: 0 .9rem; border-top: 1px solid var(--line); } .queue li:first-child { border: 0; }
.queue a { display: grid; grid-template-columns: 3em minmax(8rem, 2fr) minmax(8rem, 3fr) auto; gap: 0 .8rem;
  align-items: baseline; padding: .4rem 0; text-decoration: none; }
.queue a:hover .label { text-decoration: underline; }
.queue .concept { color: var(--soft); } .queue .finding { margin: 0 0 .5rem 3.8em; padding: 0 .6rem; background: none; }
.more > summary { padding: .6rem .9rem; color: var(--soft); }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .32rem .7rem; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
tbody th { font-weight: 400; }
thead th { border: 0; vertical-align: bottom; font-size: .8rem; font-weight: 600; }
tbody th { min-width: 12rem; padding-left: calc(.9rem + var(--indent, 0) * .35rem); overflow-wrap: anywhere; }
tr.heading th { padding-top: .9rem; font-weight: 600; } tr.total > th, tr.total > .figure { font-weight: 600; }
tr.asserted, tr.review, tr.extension { background: var(--mark); }
tr.asserted > th, tr.review > th { box-shadow: inset 3px 0 var(--doubt); }
tr.extension > th { box-shadow: inset 3px 0 var(--own); }
tr:target > * { box-shadow: inset 0 2px var(--own), inset 0 -2px var(--own); }
.figure { width: 1%; min-width: 8.5rem; text-align: right; white-space: nowrap; } thead .figure { white-space: normal; }
.wide .figure { min-width: 6.5rem; }
.left-out { color: var(--soft); }
.means { width: 32%; min-width: 15rem; }
summary { cursor: pointer; } summary:hover .concept { text-decoration: underline; }
.means summary { display: flex; gap: .6rem; align-items: baseline; list-style: none; }
.means summary::-webkit-details-marker { display: none; }
.means .finding { margin: .4rem 0; background: none; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .1rem .8rem; margin: .4rem 0 .6rem; font-size: .8rem; }
dt { grid-column: 1; } dd { grid-column: 2; margin: 0; overflow-wrap: anywhere; }
.other { margin: .6rem 0; } .other > summary { padding: .3rem 0; } .other .scroll { margin: .4rem 0 1rem; }
sup { margin-left: .25em; color: var(--soft); font-size: .7rem; line-height: 0; cursor: help; }
.notes { margin: .5rem .9rem 0; padding: 0; list-style: none; color: var(--soft); font-size: .8rem; }
.notes sup { margin: 0; cursor: auto; }
.index th, .index td { vertical-align: baseline; }
.index td { white-space: nowrap; } .index tbody th { padding-left: .9rem; }
.index .count { text-align: right; } .index .bad { color: var(--bad); font-weight: 600; }
.index .doubt { color: var(--doubt); font-weight: 600; }
@media (max-width: 44rem) {
  main { padding: 1.25rem .75rem 4rem; }
  h1 { font-size: 1.35rem; }
  .queue a { grid-template-columns: 2.6em 1fr auto; } .queue .concept { grid-column: 2; grid-row: 2; }
  .queue .finding { margin-left: 3.2em; }
  .statement table, .other table { display: block; }
  .statement thead, .statement tbody, .other thead, .other tbody { display: block; }
  .statement tr, .other tr { display: flex; flex-wrap: wrap; padding: .35rem 0; border-top: 1px solid var(--line); }
  .statement th, .statement td, .other th, .other td { border: 0; padding: .1rem .7rem; }
  .statement tbody th, .other tbody th { flex: 1 0 100%; padding-left: calc(.7rem + var(--indent, 0) * .25rem); }
  .statement thead th:first-child, .other thead th:first-child, thead .means { display: none; }
  .asserted > th, .review > th, .extension > th { box-shadow: none !important; }
  tr.asserted, tr.review { box-shadow: inset 3px 0 var(--doubt); } tr.extension { box-shadow: inset 3px 0 var(--own); }
  .statement .figure, .other .figure { flex: 1 1 0; min-width: 0; } .means { flex: 1 0 100%; width: auto; }
  .wide table { min-width: 34rem; }
  .index table, .index tbody { display: block; } .index thead { display: none; }
  .index tr { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .5rem .7rem; border-top: 1px solid var(--line); }
  .index th, .index td { border: 0; padding: 0; white-space: normal; } .index tbody th { flex: 1 0 100%; padding: 0; }
  .index td::before { content: attr(data-name) " "; color: var(--soft); font-weight: 400; }
}
@media print { body { background: none; } .scroll { overflow: visible; } }
"""
